/** The query table, case by case: what is computed again and what is not, cycles, durable inputs, eviction. */
import { describe, expect, test } from 'vitest';
import { Database, defineInput, defineQuery, type Query } from '../../../server/src/base/query.ts';

const cell = defineInput<number>({ name: 'cell', initial: 0 });

/** Tenths of a cell: changes less often than the cell. */
const tenth = defineQuery<number>({ name: 'tenth', compute: (db, key) => Math.floor(db.get(cell, key) / 10), cycle: () => -1 });
const report = defineQuery<string>({ name: 'report', compute: (db, key) => `${key} is ${db.get(tenth, key)}`, cycle: () => 'cycle' });

describe('a query', () => {
  test('is computed once for one revision', () => {
    const db = new Database();
    db.set(cell, 'a', 12);
    expect(computedBy(db, report, 'a')).toEqual(['tenth(a)', 'report(a)']);
    expect(computedBy(db, report, 'a')).toEqual([]);
    expect(db.get(report, 'a')).toBe('a is 1');
  });

  test('is computed again when what it read changed', () => {
    const db = new Database();
    db.set(cell, 'a', 12);
    db.get(report, 'a');
    db.set(cell, 'a', 25);
    expect(computedBy(db, report, 'a')).toEqual(['tenth(a)', 'report(a)']);
    expect(db.get(report, 'a')).toBe('a is 2');
  });

  test('is cut off where a value stayed the same', () => {
    const db = new Database();
    db.set(cell, 'a', 12);
    db.get(report, 'a');
    db.set(cell, 'a', 13);
    expect(computedBy(db, report, 'a')).toEqual(['tenth(a)']);
  });

  test('is left alone by inputs that it did not read', () => {
    const db = new Database();
    db.get(report, 'a');
    db.set(cell, 'b', 99);
    expect(computedBy(db, report, 'a')).toEqual([]);
  });

  test('reads anew only what it still needs', () => {
    const chosen = defineQuery<number>({ name: 'chosen', compute: (db) => (db.get(cell, 'which') === 0 ? db.get(tenth, 'a') : db.get(tenth, 'b')), cycle: () => -1 });
    const db = new Database();
    db.get(chosen, '');
    db.set(cell, 'which', 1);
    db.set(cell, 'a', 50);
    // What it read last time is not brought up to date, because it turns to something else.
    expect(computedBy(db, chosen, '')).toEqual(['tenth(b)', 'chosen()']);
    db.set(cell, 'a', 90);
    expect(computedBy(db, chosen, '')).toEqual([]);
  });

  test('may compare its values in its own way', () => {
    const parity = defineQuery<{ readonly odd: boolean }>({
      name: 'parity',
      compute: (db, key) => ({ odd: db.get(cell, key) % 2 === 1 }),
      equals: (left, right) => left.odd === right.odd,
      cycle: () => ({ odd: false }),
    });
    const reader = defineQuery<boolean>({ name: 'reader', compute: (db, key) => db.get(parity, key).odd, cycle: () => false });
    const db = new Database();
    const before = db.get(parity, 'a');
    db.get(reader, 'a');
    db.set(cell, 'a', 2);
    expect(computedBy(db, reader, 'a')).toEqual(['parity(a)']);
    expect(db.get(parity, 'a')).toBe(before);
  });

  test('that throws leaves nothing behind', () => {
    const strict = defineQuery<number>({
      name: 'strict',
      compute: (db, key) => {
        const value = db.get(cell, key);
        if (value < 0) throw new Error('negative');
        return value;
      },
      cycle: () => 0,
    });
    const outer = defineQuery<number>({ name: 'outer', compute: (db, key) => db.get(strict, key) + 1, cycle: () => 0 });
    const db = new Database();
    db.set(cell, 'a', 4);
    expect(db.get(outer, 'a')).toBe(5);
    db.set(cell, 'a', -1);
    expect(() => db.get(outer, 'a')).toThrow('negative');
    expect(() => db.get(outer, 'a')).toThrow('negative');
    db.set(cell, 'a', 4);
    expect(db.get(outer, 'a')).toBe(5);
  });
});

