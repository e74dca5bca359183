/** The fixes for what the ownership analysis finds, best first. */
import type { Diagnostic } from '../../../diagnostics/index.ts';
import type { Fix } from '../../fix.ts';
import type { Workspace } from '../../workspace.ts';
import { addMut } from './add-mut.ts';
import { cloneInstead } from './clone-instead.ts';
import { makeTypeCopy } from './copy-type.ts';
import { initialize } from './initialize.ts';
import { lendInstead } from './lend-instead.ts';
import { lendToCallee } from './lend-to-callee.ts';
import { takeMutableReference } from './mutable-reference.ts';
import { takeInstead } from './take-instead.ts';
import { toldBy } from './told-finding.ts';
import { takeValueBack } from './value-back.ts';

export function ownershipFixes(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix[] {
  const told = toldBy(workspace, file, diagnostic);
  if (told === null) return [];
  return [addMut, takeMutableReference, lendInstead, lendToCallee, takeValueBack, takeInstead, cloneInstead, makeTypeCopy, initialize].flatMap((make) => make(told));
}
