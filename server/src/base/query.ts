/**
 * The query table: memory for pure functions that depend on each other. Changes are pushed, values are pulled.
 *
 * An *input* is set from outside; a *query* computes a value from inputs and other queries and never reads anything else.
 * Setting an input marks every memo that read it, directly or through others, as *dirty*; nothing is computed then.
 * Who asks for a memo that is not dirty gets it at once, however many others there are: the cost of a change follows what
 * it touches, not what the table holds. A dirty memo is valid if none of what it read has changed since it was verified; a
 * recomputed value that equals the old one keeps its old change stamp, so that its readers stay valid (early cutoff).
 * A query that reads itself, directly or through others, is in a *cycle* and has its declared fallback as its value, and so
 * has every other member of the cycle: the answer does not depend on where the cycle was entered.
 * A *barrier* is a query that stands between what changes at every other edit and its many readers, such as the items of one
 * name in a list of all items. Marking stops there; before the next question dirty barriers are brought up to date, and
 * only one whose value changed marks its readers. So it must be cheap, and it cuts nothing off that another barrier feeds.
 * Invariants: for the same inputs, a table that lived through any history of changes answers as a fresh one; whoever read a
 * dirty memo is dirty as well, barriers apart, which is why marking may stop there.
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
  readonly barrier: boolean;
}

export function defineInput<V>(definition: { name: string; initial: V; equals?: (left: V, right: V) => boolean }): Input<V> {
  return { kind: 'input', equals: Object.is, ...definition };
}

/**
 * @param definition `equals` decides the early cutoff and defaults to identity; `cycle` is the declared fallback; `barrier`
 * is for cheap queries of one name out of a list that changes often.
 */
export function defineQuery<V>(definition: {
  name: string;
  compute: (db: Database, key: string) => V;
  equals?: (left: V, right: V) => boolean;
  cycle: (key: string) => V;
  barrier?: boolean;
}): Query<V> {
  return { kind: 'query', equals: Object.is, barrier: false, ...definition };
}

interface Slot {
  readonly source: Input<unknown> | Query<unknown>;
  readonly key: string;
  value: unknown;
  /** The revision in which `value` last became another value. */
  changedAt: number;
  /** The revision for which `value` was last found to be right. While the slot is not dirty, it still is. */
  verifiedAt: number;
  /** The revision in which it was last asked for from outside; 0 for what only other queries read. */
  askedAt: number;
  /** What it read when it was last computed, in that order. */
  dependencies: readonly Slot[];
  /** The memos that have it among their dependencies. */
  readers: Set<Slot> | null;
  /** Something below may have changed since `verifiedAt`. */
  isDirty: boolean;
  /** Whether it may rest on a barrier; then it is none itself. */
  restsOnBarrier: boolean;
  /** Whether all inputs below were set with `durable`; a sweep keeps such a memo though nobody asks for it. */
  durable: boolean;
  /** `empty` before the first value and after a failure; an input always has a value. */
  state: 'empty' | 'running' | 'done';
  /** It reads itself, directly or through others: its value is the fallback. */
  inCycle: boolean;
  /** For a member of a cycle: another member, which was running when this one was computed and stood lowest on the stack. */
  head: Slot | null;
}

interface Frame {
  readonly slot: Slot;
  /** `null` while the memo is only verified: then nothing new is read. */
  readonly reads: Set<Slot> | null;
}

export class Database {
  #revision = 1;
  readonly #slots = new Map<Input<unknown> | Query<unknown>, Map<string, Slot>>();
  readonly #stack: Frame[] = [];
  /** Dirty barriers whose readers are not marked, with their change stamps of then. */
  readonly #dirtyBarriers = new Map<Slot, number>();
  #sweptAt = 1;
  #touched = 0;
  #log: string[] | null = null;

  get revision(): number {
    return this.#revision;
  }

  /**
   * Sets an input. `durable` is for what hardly ever changes, such as the shipped library's sources.
   * Cost: the memos that depend on it and are not dirty yet.
   */
  set<V>(input: Input<V>, key: string, value: V, durable = false): void {
    this.#demandIdle(`Input ${input.name} was set`);
    const slot = this.#slot(input as Input<unknown>, key);
    if (input.equals(slot.value as V, value)) return;
    this.#revision += 1;
    slot.value = value;
    slot.durable = durable;
    slot.changedAt = this.#revision;
    this.#markReaders(slot);
  }

