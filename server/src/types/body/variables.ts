/**
 * Inference variables: what stands for a type until the text around it has said which one it is.
 * A union-find table with four kinds: any type, any integer, any float, and a text literal, which is `&str` or `String`.
 * Every change is written to a trail, so that a question (does this method fit?) can be asked and taken back.
 * Invariant: no variable is bound to a term that contains it, so terms are finite.
 */
import type { ItemKey } from '../../items/index.ts';
import { type Constant, UNKNOWN_CONSTANT } from '../constant.ts';
import { foldTerm, foldType, type TypeFolder } from '../fold-type.ts';
import { type GenericTerm, INTEGER_TYPES, intern, NEVER, primitive, STR, type Type, unknownType } from '../type.ts';

export type VariableKind = 'type' | 'integer' | 'float' | 'string';
type Variable = Extract<Type, { kind: 'infer' }>;

/** What a variable is when nothing says it. */
export const NOTHING_KNOWN = unknownType('_');
export const STATIC_TEXT = intern({ kind: 'reference', isMutable: false, target: STR });

/** Constants have variables too: terms of a parameter that nobody owns. */
const CONSTANT_OWNER = '?' as ItemKey;
const INTEGERS: ReadonlySet<string> = new Set(INTEGER_TYPES);

interface Change {
  readonly index: number;
  readonly term: Variable;
  readonly value: Type | null;
  readonly parent: number;
}

export interface Snapshot {
  readonly changes: number;
  readonly constants: number;
}

export class Variables {
  /** For each variable the one that it equals, itself for a root. */
  readonly #parents: number[] = [];
  /** The term of a root, with the kind that it has by now. */
  readonly #terms: Variable[] = [];
  readonly #values: (Type | null)[] = [];
  /** Variables that stand for the value of what never comes back. */
  readonly #diverging = new Set<number>();
  readonly #constants: (Constant | null)[] = [];
  readonly #trail: Change[] = [];
  readonly #constantTrail: number[] = [];
  #snapshots = 0;

  /** @param text the library's `String`, which a text literal may turn out to be. */
  constructor(private readonly text: ItemKey | null) {}

  fresh(of: VariableKind = 'type'): Type {
    const index = this.#parents.length;
    const term = intern({ kind: 'infer', index, of }) as Variable;
    this.#parents.push(index);
    this.#terms.push(term);
    this.#values.push(null);
    return term;
  }

