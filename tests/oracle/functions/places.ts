/** The places that a generated function can name at a point, and what may be done with each. */
import type { Body, Variable } from './body.ts';
import { giveBack, isGone, isParentGone, overlap, type PlaceKey } from './flow.ts';
import { fieldsOf, isCopy, type Term } from './terms.ts';

export interface Place {
  readonly variable: Variable;
  readonly key: PlaceKey;
  readonly text: string;
  readonly term: Term;
  /** How it is reached: from its owner, or through a reference. */
  readonly access: 'owned' | 'shared' | 'exclusive';
  /** On the way lies an index, or a type with `impl Drop`: nothing can be moved out. */
  readonly obstacle: 'none' | 'array index' | 'vector index' | 'drop' | 'static';
  /** May be assigned in part and lent for writing. */
  readonly isWritable: boolean;
  /** What a reader would call the way to it. */
  readonly construct: string | null;
}

const DEEPEST = 3;

/** Every place in scope, references' targets included. Tuple fields through an index are written out as people do. */
export function allPlaces(body: Body): Place[] {
  const seen = new Set<string>();
  const places: Place[] = [];
  for (const variable of body.variables.toReversed()) {
    if (seen.has(variable.name)) continue;
    seen.add(variable.name);
    const root: Place = { variable, key: String(variable.id), text: variable.name, term: variable.term, access: 'owned', obstacle: variable.isStatic ? 'static' : 'none', isWritable: variable.isMutable, construct: null };
    places.push(root);
    addParts(body, root, DEEPEST, places);
  }
  return places;
}

function addParts(body: Body, place: Place, depth: number, places: Place[]): void {
  if (depth === 0) return;
  for (const part of partsOf(body, place)) {
    places.push(part);
    addParts(body, part, depth - 1, places);
  }
}

/** One step further: fields, elements, what a pointer leads to. An enum has no parts that could be named. */
export function partsOf(body: Body, place: Place): Place[] {
  const { term } = place;
  const dereferenced = (target: Term, changes: Partial<Place>): Place => ({ ...place, key: `${place.key}.*`, text: `*${place.text}`, term: target, ...changes });
  switch (term.kind) {
    case 'box':
      return [dereferenced(term.target, { construct: 'place: *box' })];
    case 'reference':
      // Through a shared reference nothing can be written, whatever else lies on the way.
      return [dereferenced(term.target, { access: term.isMutable && place.access !== 'shared' ? 'exclusive' : 'shared', isWritable: term.isMutable && place.access !== 'shared', obstacle: 'none', construct: 'place: *reference' })];
    case 'tuple':
      return term.elements.map((element, index) => member(body, place, String(index), element, 'place: tuple field'));
    case 'named': {
      const [only] = term.declaration.variants;
      if (term.declaration.kind === 'enum' || only === undefined) return [];
      const isThroughDrop = term.declaration.hasDrop;
      return fieldsOf(term, only).map((field) => {
        const part = member(body, place, field.name, field.term, 'place: struct field');
        return isThroughDrop && part.obstacle === 'none' && part.access === 'owned' ? { ...part, obstacle: 'drop' } : part;
      });
    }
    case 'array':
    case 'vector': {
      const index = term.kind === 'array' ? body.random.below(term.length) : body.random.below(3);
      const parent = inner(body, place);
      return [{ ...place, key: term.kind === 'array' ? `${place.key}.[_]` : place.key, text: `${parent}[${index}]`, term: term.element, obstacle: place.obstacle === 'none' || place.obstacle === 'drop' ? (term.kind === 'array' ? 'array index' : 'vector index') : place.obstacle, construct: term.kind === 'array' ? 'place: array[i]' : 'place: vector[i]' }];
    }
    case 'primitive':
    case 'string':
    case 'parameter':
    case 'closure':
      return [];
  }
}

function member(body: Body, place: Place, name: string, term: Term, construct: string): Place {
  return { ...place, key: `${place.key}.${name}`, text: `${inner(body, place)}.${name}`, term, construct };
}

/** As the left side of a dot or a bracket, where references and boxes are dereferenced by themselves. */
export function inner({ random }: Body, { text }: Place): string {
  if (!text.startsWith('*')) return text;
  return random.chance(0.3) ? `(${text})` : text.replace(/^\*+/u, '');
}

/** It has a value, and no reference that was ended stands in the way. */
export function isReadable(body: Body, { key, variable }: Place): boolean {
  return body.flow !== null && !isGone(body.flow, key) && !body.flow.ended.has(variable.id) && body.frozen.get(variable.id) !== 'untouchable';
}

/** By value: copied, or moved to where nothing misses it. */
export function isTakeable(body: Body, place: Place): boolean {
  if (!isReadable(body, place)) return false;
  return isCopy(place.term) || (isMovable(place) && !body.frozen.has(place.variable.id) && place.variable.id >= body.loopFloor);
}

/** Nothing about its type and the way to it forbids moving. */
export function isMovable({ access, obstacle }: Place): boolean {
  return access === 'owned' && obstacle === 'none';
}

/** May be lent for writing. */
export function isLendable(body: Body, place: Place): boolean {
  return isReadable(body, place) && place.isWritable && !body.frozen.has(place.variable.id);
}

/** May be given a value: for the first time, or again. */
export function isAssignable(body: Body, place: Place): boolean {
  const { variable, key } = place;
  if (body.flow === null || body.frozen.has(variable.id) || body.flow.ended.has(variable.id)) return false;
  if (key === String(variable.id)) return variable.isMutable || (!body.flow.assigned.has(variable.id) && variable.id >= body.loopFloor);
  if (place.key.includes('[_]') && isGone(body.flow, key)) return false;
  // A part of what is partly gone may be given back; the way to it may not be gone.
  return place.isWritable && !isParentGone(body.flow, key) && !wayIsGone(body, key);
}

/** Assigning through a dereference needs the pointer itself. */
function wayIsGone(body: Body, key: PlaceKey): boolean {
  const way = key.split('.');
  const last = way.lastIndexOf('*');
  const flow = body.flow;
  return last > 0 && flow !== null && [...flow.gone].some((gone) => gone === way.slice(0, last).join('.'));
}

export function noteRead(body: Body, place: Place): void {
  endLoans(body, place.variable, true);
}

export function noteLent(body: Body, place: Place): void {
  endLoans(body, place.variable, false);
}

export function noteTaken(body: Body, place: Place): void {
  endLoans(body, place.variable, isCopy(place.term));
  if (!isCopy(place.term)) body.flow?.gone.add(place.key);
}

export function noteAssigned(body: Body, place: Place): void {
  endLoans(body, place.variable, false);
  if (body.flow === null) return;
  giveBack(body.flow, place.key);
  body.flow.assigned.add(place.variable.id);
}

/** References that lead here can no longer be used; reading ends only those that write. */
function endLoans(body: Body, { id }: Variable, onlyExclusive: boolean): void {
  for (const other of body.variables) {
    if (other.lenders.includes(id) && (!onlyExclusive || other.lendsExclusively)) body.flow?.ended.add(other.id);
  }
}

/** What a reference to this place leads to. */
export function lendersOf({ variable }: Place): number[] {
  return [variable.id, ...variable.lenders];
}

/** Some other place that is gone lies in this one, or it lies in that. */
export function isPartlyGone(body: Body, { key }: Place): boolean {
  return body.flow !== null && [...body.flow.gone].some((gone) => overlap(gone, key) && gone !== key);
}
