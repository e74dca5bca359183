/** Which fixes there are for a diagnostic, and which refactorings at a place. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix, RefusedRefactoring } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { addArmsFix } from './add-arms.ts';
import { addFieldsFix } from './add-fields.ts';
import { addItemsFix } from './add-items.ts';
import { addParenthesesFix } from './add-parentheses.ts';
import { dropFunctionFix } from './drop-function.ts';
import { importNameFixes } from './import-name.ts';
import { insertBoxFix } from './insert-box.ts';
import { nearNameFix } from './near-name.ts';
import { patternFieldsFixes } from './pattern-fields.ts';
import { removeMutFix } from './remove-mut.ts';
import { removeSemicolonFix } from './remove-semicolon.ts';
import { ownershipFixes } from './ownership/index.ts';
import { renameUnusedFix } from './rename-unused.ts';
import { refusedReordering, reorderFix, reorderRefactoring } from './reorder-fix.ts';
import { suppressFix } from './suppress.ts';

/** The fixes for one diagnostic of a file, best first. */
export function fixesFor(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix[] {
  const makers = [addArmsFix, addFieldsFix, addItemsFix, addParenthesesFix, dropFunctionFix, insertBoxFix, nearNameFix, removeMutFix, removeSemicolonFix, renameUnusedFix, reorderFix];
  const found = [...makers.map((make) => make(workspace, file, diagnostic)), ...patternFieldsFixes(workspace, file, diagnostic), ...importNameFixes(workspace, file, diagnostic), ...ownershipFixes(workspace, file, diagnostic), suppressFix(workspace, file, diagnostic)];
  return found.filter((fix) => fix !== null);
}

/** What can be done at an offset of a file without any diagnostic. */
export function refactoringsAt(workspace: Workspace, file: string, offset: number): Fix[] {
  const refactoring = reorderRefactoring(workspace, file, offset);
  return refactoring === null ? [] : [refactoring];
}

/** What could be meant at an offset but cannot be done, and why: for a person who asked for it. */
export function refusedRefactoringsAt(workspace: Workspace, file: string, offset: number): RefusedRefactoring[] {
  const refused = refusedReordering(workspace, file, offset);
  return refused === null ? [] : [refused];
}