  /** The value of an input or a query for this revision. */
  get<V>(source: Input<V> | Query<V>, key: string): V {
    const frame = this.#stack.at(-1);
    if (frame === undefined && this.#dirtyBarriers.size > 0) this.#settleBarriers();
    const slot = this.#slot(source as Input<unknown> | Query<unknown>, key);
    if (frame === undefined) slot.askedAt = this.#revision;
    else frame.reads?.add(slot);
    if (slot.state === 'running') {
      this.#closeCycle(slot);
      return (slot.source as Query<V>).cycle(key);
    }
    if (needsWork(slot)) this.#bringUpToDate(slot);
    const head = runningHead(slot);
    if (head !== null) this.#closeCycle(head);
    return slot.value as V;
  }

  /** Forgets every memo (and input) whose key `matches`; queries come back when asked, inputs as their initial value. */
  evict(matches: (key: string, kind: 'input' | 'query') => boolean): void {
    this.#demandIdle('Something was evicted');
    const evicted: Slot[] = [];
    for (const slots of this.#slots.values()) {
      for (const [key, slot] of slots) {
        if (!matches(key, slot.source.kind)) continue;
        slots.delete(key);
        evicted.push(slot);
      }
    }
    if (evicted.length === 0) return;
    this.#revision += 1;
    for (const slot of evicted) {
      // Readers hold the slot object: it must look changed to them.
      slot.changedAt = this.#revision;
      slot.state = 'empty';
      this.#markReaders(slot);
      link(slot, NOTHING);
    }
  }

  /**
   * Drops the memos that nobody has asked for since the sweep before, neither from outside nor for the sake of what was, and
   * the inputs that hold nothing and that nobody reads: what stays behind when items are renamed. Durable memos are kept.
   * Changes no answer. Cost: the whole table.
   */
  sweep(): void {
    const kept = new Set<Slot>();
    const pending: Slot[] = [];
    for (const [source, slots] of this.#slots) {
      if (source.kind === 'query') for (const slot of slots.values()) if (slot.durable || slot.askedAt >= this.#sweptAt) pending.push(slot);
    }
    // No memo outlives what it rests on.
    for (let slot = pending.pop(); slot !== undefined; slot = pending.pop()) {
      if (kept.has(slot)) continue;
      kept.add(slot);
      for (const dependency of slot.dependencies) pending.push(dependency);
    }
    for (const [source, slots] of this.#slots) {
      for (const [key, slot] of slots) {
        if (kept.has(slot) || (source.kind === 'input' && !source.equals(slot.value, source.initial))) continue;
        slots.delete(key);
        link(slot, NOTHING);
      }
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

  /** How many memos were marked, verified or computed so far: what changes cost, on any machine. */
  get touched(): number {
    return this.#touched;
  }

  #demandIdle(action: string): void {
    const running = this.#stack.at(-1)?.slot;
    if (running !== undefined) throw new Error(`${action} while a query ran: ${running.source.name}(${running.key})`);
  }

  #slot(source: Input<unknown> | Query<unknown>, key: string): Slot {
    let slots = this.#slots.get(source);
    if (slots === undefined) this.#slots.set(source, (slots = new Map()));
    let slot = slots.get(key);
    if (slot === undefined) slots.set(key, (slot = newSlot(source, key)));
    return slot;
  }

  /** Marks who read `slot`, and who read them, up to barriers. Readers of a dirty memo are dirty already. */
  #markReaders(slot: Slot): void {
    const pending = [slot];
    for (let changed = pending.pop(); changed !== undefined; changed = pending.pop()) {
      if (changed.readers === null) continue;
      for (const reader of changed.readers) {
        if (reader.isDirty) continue;
        reader.isDirty = true;
        this.#touched += 1;
        if (isBarrier(reader)) this.#dirtyBarriers.set(reader, reader.changedAt);
        else pending.push(reader);
      }
    }
  }

  /** Brings dirty barriers up to date, so that what stands behind them is marked if it has to be. */
  #settleBarriers(): void {
    // Those that are added meanwhile are visited as well.
    for (const [slot, changedAt] of this.#dirtyBarriers) {
      this.#dirtyBarriers.delete(slot);
      // One that nobody has read misleads nobody: it waits to be asked.
      if (slot.readers === null || slot.readers.size === 0) continue;
      try {
        if (needsWork(slot)) this.#bringUpToDate(slot);
      } catch {
        // Who asks for it will meet the failure.
      }
      // One that has begun to rest on another barrier is an ordinary query, and may even have closed a cycle.
      if (slot.state !== 'empty' && !slot.restsOnBarrier && slot.changedAt === changedAt) continue;
      this.#markReaders(slot);
      // What another barrier computed before from readers that were not marked yet must look older than what they become.
      this.#revision += 1;
    }
  }

