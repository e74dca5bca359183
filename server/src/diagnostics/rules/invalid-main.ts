/**
 * `invalid-main`: the function with which a program begins, declared so that nobody could call it. Only the `main` at the top
 * of a `main.ast` is one for certain: another file may be a library, in which the name means nothing (O15).
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { declarationOfFile, fileOfItem, itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import type { FunctionItem } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';

export function invalidMains(db: Database, key: ItemKey): Finding[] {
  const shape = shapeOf(db, key);
  if (shape?.kind !== 'function' || shape.name !== 'main' || shape.parent !== null || shape.isConditional || !/(?:^|\/)main\.ast$/u.test(fileOfItem(key))) return [];
  const item = db.get(itemNode, key);
  // What is written above it may make something else of it.
  if (item?.kind !== 'function' || item.hasError || item.attributes.some(({ path }) => !PLAIN.has(path)) || declarationOfFile(db, fileOfItem(key)) !== null) return [];
  const fault = faultOf(item);
  return fault === null ? [] : [{ code: 'invalid-main', place: { item: key, range: { start: fault.range.start, end: fault.range.end } }, message: `\`main\` ${fault.what}: nothing calls it but the start of the program.`, related: [], rustc: fault.rustc }];
}

const PLAIN: ReadonlySet<string> = new Set(['allow', 'cold', 'deny', 'doc', 'expect', 'inline', 'must_use', 'warn']);

/** In the order in which rustc looks. */
function faultOf({ abi, generics, isAsync, isUnsafe, name, parameters }: FunctionItem): { readonly range: TextRange; readonly what: string; readonly rustc: string } | null {
  if (name === null) return null;
  const [type, parameter] = [generics.parameters[0], parameters[0]];
  if (type !== undefined) return { range: type, what: 'cannot have generic parameters', rustc: 'E0131' };
  if (generics.where.length > 0) return { range: name, what: 'cannot have a `where` clause', rustc: 'E0646' };
  if (isAsync) return { range: name, what: 'cannot be `async`', rustc: 'E0752' };
  if (parameter !== undefined) return { range: parameter, what: 'cannot have parameters', rustc: 'E0580' };
  if (isUnsafe) return { range: name, what: 'cannot be `unsafe`', rustc: 'E0580' };
  return abi !== null && abi !== 'Rust' ? { range: name, what: 'cannot be `extern`', rustc: 'E0580' } : null;
}
