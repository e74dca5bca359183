/**
 * `unresolved-module`: `mod m;` without a file. Only in a package whose files are all known: elsewhere the file may be where
 * nobody has looked. Under a condition it may be made by the build.
 */
import type { Database } from '../../base/query.ts';
import { crateRoot, fileOfItem, isUnreached, type ItemKey, itemNode, moduleContents, moduleFileCandidates, rootModule, shapeOf, sourcesAround, surroundings } from '../../items/index.ts';
import type { Finding } from '../finding.ts';
import { isUnderCondition } from '../under-condition.ts';

export function unresolvedModules(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  const shape = shapeOf(db, key);
  if (shape?.kind !== 'module' || shape.sourcePath === null) return [];
  const item = db.get(itemNode, key);
  const file = fileOfItem(key);
  if (item?.kind !== 'module' || item.hasError || item.name === null || moduleContents(db, key) !== null || isUnderCondition(db, key)) return [];
  const around = db.get(surroundings, file);
  const sources = sourcesAround(db, file);
  if (around.kind !== 'known' || !sources.isPackage || !sources.isComplete || !crateRoot(db, rootModule(file)).isCertain) return [];
  const candidates = moduleFileCandidates(db, key).filter((candidate) => candidate.startsWith(around.root));
  const [first, second] = candidates.map((candidate) => `\`${shown(candidate.slice(around.root.length))}\``);
  if (first === undefined) return [];
  return [
    {
      code: 'unresolved-module',
      place: { item: key, range: { start: item.name.start, end: item.name.end } },
      message: `The file of the module \`${item.name.text}\` is missing: ${second === undefined ? `there is no ${first}` : `there is neither ${first} nor ${second}`}.`,
      related: [],
      rustc: 'E0583',
    },
  ];
}

/** Names of files may be URIs, in which letters are escaped. */
function shown(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