describe('a barrier', () => {
  const list = defineInput<readonly string[]>({ name: 'list', initial: [] });
  const READERS = 1000;

  /** A table in which a thousand readers ask for one of ten names each. */
  const crowd = (barrier: boolean): { readonly db: Database; readonly reader: Query<string> } => {
    const place = defineQuery<number>({ name: 'place', compute: (db, name) => db.get(list, '').indexOf(name), cycle: () => -1, barrier });
    const reader = defineQuery<string>({ name: 'reader', compute: (db, key) => `${key} finds ${db.get(place, `n${Number(key) % 10}`)}`, cycle: () => '' });
    const db = new Database();
    db.set(list, '', ['n0', 'n1', 'n2', 'n3']);
    for (let key = 0; key < READERS; key += 1) db.get(reader, String(key));
    return { db, reader };
  };
  const touchedBy = (db: Database, action: () => void): number => {
    const before = db.touched;
    action();
    return db.touched - before;
  };

  test('keeps a change of the list from readers of other names', () => {
    const { db, reader } = crowd(true);
    db.set(list, '', ['n0', 'n1', 'n2', 'n3', 'new']);
    const touched = touchedBy(db, () => expect(computedBy(db, reader, '3')).toEqual(Array.from({ length: 10 }, (_unused, name) => `place(n${name})`)));
    expect(touched).toBe(10);
    expect(db.get(reader, '3')).toBe('3 finds 3');
    const withoutBarrier = crowd(false);
    expect(touchedBy(withoutBarrier.db, () => withoutBarrier.db.set(list, '', ['new']))).toBeGreaterThan(READERS);
  });

  test('passes on what changed, to who read it alone', () => {
    const { db, reader } = crowd(true);
    db.set(list, '', ['n0', 'n1', 'n2', 'other', 'n3']);
    expect(db.get(reader, '13')).toBe('13 finds 4');
    expect(db.get(reader, '12')).toBe('12 finds 2');
    expect(computedBy(db, reader, '23')).toEqual(['reader(23)']);
    expect(computedBy(db, reader, '22')).toEqual([]);
  });

  test('that fails concerns only who asks for it', () => {
    const strict = defineQuery<string>({
      name: 'strict',
      compute: (db, key) => {
        if (db.get(list, '').length === 0) throw new Error('empty');
        return key;
      },
      cycle: () => '',
      barrier: true,
    });
    const outer = defineQuery<string>({ name: 'outer', compute: (db, key) => db.get(strict, key), cycle: () => '' });
    const db = new Database();
    db.set(list, '', ['a']);
    expect(db.get(outer, 'a')).toBe('a');
    db.set(list, '', []);
    expect(db.get(cell, 'unrelated')).toBe(0);
    expect(() => db.get(outer, 'a')).toThrow('empty');
    db.set(list, '', ['b']);
    expect(db.get(outer, 'a')).toBe('a');
  });
});

describe('an input', () => {
  test('has its initial value until it is set', () => {
    const db = new Database();
    expect(db.get(cell, 'a')).toBe(0);
    expect(db.get(report, 'a')).toBe('a is 0');
  });

  test('set to what it is changes nothing', () => {
    const db = new Database();
    db.set(cell, 'a', 12);
    const { revision } = db;
    db.set(cell, 'a', 12);
    expect(db.revision).toBe(revision);
  });

  test('set to its initial value holds nothing', () => {
    const db = new Database();
    db.get(report, 'a');
    db.set(cell, 'a', 0);
    expect(computedBy(db, report, 'a')).toEqual([]);
  });

  test('may not be set while a query runs', () => {
    const meddler = defineQuery<number>({
      name: 'meddler',
      compute: (db) => {
        db.set(cell, 'a', 1);
        return 0;
      },
      cycle: () => 0,
    });
    expect(() => new Database().get(meddler, '')).toThrow('while a query ran');
  });
});

describe('a durable input', () => {
  const shelf = defineQuery<number>({ name: 'shelf', compute: (db) => db.get(tenth, 'library'), cycle: () => -1 });

  test('is not looked at again after other changes, and is after its own', () => {
    const db = new Database();
    db.set(cell, 'library', 10, true);
    db.get(shelf, '');
    db.set(cell, 'a', 5);
    expect(computedBy(db, shelf, '')).toEqual([]);
    db.set(cell, 'library', 30, true);
    expect(db.get(shelf, '')).toBe(3);
  });

  test('may become an ordinary one', () => {
    const db = new Database();
    db.set(cell, 'library', 10, true);
    expect(db.get(shelf, '')).toBe(1);
    // The first change is cut off below `shelf`; the second must still reach it.
    db.set(cell, 'library', 11, false);
    expect(db.get(shelf, '')).toBe(1);
    db.set(cell, 'library', 50, false);
    expect(db.get(shelf, '')).toBe(5);
  });
});

