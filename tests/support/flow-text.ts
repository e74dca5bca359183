/**
 * Flow graphs written as text, for tests of what reads graphs. Close to what `printGraph` prints:
 *
 *   param a: own                     kinds: param, let, let mut, temp, result, capture, capture mut, static, static mut
 *   let b: {x: own, y: copy}
 *   b0:
 *     live b
 *     b := make(move a, const)       `:=` initialises, `=` assigns
 *     read b.x                       also: tag (a scrutinee), obscure, drop, live, dead
 *     -> b1 then, b2 else
 *   b1 (loop):
 *     return                         also: unreachable
 *
 * Types: `copy`, `own` (moves, is dropped), `{f: T}`, `drop{f: T}` (with `impl Drop`), `enum{A(T, T), B}`, `&T`, `&mut T`,
 * `*const T`, `*mut T`, `box T`, `[T; n]`, `[T]`, `rc T` (overloaded `*`), `vec T` (overloaded `[]`), `?` (unknown).
 * Places: `b.x`, `b.*` (`b.*mut` through `DerefMut`), `b[_]` (`b[mut]`), `b[0]`, `b[-1]`, `b[1..1]`, `b.A#0`.
 * Ranges are offsets in the text, so that a finding tells its line.
 */
import type { TextRange } from '../../server/src/base/ranges.ts';
import type { Block, FlowGraph, FlowLocal, FlowStatement, MoveCause, Operand, Place, PlaceId, Terminator, Value } from '../../server/src/flow/index.ts';
import type { ItemKey } from '../../server/src/items/index.ts';
import { parsePlace, parseType, typeFor, type TypeTree } from './flow-text-types.ts';

interface Reader {
  readonly locals: FlowLocal[];
  readonly types: TypeTree[];
  readonly places: Place[];
  /** Of each place. */
  readonly trees: TypeTree[];
  readonly numbers: Map<string, PlaceId>;
}

/** Throws where the text is not in the format. */
export function readFlow(text: string): FlowGraph {
  const reader: Reader = { locals: [], types: [], places: [], trees: [], numbers: new Map() };
  const blocks: { id: number; statements: FlowStatement[]; terminator: Terminator; loop: TextRange | null }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const at = offset + line.indexOf(trimmed);
    offset += line.length + 1;
    if (trimmed === '' || trimmed.startsWith('//')) continue;
    const head = /^b(\d+)( \(loop\))?:$/u.exec(trimmed);
    const block = blocks.at(-1);
    if (head !== null) blocks.push({ id: Number(head[1]), statements: [], terminator: { kind: 'unreachable' }, loop: head[2] === undefined ? null : { start: at, end: at + trimmed.length } });
    else if (block === undefined) declare(reader, trimmed, at);
    else {
      const terminator = terminatorIn(trimmed, at);
      if (terminator === null) block.statements.push(statementIn(reader, trimmed, at));
      else block.terminator = terminator;
    }
  }
  let firstPoint = 0;
  const finished = blocks.toSorted((left, right) => left.id - right.id).map((block, index): Block => {
    if (block.id !== index) throw new Error(`Blocks are b0 to b${blocks.length - 1}; there is b${block.id}`);
    const first = firstPoint;
    firstPoint += block.statements.length + 1;
    return { ...block, firstPoint: first };
  });
  return { item: 'test#function:f' as ItemKey, closure: null, locals: reader.locals, places: reader.places, blocks: finished, entry: 0, pointCount: firstPoint, unreachable: [], closures: [], isIncomplete: false };
}

/** The line of a range's start, from 1. */
export function lineOf(text: string, range: TextRange): number {
  return text.slice(0, range.start).split('\n').length;
}

const KINDS: Readonly<Record<string, FlowLocal['kind']>> = { param: 'parameter', let: 'binding', temp: 'temporary', result: 'result', capture: 'capture', static: 'static' };

function declare(reader: Reader, line: string, at: number): void {
  const match = /^(param|let|temp|result|capture|static)( mut)? (\w+): (.+)$/u.exec(line);
  if (match === null) throw new Error(`No declaration: ${line}`);
  const [, kind = '', mut, name = '', written = ''] = match;
  const tree = parseType(written);
  const start = at + line.indexOf(` ${name}:`) + 1;
  const id = reader.locals.length;
  const isTemporary = kind === 'temp' || kind === 'result';
  reader.types.push(tree);
  reader.locals.push({ id, name, kind: KINDS[kind] ?? 'binding', type: typeFor(tree), isMutable: isTemporary || mut !== undefined, range: { start, end: start + name.length }, source: id, isObscured: tree.kind === 'unknown' });
}

/** The place, and all that it is a part of. */
function placeIn(reader: Reader, written: string): PlaceId {
  const parsed = parsePlace(written);
  const local = reader.locals.find((each) => each.name === parsed.local);
  const tree = local === undefined ? undefined : reader.types[local.id];
  if (local === undefined || tree === undefined) throw new Error(`No local: ${written}`);
  let id = intern(reader, `${local.id}`, { local: local.id, parent: null, projection: null }, tree);
  for (const step of parsed.steps) {
    const from = reader.trees[id];
    const next = from === undefined ? null : step.from(from);
    if (next === null) throw new Error(`No place: ${written}`);
    id = intern(reader, `${id} ${step.name}`, { local: local.id, parent: id, projection: next.projection }, next.tree);
  }
  return id;
}

