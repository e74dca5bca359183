/**
 * The query table: memory for pure functions that depend on each other, with red/green re-validation.
 *
 * An *input* is set from outside; a *query* computes a value from inputs and other queries and never reads anything else.
 * After an input changed, a memo is valid if none of what it read has changed since it was verified; a recomputed
 * value that equals the old one keeps its old change stamp, so that its readers stay valid (early cutoff).
 * A query that reads itself, directly or through others, is in a *cycle* and has its declared fallback as its value, and so
 * has every other member of the cycle: the answer does not depend on where the cycle was entered.
 * Synchronous and pull-based: nothing runs until it is asked for. Invariant: for the same inputs, a table that lived
 * through any history of changes answers as a fresh one.
 */

/** A cell of the outside world: file texts, settings. Reading one that was never set gives `initial`. */
export interface Input<V> {
  readonly kind: 'input';
  readonly name: string;
  readonly initial: V;
  readonly equals: (left: V, right: V) => boolean;
}

/** A derived value, named by `name` and a string key. `cycle` is its value where it depends on itself. */
export interface Query<V> {
  readonly kind: 'query';
  readonly name: string;
  readonly compute: (db: Database, key: string) => V;
  readonly equals: (left: V, right: V) => boolean;
  readonly cycle: (key: string) => V;
}

export function defineInput<V>(definition: { name: string; initial: V; equals?: (left: V, right: V) => boolean }): Input<V> {
  return { kind: 'input', equals: Object.is, ...definition };
}

/** @param definition `equals` decides the early cutoff and defaults to identity; `cycle` is the declared fallback. */
export function defineQuery<V>(definition: {
  name: string;
  compute: (db: Database, key: string) => V;
  equals?: (left: V, right: V) => boolean;
  cycle: (key: string) => V;
}): Query<V> {
  return { kind: 'query', equals: Object.is, ...definition };
}

interface Slot {
  readonly source: Input<unknown> | Query<unknown>;
  readonly key: string;
  value: unknown;
  /** The revision in which `value` last became another value. */
  changedAt: number;
  /** The revision for which `value` is known to be right. */
  verifiedAt: number;
  dependencies: readonly Slot[];
  /** Whether all inputs below were set with `durable`; such a memo is re-verified only after a durable change. */
  durable: boolean;
  state: 'empty' | 'running' | 'done';
  /** It reads itself, directly or through others: its value is the fallback. */
  inCycle: boolean;
  /** For a member of a cycle: another member, which was running when this one was computed and stood lowest on the stack. */
  head: Slot | null;
}

interface Frame {
  readonly slot: Slot;
  readonly reads: Set<Slot>;
}

export class Database {
  #revision = 1;
  #durableRevision = 1;
  readonly #slots = new Map<Input<unknown> | Query<unknown>, Map<string, Slot>>();
  readonly #stack: Frame[] = [];
  #sweptAt = 1;
  #log: string[] | null = null;

  get revision(): number {
    return this.#revision;
  }

