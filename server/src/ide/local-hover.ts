/** What there is to know of the local under the cursor, gathered for `render`. */
import type { Database } from '../base/query.ts';
import { LineIndex } from '../base/line-index.ts';
import { causeInWords, placeInWords, settingsOf } from '../diagnostics/index.ts';
import type { FlowGraph } from '../flow/index.ts';
import { fileOfItem, itemNode } from '../items/index.ts';
import { layoutOf } from '../layout/index.ts';
import type { KnownState } from '../ownership/index.ts';
import { type Local, printType } from '../types/index.ts';
import { localLife, type LocalLife } from './bodies/local-life.ts';
import type { LocalAt } from './bodies/locals.ts';
import { ownedElsewhere } from './owned-elsewhere.ts';
import type { LocalHover, LocalState } from './render/index.ts';

/** @param text of the file, for the numbers of lines. */
export function localHover(db: Database, at: LocalAt, text: string): LocalHover {
  const { body, names, start } = at;
  const { local } = names;
  const file = fileOfItem(body.item);
  const { target } = settingsOf(db, file);
  const item = db.get(itemNode, body.item);
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => lines.position(start + offset).line + 1;
  const life = localLife(db, at);
  const { end } = life;
  return {
    signature: signatureOf(local),
    layouts: { shown: layoutOf(db, local.type, target), other: layoutOf(db, local.type, target === '64' ? '32' : '64') },
    region: item?.kind === 'function' && item.isAsync ? 'future' : 'stack',
    elsewhere: ownedElsewhere(db, local.type, target),
    state: life.state === null ? null : stateInWords(life.state, life.state.graph, life, lineOf),
    end: end === null || end.kind === 'moved' ? end : { kind: 'dropped', line: lineOf(end.range.start), isConditional: end.isConditional, isPartial: end.isPartial },
    incomplete: life.incomplete,
  };
}

/** As the text would declare it, with the type that it has. */
function signatureOf({ isMutable, kind, name, type }: Local): string {
  const printed = printType(type);
  const typed = `${isMutable ? 'mut ' : ''}${name}${printed === '' ? '' : `: ${printed}`}`;
  return kind === 'binding' ? `let ${typed}` : typed;
}

function stateInWords(known: KnownState, graph: FlowGraph, { cause, event }: LocalLife, lineOf: (offset: number) => number): LocalState {
  const moves = known.moves.map((move) => {
    const isPart = known.state === 'partly-moved';
    return { line: lineOf(move.range.start), cause: causeInWords(move.cause), part: isPart ? (placeInWords(graph, move.place)?.replaceAll('`', '') ?? null) : null, inPreviousIteration: move.inPreviousIteration };
  });
  const use = cause !== null ? { kind: 'move' as const, cause: causeInWords(cause) } : event?.kind === 'borrow' || event?.kind === 'borrow-mutable' ? { kind: event.kind } : null;
  return { state: known.state, moves, use };
}