  freshConstant(): Constant {
    this.#constants.push(null);
    return { kind: 'parameter', owner: CONSTANT_OWNER, index: this.#constants.length - 1, name: '_' };
  }

  /** The term itself, or what its variable is bound to; a variable that is bound to nothing as its root. */
  shallow(type: Type): Type {
    let here = type;
    while (here.kind === 'infer') {
      const root = this.#root(here.index);
      const value = this.#values[root];
      if (value == null) return this.#terms[root] ?? here;
      here = value;
    }
    return here;
  }

  shallowConstant(constant: Constant): Constant {
    let here = constant;
    while (here.kind === 'parameter' && here.owner === CONSTANT_OWNER) {
      const value = this.#constants[here.index];
      if (value == null) return here;
      here = value;
    }
    return here;
  }

  /** The term with every bound variable replaced, at any depth. */
  resolve(type: Type): Type {
    return mentionsVariable(type) ? foldType(type, this.#folder(new Map(), false)) : type;
  }

  /** The final form: integers that nothing decided are `i32`, floats `f64`, texts `&'static str`; the rest is not known. */
  final(type: Type, memory: Map<Type, Type>): Type {
    return mentionsVariable(type) ? foldType(type, this.#folder(memory, true)) : type;
  }

  finalTerm(term: GenericTerm, memory: Map<Type, Type>): GenericTerm {
    return foldTerm(term, this.#folder(memory, true));
  }

  /** Makes both the same. Answers whether that is possible; if it is not, some parts may have been bound. */
  unify(left: Type, right: Type): boolean {
    const [one, other] = [this.shallow(left), this.shallow(right)];
    if (one === other) return true;
    if (one.kind === 'infer') return other.kind === 'infer' ? this.#join(one, other) : this.#bind(one, other);
    if (other.kind === 'infer') return this.#bind(other, one);
    if (one.kind === 'unknown' || other.kind === 'unknown') return true;
    return this.#unifyParts(one, other);
  }

  unifyTerms(left: readonly GenericTerm[], right: readonly GenericTerm[]): boolean {
    return left.length === right.length && left.every((term, index) => this.#unifyTerm(term, right[index]));
  }

  unifyConstants(left: Constant, right: Constant): boolean {
    const [one, other] = [this.shallowConstant(left), this.shallowConstant(right)];
    if (one === other || one.kind === 'unknown' || other.kind === 'unknown') return true;
    // Terms of constants are no single objects as types are: bound to another object for itself, a variable would lead to itself for ever.
    if (isConstantVariable(one) && isConstantVariable(other) && one.index === other.index) return true;
    if (isConstantVariable(one)) return this.#bindConstant(one.index, other);
    if (isConstantVariable(other)) return this.#bindConstant(other.index, one);
    // Lengths are evaluated elsewhere: only two plain numbers can be told apart (L12).
    return one.kind !== 'value' || other.kind !== 'value' || one.value === other.value;
  }

  /** `unify` that leaves nothing behind where it fails. */
  tryUnify(left: Type, right: Type): boolean {
    const before = this.snapshot();
    const fits = this.unify(left, right);
    if (fits) this.commit();
    else this.rollback(before);
    return fits;
  }

  /** Whether both could be the same; nothing changes. */
  couldUnify(left: Type, right: Type): boolean {
    const before = this.snapshot();
    const fits = this.unify(left, right);
    this.rollback(before);
    return fits;
  }

  snapshot(): Snapshot {
    this.#snapshots += 1;
    return { changes: this.#trail.length, constants: this.#constantTrail.length };
  }

  commit(): void {
    this.#snapshots -= 1;
    if (this.#snapshots > 0) return;
    this.#trail.length = 0;
    this.#constantTrail.length = 0;
  }

  rollback(snapshot: Snapshot): void {
    this.#snapshots -= 1;
    while (this.#trail.length > snapshot.changes) {
      const change = this.#trail.pop();
      if (change === undefined) break;
      this.#parents[change.index] = change.parent;
      this.#terms[change.index] = change.term;
      this.#values[change.index] = change.value;
    }
    while (this.#constantTrail.length > snapshot.constants) this.#constants[this.#constantTrail.pop() ?? 0] = null;
  }

  /** The variables that types still have in them. */
  openIn(types: readonly Type[]): readonly Type[] {
    const found = new Set<Type>();
    const folder: TypeFolder = {
      type: (type) => {
        if (!mentionsVariable(type)) return type;
        const here = this.shallow(type);
        if (here.kind === 'infer') found.add(here);
        else if (here !== type) foldType(here, folder);
        return here.kind === 'infer' || here !== type ? type : null;
      },
      constant: (constant) => constant,
    };
    for (const type of types) foldType(type, folder);
    return [...found];
  }

  /** Gives the literals that nothing decided their standard types. Answers whether there were any. */
  applyDefaults(): boolean {
    let any = false;
    this.#terms.forEach((term, index) => {
      if (this.#parents[index] !== index || this.#values[index] !== null || term.of === 'type') return;
      this.#values[index] = this.#fallback(term);
      any = true;
    });
    return any;
  }

  /** Marks a variable as the type of what never comes back: if nothing else is said of it, it is `!`. */
  markDiverging(type: Type): void {
    const variable = this.shallow(type);
    if (variable.kind === 'infer') this.#diverging.add(variable.index);
  }

  #root(index: number): number {
    let root = index;
    for (let parent = this.#parents[root]; parent !== undefined && parent !== root; parent = this.#parents[root]) root = parent;
    return root;
  }

  #remember(index: number): void {
    const term = this.#terms[index];
    if (this.#snapshots > 0 && term !== undefined) this.#trail.push({ index, term, value: this.#values[index] ?? null, parent: this.#parents[index] ?? index });
  }

  #join(one: Variable, other: Variable): boolean {
    if (one.of !== 'type' && other.of !== 'type' && one.of !== other.of) return false;
    // The one with the narrower kind stays.
    const [kept, gone] = other.of === 'type' ? [one, other] : [other, one];
    this.#remember(gone.index);
    this.#parents[gone.index] = kept.index;
    if (this.#diverging.has(gone.index)) this.#diverging.add(kept.index);
    return true;
  }

  #bind(variable: Variable, type: Type): boolean {
    if (!this.#accepts(variable, type) || this.#occurs(variable, type)) return false;
    this.#remember(variable.index);
    this.#values[variable.index] = type;
    return true;
  }

  #accepts(variable: Variable, type: Type): boolean {
    if (type.kind === 'unknown') return true;
    switch (variable.of) {
      case 'type':
        return true;
      case 'integer':
        return type.kind === 'primitive' && INTEGERS.has(type.name);
      case 'float':
        return type.kind === 'primitive' && (type.name === 'f32' || type.name === 'f64');
      case 'string':
        return type.kind === 'adt' ? type.item === this.text : type.kind === 'reference' && !type.isMutable && this.unify(type.target, STR);
    }
  }

  #occurs(variable: Variable, type: Type): boolean {
    let found = false;
    const seen = new Set<Type>();
    const visit = (inner: Type): Type | null => {
      const here = this.shallow(inner);
      if (found || seen.has(here) || !mentionsVariable(here)) return inner;
      seen.add(here);
      if (here === variable) found = true;
      // What a variable is bound to is not a part of it, so it is entered here.
      else if (here !== inner) foldType(here, folder);
      else return here.kind === 'infer' ? here : null;
      return inner;
    };
    const folder: TypeFolder = { type: visit, constant: (constant) => constant };
    foldType(type, folder);
    return found;
  }

  #bindConstant(index: number, constant: Constant): boolean {
    this.#constants[index] = constant;
    if (this.#snapshots > 0) this.#constantTrail.push(index);
    return true;
  }

  #unifyTerm(left: GenericTerm, right: GenericTerm | undefined): boolean {
    if (right === undefined || left.kind !== right.kind) return false;
    if (left.kind === 'type') return right.kind === 'type' && this.unify(left.type, right.type);
    return right.kind === 'constant' && this.unifyConstants(left.constant, right.constant);
  }

  #unifyAll(left: readonly Type[], right: readonly Type[]): boolean {
    return left.length === right.length && left.every((type, index) => this.unify(type, right[index] ?? NOTHING_KNOWN));
  }

  #unifyParts(one: Type, other: Type): boolean {
    switch (one.kind) {
      case 'adt':
        return other.kind === 'adt' && one.item === other.item && this.unifyTerms(one.arguments, other.arguments);
      case 'reference':
      case 'pointer':
        return other.kind === one.kind && one.isMutable === other.isMutable && this.unify(one.target, other.target);
      case 'tuple':
        return other.kind === 'tuple' && this.#unifyAll(one.elements, other.elements);
      case 'array':
        return other.kind === 'array' && this.unify(one.element, other.element) && this.unifyConstants(one.length, other.length);
      case 'slice':
        return other.kind === 'slice' && this.unify(one.element, other.element);
      case 'function':
        return other.kind === 'function' && this.#unifyAll(one.parameters, other.parameters) && this.unify(one.result, other.result);
      case 'function-item':
        return other.kind === 'function-item' && one.item === other.item && this.unifyTerms(one.arguments, other.arguments);
      case 'dynamic':
        return other.kind === 'dynamic' && one.traits.length === other.traits.length && one.traits.every((trait, index) => trait.item === other.traits[index]?.item && this.unifyTerms(trait.arguments, other.traits[index]?.arguments ?? []));
      case 'projection':
        return other.kind === 'projection' && one.name === other.name && one.trait?.item === other.trait?.item && this.unify(one.self, other.self);
      default:
        // Equal terms without parts are one object.
        return false;
    }
  }

  /** Replaces what is bound; in the final form also what is not. `memory` keeps each term from being folded twice. */
  #folder(memory: Map<Type, Type>, isFinal: boolean): TypeFolder {
    const folder: TypeFolder = {
      type: (type) => {
        if (!mentionsVariable(type)) return type;
        const known = memory.get(type);
        if (known !== undefined) return known;
        const here = this.shallow(type);
        if (here === type && here.kind !== 'infer') return null;
        const result = here.kind !== 'infer' ? foldType(here, folder) : isFinal ? this.#fallback(here) : here;
        memory.set(type, result);
        return result;
      },
      constant: (constant) => (constant.kind === 'parameter' && constant.owner === CONSTANT_OWNER ? this.#constant(constant, isFinal) : null),
    };
    return folder;
  }

  #constant(constant: Constant, isFinal: boolean): Constant {
    const here = this.shallowConstant(constant);
    return isFinal && isConstantVariable(here) ? UNKNOWN_CONSTANT : here;
  }

  #fallback(variable: Variable): Type {
    switch (variable.of) {
      case 'integer':
        return primitive('i32');
      case 'float':
        return primitive('f64');
      case 'string':
        return STATIC_TEXT;
      case 'type':
        return this.#diverging.has(variable.index) ? NEVER : NOTHING_KNOWN;
    }
  }
}

function isConstantVariable(constant: Constant): constant is Extract<Constant, { kind: 'parameter' }> {
  return constant.kind === 'parameter' && constant.owner === CONSTANT_OWNER;
}

/** A term's id spells out what it is made of, variables included. */
export function mentionsVariable(type: Type): boolean {
  return type.id.includes('??');
}
