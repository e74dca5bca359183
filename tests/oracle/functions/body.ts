/**
 * The state of writing one function: what is in scope, what the flow is believed to be, and how much may still go wrong.
 * The parts of the generator call each other through `make`, so that none of them imports the whole.
 */
import type { Random } from '../random.ts';
import type { Block, Code } from './code.ts';
import type { Flow } from './flow.ts';
import type { Term } from './terms.ts';
import type { World } from './world.ts';

export interface Variable {
  readonly id: number;
  readonly name: string;
  readonly term: Term;
  readonly isMutable: boolean;
  readonly isStatic: boolean;
  /** The variables that a reference kept in this one leads to. */
  readonly lenders: readonly number[];
  readonly lendsExclusively: boolean;
}

/** What a loop or a labelled block does when it is left. */
export interface Target {
  readonly label: string | null;
  readonly isLoop: boolean;
  /** The type of `break value`; `null` where a break has none. */
  readonly value: Term | null;
  /** The context says that type, too. */
  readonly isKnown: boolean;
  /** The flows at its breaks. */
  readonly exits: Flow[];
  /** The body's `loopFloor` outside of it. */
  readonly outerFloor: number;
}

/** What may be done with a variable while something holds on to it. */
export type Frozen = 'may be read' | 'untouchable';

export interface Body {
  readonly random: Random;
  readonly world: World;
  readonly make: Makers;
  /** Those in scope, later ones hiding earlier ones of the same name. */
  variables: readonly Variable[];
  /** `null` where no path arrives. */
  flow: Flow | null;
  frozen: ReadonlyMap<number, Frozen>;
  /** Variables with a smaller number live outside a loop that may turn again from here: what is moved out of them must come back. */
  loopFloor: number;
  targets: readonly Target[];
  /** The type that `return` wants; `null` in a closure, which is left only at its end. */
  result: Term | null;
  /** A type parameter of the function, or none. */
  readonly parameters: readonly Term[];
  /** How many mistakes may still be made on purpose. */
  mistakes: number;
  /** How deep blocks and expressions are nested here. */
  depth: number;
  /** How many more statements are worth writing. */
  budget: number;
  nextId: number;
}

/** `isKnown`: the context demands this type, so that `None` is enough; otherwise the text alone must say it. */
export interface Makers {
  readonly value: (body: Body, term: Term, isKnown: boolean) => Code;
  readonly statements: (body: Body, count: number) => Code[];
  /** A block of statements that falls out of its end or not. */
  readonly block: (body: Body, count: number) => Block;
  readonly condition: (body: Body) => Code;
}

export function freshId(body: Body): number {
  body.nextId += 1;
  return body.nextId - 1;
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w'] as const;

/** The name of another variable now and then, which is hidden from then on. */
export function hidingName(body: Body): string {
  const [first, ...rest] = body.variables.filter(({ isStatic }) => !isStatic);
  return first !== undefined && body.random.chance(0.12) ? body.random.pick([first, ...rest]).name : freshName(body);
}

/** A name that the function does not have yet. */
export function freshName(body: Body): string {
  return `${body.random.pick(NAMES)}${freshId(body)}`;
}

/** Puts a variable in scope; `assigned` unless it is only declared. */
export function declare(body: Body, variable: Omit<Variable, 'id' | 'isStatic'>, isAssigned = true): Variable {
  const declared: Variable = { ...variable, id: freshId(body), isStatic: false };
  body.variables = [...body.variables, declared];
  if (isAssigned) body.flow?.assigned.add(declared.id);
  else body.flow?.gone.add(String(declared.id));
  return declared;
}

/** Runs `action` in a scope of its own. */
export function inScope<T>(body: Body, action: () => T): T {
  const { variables, frozen } = body;
  body.depth += 1;
  const result = action();
  body.depth -= 1;
  body.variables = variables;
  body.frozen = frozen;
  return result;
}

/** While `action` runs, something holds on to these variables. */
export function whileFrozen<T>(body: Body, ids: readonly number[], how: Frozen, action: () => T): T {
  const { frozen } = body;
  body.frozen = new Map([...frozen, ...ids.map((id) => [id, frozen.get(id) === 'untouchable' ? 'untouchable' : how] as const)]);
  const result = action();
  body.frozen = frozen;
  return result;
}

/** Makes a deliberate mistake with this probability, if there are any left to make. */
export function spendMistake(body: Body, probability: number): boolean {
  if (body.mistakes === 0 || !body.random.chance(probability)) return false;
  body.mistakes -= 1;
  return true;
}