describe('a cycle', () => {
  /** Reads the nodes that its cell names by digits: 12 reads node 1, then node 2. */
  const node: Query<string> = defineQuery<string>({
    name: 'node',
    compute: (db, key) => `${key}(${String(db.get(cell, key)).replace('0', '').split('').map((next) => db.get(node, next)).join(' ')})`,
    cycle: (key) => `${key}!`,
  });
  const graph = (edges: Readonly<Record<string, number>>): Database => {
    const db = new Database();
    for (const [key, value] of Object.entries(edges)) db.set(cell, key, value);
    return db;
  };

  test('gives each of its members its own fallback, and their readers a value', () => {
    const db = graph({ '1': 2, '2': 3, '3': 2 });
    expect(db.get(node, '1')).toBe('1(2!)');
    expect(db.get(node, '2')).toBe('2!');
    expect(db.get(node, '3')).toBe('3!');
  });

  test('of one', () => {
    expect(graph({ '1': 1 }).get(node, '1')).toBe('1!');
  });

  test('is the same wherever it is entered', () => {
    const edges = { '1': 23, '2': 1, '3': 2 };
    for (const first of ['1', '2', '3']) {
      const db = graph(edges);
      db.get(node, first);
      expect(['1', '2', '3'].map((key) => db.get(node, key)), `entered at ${first}`).toEqual(['1!', '2!', '3!']);
    }
  });

  test('can be closed by an edit', () => {
    const db = graph({ '1': 2, '2': 3, '3': 0 });
    expect(db.get(node, '1')).toBe('1(2(3()))');
    db.set(cell, '3', 1);
    expect(db.get(node, '1')).toBe('1!');
    expect(db.get(node, '2')).toBe('2!');
  });

  test('can be opened by an edit, even by one that leaves a value as the fallback was', () => {
    const constant: Query<number> = defineQuery<number>({ name: 'constant', compute: (db, key) => (db.get(cell, key) === 0 ? 0 : db.get(sum, String(db.get(cell, key)))), cycle: () => 0 });
    const sum: Query<number> = defineQuery<number>({ name: 'sum', compute: (db, key) => 7 + db.get(constant, key), cycle: () => 0 });
    const db = graph({ '1': 1 });
    expect(db.get(sum, '1')).toBe(0);
    db.set(cell, '1', 0);
    expect(db.get(sum, '1')).toBe(7);
  });

  test('does not reach the readers of a member that stayed the same', () => {
    const reader = defineQuery<string>({ name: 'reader', compute: (db) => db.get(node, '1'), cycle: () => '' });
    const db = graph({ '1': 2, '2': 1 });
    db.get(reader, '');
    db.set(cell, '9', 1);
    expect(computedBy(db, reader, '')).not.toContain('reader()');
  });
});

describe('eviction', () => {
  test('makes inputs what they were at first, and readers notice', () => {
    const db = new Database();
    db.set(cell, 'a', 40);
    expect(db.get(report, 'a')).toBe('a is 4');
    db.evict((key) => key === 'a');
    expect(db.size).toBe(0);
    expect(db.get(report, 'a')).toBe('a is 0');
  });

  test('of a query alone computes it again, once', () => {
    const total = defineQuery<number>({ name: 'total', compute: (db) => db.get(tenth, 'a') + db.get(tenth, 'b'), cycle: () => -1 });
    const db = new Database();
    db.get(total, '');
    db.evict((key) => key === 'a');
    expect(computedBy(db, total, '')).toEqual(['tenth(a)', 'total()']);
  });

  test('reaches readers of what was durable', () => {
    const db = new Database();
    db.set(cell, 'a', 40, true);
    expect(db.get(report, 'a')).toBe('a is 4');
    db.evict((_key, kind) => kind === 'input');
    expect(db.get(report, 'a')).toBe('a is 0');
  });
});

describe('a sweep', () => {
  test('drops what nobody asks for any more, at the second time', () => {
    const db = new Database();
    for (let key = 0; key < 50; key += 1) {
      db.set(cell, String(key), 10);
      db.get(report, String(key));
      db.set(cell, String(key), 0);
    }
    expect(db.size).toBe(150);
    db.sweep();
    expect(db.size).toBe(150);
    db.set(cell, 'kept', 30);
    db.get(report, 'kept');
    db.sweep();
    expect(db.size).toBe(3);
    expect(computedBy(db, report, 'kept')).toEqual([]);
  });

  test('keeps what is asked for, though nothing below it has changed for long', () => {
    const db = new Database();
    db.set(cell, 'a', 10);
    for (let round = 1; round < 4; round += 1) {
      db.get(report, 'a');
      db.sweep();
      db.set(cell, 'other', round);
    }
    expect(computedBy(db, report, 'a')).toEqual([]);
  });

  test('keeps what is durable, and inputs that hold something', () => {
    const db = new Database();
    db.set(cell, 'library', 10, true);
    db.get(report, 'library');
    db.set(cell, 'alone', 5);
    db.sweep();
    db.set(cell, 'other', 1);
    db.sweep();
    expect(computedBy(db, report, 'library')).toEqual([]);
    expect(db.get(cell, 'alone')).toBe(5);
  });
});

function computedBy<V>(db: Database, query: Query<V>, key: string): string[] {
  return db.recordComputations(() => db.get(query, key));
}
