/** `explicit-drop-call` (O11): `Drop::drop` called by name, on a value that is dropped again where its owner's scope ends. */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isStdFile, itemNode, type ItemKey, resolveTypePath, shapeOf } from '../../items/index.ts';
import { printPath, printTypeNode } from '../../syntax/index.ts';
import { typedBody, walkBody } from '../../types/index.ts';
import type { Finding } from '../finding.ts';

export function explicitDropCalls(db: Database, key: ItemKey): Finding[] {
  const body = typedBody(db, key);
  if (body === null) return [];
  const found: Finding[] = [];
  walkBody(body, {
    expression: (node) => {
      if (node.kind !== 'call' || node.callee.kind !== 'function' || node.syntax === 'operator') return true;
      const owner = dropOwner(db, node.callee.item);
      if (owner === null) return true;
      found.push({
        code: 'explicit-drop-call',
        // The whole path where the call begins with one.
        place: { item: key, range: node.syntax === 'method' ? node.nameRange : { start: node.range.start, end: node.nameRange.end } },
        message: `\`drop\` of ${owner} is called by name; it runs by itself when the value's owner ends.`,
        related: [],
        rustc: 'E0040',
      });
      return true;
    },
  });
  return found;
}

/** In words, the impl of the library's `Drop` that a function belongs to, or that trait itself; `null` for every other function. */
function dropOwner(db: Database, callee: ItemKey): string | null {
  const shape = shapeOf(db, callee);
  if (shape === null || shape.name !== 'drop' || shape.parent === null) return null;
  const owner = db.get(itemNode, shape.parent);
  if (owner?.kind === 'trait') return isLibraryDrop(db, shape.parent) ? '`Drop`' : null;
  if (owner?.kind !== 'impl' || owner.trait === null) return null;
  const names = owner.trait.segments.map((segment) => segment.name.text);
  const resolution = resolveTypePath(db, shape.parent, names, owner.trait.isGlobal);
  return resolution.kind === 'item' && isLibraryDrop(db, resolution.key) ? `\`impl ${printPath(owner.trait)} for ${printTypeNode(owner.selfType)}\`` : null;
}

function isLibraryDrop(db: Database, key: ItemKey): boolean {
  return isStdFile(fileOfItem(key)) && shapeOf(db, key)?.name === 'Drop';
}