  /** Sets an input. `durable` is for what hardly ever changes, such as the shipped library's sources. */
  set<V>(input: Input<V>, key: string, value: V, durable = false): void {
    if (this.#stack.length > 0) throw new Error(`Input ${input.name} was set while a query ran`);
    const slot = this.#slot(input as Input<unknown>, key);
    if (slot.state === 'done' && input.equals(slot.value as V, value)) return;
    this.#revision += 1;
    // A slot that turns from durable to volatile (or back) must be noticed by durable memos as well.
    if (durable || slot.durable) this.#durableRevision = this.#revision;
    Object.assign(slot, { value, durable, changedAt: this.#revision, verifiedAt: this.#revision, state: 'done' });
  }

  /** The value of an input or a query for this revision. */
  get<V>(source: Input<V> | Query<V>, key: string): V {
    const slot = this.#slot(source as Input<unknown> | Query<unknown>, key);
    this.#stack.at(-1)?.reads.add(slot);
    if (slot.state === 'running') {
      this.#closeCycle(slot);
      return (slot.source as Query<V>).cycle(key);
    }
    this.#bringUpToDate(slot);
    const head = runningHead(slot);
    if (head !== null) this.#closeCycle(head);
    return slot.value as V;
  }

  /** Forgets every memo (and input) whose key `matches`; queries come back when asked, inputs as their initial value. */
  evict(matches: (key: string, kind: 'input' | 'query') => boolean): void {
    let any = false;
    let anyDurable = false;
    for (const slots of this.#slots.values()) {
      for (const [key, slot] of slots) {
        if (!matches(key, slot.source.kind)) continue;
        slots.delete(key);
        any = true;
        anyDurable ||= slot.durable;
        // Readers hold the slot object: it must look changed to them.
        Object.assign(slot, { changedAt: this.#revision + 1, state: 'empty', dependencies: [], durable: false });
      }
    }
    if (any) this.#revision += 1;
    if (anyDurable) this.#durableRevision = this.#revision;
  }

  /**
   * Drops the memos that nobody has asked for since the sweep before, and the inputs that hold nothing and that nobody
   * reads: what stays behind when items are renamed. Durable memos are kept. Changes no answer. Cost: the whole table.
   */
  sweep(): void {
    const read = new Set<Slot>();
    for (const slots of this.#slots.values()) {
      for (const [key, slot] of slots) {
        // What a memo read was brought up to date with it, so that no memo outlives what it rests on.
        if (slot.source.kind === 'query' && !slot.durable && slot.verifiedAt < this.#sweptAt) slots.delete(key);
        else for (const dependency of slot.dependencies) read.add(dependency);
      }
    }
    for (const [source, slots] of this.#slots) {
      if (source.kind === 'query') continue;
      for (const [key, slot] of slots) if (!read.has(slot) && source.equals(slot.value, source.initial)) slots.delete(key);
    }
    this.#sweptAt = this.#revision;
  }

  /** Runs `action` and returns `name(key)` of every query that was really computed meanwhile, in order of completion. */
  recordComputations(action: () => void): string[] {
    const log: string[] = [];
    const outer = this.#log;
    this.#log = log;
    try {
      action();
    } finally {
      this.#log = outer;
    }
    return log;
  }

  /** How many memos and inputs are held: for tests of bounded memory. */
  get size(): number {
    let total = 0;
    for (const slots of this.#slots.values()) total += slots.size;
    return total;
  }

  #slot(source: Input<unknown> | Query<unknown>, key: string): Slot {
    let slots = this.#slots.get(source);
    if (slots === undefined) this.#slots.set(source, (slots = new Map()));
    let slot = slots.get(key);
    if (slot === undefined) {
      const value = source.kind === 'input' ? source.initial : undefined;
      slot = { source, key, value, changedAt: 0, verifiedAt: 0, dependencies: [], durable: false, state: 'empty', inCycle: false, head: null };
      slots.set(key, slot);
    }
    return slot;
  }

  #bringUpToDate(slot: Slot): void {
    if (slot.source.kind === 'input' || slot.verifiedAt === this.#revision) return;
    if (slot.state === 'done' && this.#isStillValid(slot)) {
      slot.verifiedAt = this.#revision;
      return;
    }
    this.#compute(slot, slot.source);
  }

  #isStillValid(slot: Slot): boolean {
    if (slot.durable && slot.verifiedAt >= this.#durableRevision) return true;
    // Whether there still is a cycle cannot be told from the values of its members.
    if (slot.inCycle) return false;
    // The slot stands on the stack as if it were computing, so that a cycle through it is seen as one.
    slot.state = 'running';
    this.#stack.push({ slot, reads: new Set() });
    try {
      for (const dependency of slot.dependencies) {
        if (dependency.state === 'running' || dependency.changedAt > slot.verifiedAt) return false;
        this.#bringUpToDate(dependency);
        if (slot.inCycle || dependency.changedAt > slot.verifiedAt || runningHead(dependency) !== null) return false;
      }
      slot.durable = slot.dependencies.every((dependency) => dependency.durable);
      return true;
    } finally {
      this.#stack.pop();
      slot.state = 'done';
    }
  }

  #compute(slot: Slot, query: Query<unknown>): void {
    const hadValue = slot.state === 'done';
    const before = slot.value;
    slot.state = 'running';
    slot.inCycle = false;
    slot.head = null;
    const frame: Frame = { slot, reads: new Set() };
    this.#stack.push(frame);
    let finished = false;
    let value: unknown;
    try {
      value = query.compute(this, slot.key);
      finished = true;
    } finally {
      this.#stack.pop();
      if (!finished) {
        slot.state = 'empty';
        slot.verifiedAt = 0;
      }
    }
    if (slot.inCycle) value = query.cycle(slot.key);
    this.#log?.push(`${query.name}(${slot.key})`);
    slot.dependencies = [...frame.reads];
    slot.durable = slot.dependencies.every((dependency) => dependency.durable);
    slot.state = 'done';
    slot.verifiedAt = this.#revision;
    if (hadValue && query.equals(before, value)) return;
    slot.value = value;
    slot.changedAt = this.#revision;
  }

  /** Everyone from the running `head` up to the reader takes part in a cycle. */
  #closeCycle(head: Slot): void {
    const depth = this.#stack.findIndex((frame) => frame.slot === head);
    for (const { slot } of this.#stack.slice(Math.max(depth, 0))) {
      slot.inCycle = true;
      const known = slot.head === null ? -1 : this.#stack.findIndex((frame) => frame.slot === slot.head);
      if (slot !== head && (known === -1 || known > depth)) slot.head = head;
    }
  }
}

/**
 * A running slot that `slot` reaches, or `null`. Members of a cycle are finished one by one; until the lowest of them is,
 * reading any of them means to take part.
 */
function runningHead(slot: Slot): Slot | null {
  let head = slot.head;
  while (head !== null && head.state !== 'running') head = head.head;
  return head;
}