  #bringUpToDate(slot: Slot): void {
    // An input is never dirty and always has a value.
    if (slot.source.kind === 'input') return;
    this.#touched += 1;
    if (slot.state === 'done' && this.#isStillValid(slot)) {
      slot.verifiedAt = this.#revision;
      slot.isDirty = false;
    } else this.#compute(slot, slot.source);
  }

  #isStillValid(slot: Slot): boolean {
    // Whether there still is a cycle cannot be told from the values of its members.
    if (slot.inCycle) return false;
    // The slot stands on the stack as if it were computing, so that a cycle through it is seen as one.
    slot.state = 'running';
    this.#stack.push({ slot, reads: null });
    try {
      let durable = true;
      let restsOnBarrier = false;
      for (const dependency of slot.dependencies) {
        if (dependency.state === 'running' || dependency.changedAt > slot.verifiedAt) return false;
        if (needsWork(dependency)) this.#bringUpToDate(dependency);
        if (slot.inCycle || dependency.changedAt > slot.verifiedAt || runningHead(dependency) !== null) return false;
        durable &&= dependency.durable;
        restsOnBarrier ||= passesBarrier(dependency);
      }
      slot.durable = durable;
      slot.restsOnBarrier = restsOnBarrier;
      return true;
    } catch {
      // What it reads fails now; computing it again meets the same failure and says so.
      return false;
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
    const reads = new Set<Slot>();
    this.#stack.push({ slot, reads });
    let finished = false;
    let value: unknown;
    try {
      value = query.compute(this, slot.key);
      finished = true;
    } finally {
      this.#stack.pop();
      // A failure depends on what was read as well: a change below must reach whoever caught it.
      link(slot, reads);
      slot.verifiedAt = this.#revision;
      slot.isDirty = false;
      slot.durable = finished && slot.dependencies.every((dependency) => dependency.durable);
      slot.restsOnBarrier = !finished || slot.inCycle || slot.dependencies.some(passesBarrier);
      slot.state = finished ? 'done' : 'empty';
    }
    if (slot.inCycle) value = query.cycle(slot.key);
    this.#log?.push(`${query.name}(${slot.key})`);
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

const NOTHING: ReadonlySet<Slot> = new Set();

function newSlot(source: Input<unknown> | Query<unknown>, key: string): Slot {
  const [value, state] = source.kind === 'input' ? [source.initial, 'done' as const] : [undefined, 'empty' as const];
  return { source, key, value, changedAt: 0, verifiedAt: 0, askedAt: 0, dependencies: [], readers: null, isDirty: false, restsOnBarrier: false, durable: false, state, inCycle: false, head: null };
}

function needsWork(slot: Slot): boolean {
  return slot.isDirty || slot.state === 'empty';
}

/** A barrier that rests on another would be brought up to date before what it rests on; so it is an ordinary query. */
function isBarrier(slot: Slot): boolean {
  return slot.source.kind === 'query' && slot.source.barrier && !slot.restsOnBarrier && slot.state === 'done';
}

function passesBarrier(dependency: Slot): boolean {
  return dependency.restsOnBarrier || (dependency.source.kind === 'query' && dependency.source.barrier);
}

/** Makes `reads` the slot's dependencies, and it their reader. */
function link(slot: Slot, reads: ReadonlySet<Slot>): void {
  for (const old of slot.dependencies) if (!reads.has(old)) old.readers?.delete(slot);
  for (const read of reads) (read.readers ??= new Set()).add(slot);
  slot.dependencies = [...reads];
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
