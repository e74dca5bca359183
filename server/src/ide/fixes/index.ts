/** Which fixes there are for a diagnostic, and which refactorings at a place. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix, RefusedRefactoring } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { insertBoxFix } from './insert-box.ts';
import { refusedReordering, reorderFix, reorderRefactoring } from './reorder-fix.ts';
import { suppressFix } from './suppress.ts';

/** The fixes for one diagnostic of a file, best first. */
export function fixesFor(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix[] {
  const fixes = [insertBoxFix(workspace, file, diagnostic), reorderFix(workspace, file, diagnostic), suppressFix(workspace, file, diagnostic)];
  return fixes.filter((fix) => fix !== null);
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