function intern(reader: Reader, key: string, place: Pick<Place, 'local' | 'parent' | 'projection'>, tree: TypeTree): PlaceId {
  const known = reader.numbers.get(key);
  if (known !== undefined) return known;
  const id = reader.places.length;
  reader.numbers.set(key, id);
  reader.trees.push(tree);
  reader.places.push({ id, ...place, type: typeFor(tree), isCopy: tree.kind === 'unknown' ? 'unknown' : tree.isCopy ? 'yes' : 'no', hasDropImpl: tree.hasDropImpl, needsDrop: tree.needsDrop, isStatic: reader.locals[place.local]?.kind === 'static' });
  return id;
}

const PLACE = String.raw`[\w.*#\[\]-]+`;

function statementIn(reader: Reader, line: string, at: number): FlowStatement {
  const range: TextRange = { start: at, end: at + line.length };
  const word = /^(\w+) (\S+)(?: \((\w[\w-]*)\))?$/u.exec(line);
  if (word !== null) {
    const [, what = '', subject = '', note] = word;
    switch (what) {
      case 'live':
      case 'dead':
        return { kind: what === 'live' ? 'storage-live' : 'storage-dead', local: reader.places[placeIn(reader, subject)]?.local ?? 0 };
      case 'read':
        return { kind: 'read', place: placeIn(reader, subject), range, why: 'value' };
      case 'tag':
        return { kind: 'read', place: placeIn(reader, subject), range, why: 'scrutinee' };
      case 'obscure':
        return { kind: 'obscure', place: placeIn(reader, subject), range };
      case 'drop':
        return { kind: 'drop', place: placeIn(reader, subject), why: note === 'assignment' || note === 'temporary' || note === 'leave' ? note : 'scope-end', range };
      default:
    }
  }
  const assignment = new RegExp(`^(${PLACE}) (:?=) (.+)$`, 'u').exec(line);
  if (assignment === null) throw new Error(`No statement: ${line}`);
  const [, target = '', sign = '', written = ''] = assignment;
  const value = valueIn(reader, written, at + line.length - written.length);
  return { kind: 'assign', target: placeIn(reader, target), value, initializes: sign === ':=', range, targetRange: { start: at, end: at + target.length } };
}

const BORROWS = { '&': 'shared', '&mut ': 'mutable', '&unique ': 'unique', '&raw const ': 'raw-const', '&raw mut ': 'raw-mut' } as const;

function valueIn(reader: Reader, written: string, at: number): Value {
  const borrow = new RegExp(`^(&(?:mut |unique |raw const |raw mut )?)(${PLACE})( \\(capture\\))?$`, 'u').exec(written);
  if (borrow !== null) {
    const [, sign = '&', subject = '', capture] = borrow;
    return { kind: 'borrow', place: placeIn(reader, subject), borrow: BORROWS[sign as keyof typeof BORROWS], isImplicit: capture !== undefined, isTwoPhase: false, range: { start: at, end: at + written.length }, usage: capture === undefined ? 'written' : 'capture' };
  }
  const made = /^(make|call \w+|unknown)\((.*)\)$/u.exec(written);
  if (made !== null) {
    const [, what = '', list = ''] = made;
    let from = at + written.indexOf('(') + 1;
    const operands = list === '' ? [] : list.split(', ').map((each) => {
      const operand = operandIn(reader, each, from, what.startsWith('call') ? { ...NO_CAUSE, kind: 'call', name: what.slice(5) } : { ...NO_CAUSE, kind: 'aggregate' });
      from += each.length + 2;
      return operand;
    });
    return what.startsWith('make') ? { kind: 'make', what: 'aggregate', operands } : { kind: 'call', callee: { kind: 'unknown' }, operands };
  }
  if (written === 'new') return { kind: 'make', what: 'constant', operands: [] };
  return { kind: 'use', operand: operandIn(reader, written, at, { ...NO_CAUSE, kind: 'let' }) };
}

const NO_CAUSE: MoveCause = { kind: 'other', name: null, callee: null, argument: null, matched: null };

/** `move x`, `copy x`, `obscure x`, `const`; `bind x of 5` moves in the pattern number 5. */
function operandIn(reader: Reader, written: string, at: number, cause: MoveCause): Operand {
  if (written === 'const') return { kind: 'constant' };
  const match = new RegExp(`^(move|copy|obscure|bind) (${PLACE})(?: of (\\d+))?$`, 'u').exec(written);
  if (match === null) throw new Error(`No operand: ${written}`);
  const [, kind = '', subject = '', pattern] = match;
  const range: TextRange = { start: at, end: at + written.length };
  const id = placeIn(reader, subject);
  switch (kind) {
    case 'move':
      return { kind: 'move', place: id, range, cause };
    case 'bind':
      return { kind: 'move', place: id, range, cause: { ...NO_CAUSE, kind: 'pattern', matched: { start: Number(pattern), end: Number(pattern) + 1 } } };
    case 'copy':
      return { kind: 'copy', place: id, range };
    default:
      return { kind: 'obscure', place: id, range };
  }
}

type Label = (Terminator & { readonly kind: 'branch' })['targets'][number]['label'];

function terminatorIn(line: string, at: number): Terminator | null {
  const range: TextRange = { start: at, end: at + line.length };
  if (line === 'return') return { kind: 'return', range };
  if (line === 'unreachable') return { kind: 'unreachable' };
  if (!line.startsWith('-> ')) return null;
  const targets = line.slice(3).split(', ').map((each) => {
    const [block = '', label = 'arm'] = each.split(' ');
    return { block: Number(block.slice(1)), label: label as Label, range: null };
  });
  const [first] = targets;
  return targets.length === 1 && first !== undefined ? { kind: 'goto', target: first.block } : { kind: 'branch', targets };
}
