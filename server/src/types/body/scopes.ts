/**
 * The names of locals while a body is read: a later declaration hides an earlier one until its block ends.
 * An item that is declared in a block hides the locals of the blocks around it, and is hidden by locals after it.
 */
import type { LocalId } from './typed-pattern.ts';

/** A name that means an item, although a local around has it too. */
const ITEM = -1;

export class Scopes {
  /** For each name its meanings, the innermost last. */
  readonly #meanings = new Map<string, LocalId[]>();
  /** The names in the order in which they were declared. */
  readonly #declared: string[] = [];

  /** The start of a scope: `leave` with it forgets what was declared since. */
  enter(): number {
    return this.#declared.length;
  }

  leave(mark: number): void {
    while (this.#declared.length > mark) this.#meanings.get(this.#declared.pop() ?? '')?.pop();
  }

  declare(name: string, local: LocalId): void {
    const meanings = this.#meanings.get(name);
    if (meanings === undefined) this.#meanings.set(name, [local]);
    else meanings.push(local);
    this.#declared.push(name);
  }

  declareItem(name: string): void {
    this.declare(name, ITEM);
  }

  /** The local of that name, or `null` where it means something else. */
  find(name: string): LocalId | null {
    const local = this.#meanings.get(name)?.at(-1);
    return local === undefined || local === ITEM ? null : local;
  }

  /** The names that locals have here: what a misspelt name may have meant. */
  get names(): string[] {
    return [...this.#meanings].flatMap(([name, meanings]) => (meanings.length > 0 && meanings.at(-1) !== ITEM ? [name] : []));
  }
}
