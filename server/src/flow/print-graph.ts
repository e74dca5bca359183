/**
 * A graph as text, for tests and for whoever wants to see it: one line per statement, places as they are written, temporaries
 * numbered in the order in which they first occur.
 */
import { assertNever } from '../base/assert-never.ts';
import { printType } from '../types/index.ts';
import type { Block, FlowGraph, FlowLocal, FlowLocalId, FlowStatement, Operand, PlaceId, Terminator, Value } from './graph.ts';

/** @param showsStorage whether the lines that begin and end storage are shown. */
export function printGraph(graph: FlowGraph, showsStorage = true): string {
  const names = namesOf(graph);
  const lines = [headOf(graph, names)];
  if (graph.isIncomplete) lines.push('  incomplete');
  for (const block of graph.blocks) lines.push(...linesOf(graph, names, block, showsStorage));
  for (const [index, closure] of graph.closures.entries()) {
    lines.push(`closure ${index}:`, ...printGraph(closure, showsStorage).trimEnd().split('\n').map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** A place as it is written: `pair.0`, `*next`, `(shape as #1).0`. */
export function printPlace(graph: FlowGraph, place: PlaceId, names: Names = namesOf(graph)): string {
  const known = graph.places[place];
  if (known === undefined) return '?';
  if (known.parent === null || known.projection === null) return names.get(known.local) ?? '?';
  const parent = printPlace(graph, known.parent, names);
  const { projection } = known;
  switch (projection.kind) {
    case 'field':
      return projection.variant === null ? `${parent}.${projection.name}` : `(${parent} as #${projection.variant}).${projection.name}`;
    case 'dereference':
      return `(*${parent})`;
    case 'index':
      return `${parent}[_]`;
    case 'element':
      return `${parent}[${projection.from}]`;
    case 'subslice':
      return `${parent}[${projection.from}..${projection.to}]`;
    default:
      return assertNever(projection);
  }
}

type Names = ReadonlyMap<FlowLocalId, string>;

/** The first local of a name has the name, the next ones a number behind it. */
function namesOf({ locals, places }: FlowGraph): Names {
  const used = new Map<string, number>();
  const names = new Map<FlowLocalId, string>();
  const occurring = new Set(places.map((place) => place.local));
  for (const { id, name, kind } of locals) {
    if (!occurring.has(id)) continue;
    const base = kind === 'result' ? 'return' : (name ?? (kind === 'parameter' ? 'argument' : ''));
    const count = used.get(base) ?? 0;
    used.set(base, count + 1);
    names.set(id, base === '' ? `%${count}` : count === 0 ? base : `${base}'${count}`);
  }
  return names;
}

function headOf({ locals }: FlowGraph, names: Names): string {
  const captures = locals.filter((local) => local.kind === 'capture').map((local) => declared(local, names));
  const parameters = locals.filter((local) => local.kind === 'parameter').map((local) => declared(local, names));
  return `fn(${parameters.join(', ')})${captures.length === 0 ? '' : ` captures ${captures.join(', ')}`}`;
}

function declared({ id, name, type, isObscured }: FlowLocal, names: Names): string {
  return `${names.get(id) ?? name ?? '_'}${isObscured ? '?' : ''}: ${printType(type)}`;
}

function linesOf(graph: FlowGraph, names: Names, block: Block, showsStorage: boolean): string[] {
  const statements = block.statements.filter((statement) => showsStorage || (statement.kind !== 'storage-live' && statement.kind !== 'storage-dead'));
  return [
    `b${block.id}:${block.loop === null ? '' : ' (loop)'}`,
    ...statements.map((statement) => `  ${printStatement(graph, names, statement)}`),
    `  ${printTerminator(block.terminator)}`,
  ];
}

function printStatement(graph: FlowGraph, names: Names, statement: FlowStatement): string {
  switch (statement.kind) {
    case 'assign':
      return `${printPlace(graph, statement.target, names)} ${statement.initializes ? ':=' : '='} ${printValue(graph, names, statement.value)}`;
    case 'read':
      return `read ${printPlace(graph, statement.place, names)} (${statement.why})`;
    case 'obscure':
      return `obscure ${printPlace(graph, statement.place, names)}`;
    case 'storage-live':
      return `live ${names.get(statement.local) ?? '?'}`;
    case 'storage-dead':
      return `dead ${names.get(statement.local) ?? '?'}`;
    case 'drop':
      return `drop ${printPlace(graph, statement.place, names)} (${statement.why})`;
    default:
      return assertNever(statement);
  }
}

function printValue(graph: FlowGraph, names: Names, value: Value): string {
  switch (value.kind) {
    case 'use':
      return printOperand(graph, names, value.operand);
    case 'borrow': {
      const sign = { shared: '&', mutable: '&mut ', unique: '&unique ', 'raw-const': '&raw const ', 'raw-mut': '&raw mut ' }[value.borrow];
      const notes = [...(value.usage === 'written' ? [] : [value.usage]), ...(value.isTwoPhase ? ['two-phase'] : [])];
      return `${sign}${printPlace(graph, value.place, names)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
    }
    case 'make':
      return `${value.what}(${value.operands.map((operand) => printOperand(graph, names, operand)).join(', ')})`;
    case 'call': {
      const { callee } = value;
      const name = callee.kind === 'function' || callee.kind === 'constructor' ? callee.name : callee.kind === 'value' ? 'value' : '?';
      return `call ${name}(${value.operands.map((operand) => printOperand(graph, names, operand)).join(', ')})`;
    }
    default:
      return assertNever(value);
  }
}

function printOperand(graph: FlowGraph, names: Names, operand: Operand): string {
  return operand.kind === 'constant' ? 'const' : `${operand.kind} ${printPlace(graph, operand.place, names)}`;
}

function printTerminator(terminator: Terminator): string {
  switch (terminator.kind) {
    case 'goto':
      return `-> b${terminator.target}`;
    case 'branch':
      return `-> ${terminator.targets.map((target) => `b${target.block} (${target.label})`).join(', ')}`;
    case 'return':
    case 'unreachable':
      return terminator.kind;
    default:
      return assertNever(terminator);
  }
}
