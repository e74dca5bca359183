/** What an edit costs the declarations half of the types room, read from the log of computed queries. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../../server/src/ide/index.ts';
import { forEachShape, itemTree, resolveValuePath, stdTypesNamed } from '../../../server/src/items/index.ts';
import {
  copyStatus,
  dropImplOf,
  environmentOf,
  functionSignature,
  implHeader,
  implsOfTrait,
  inherentMembers,
  needsDrop,
  traitDeclaration,
  traitMembers,
} from '../../../server/src/types/index.ts';
import { openText } from '../../support/fixture.ts';
import { itemNamed, withoutFile } from './support.ts';

const FILE = '/main.ast';
const TEXT = `trait Shape {
    fn area(&self) -> f64;
    fn twice(&self) -> f64 {
        self.area() * 2.0
    }
}

struct Square(f64);

struct Wrap<T>(T);

impl Copy for Square {}

impl<T: Copy> Copy for Wrap<T> {}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

impl Square {
    fn new(side: f64) -> Square {
        Square(side)
    }

    fn grow(&mut self, by: f64) {
        self.0 += by
    }
}

fn total<S: Shape>(shapes: &[S], wrapped: Wrap<Square>) -> f64 {
    let sum = 0.0;
    sum
}

fn other(a: u8) -> Wrap<u8> {
    Wrap(a)
}
`;

let workspace: Workspace;

beforeEach(() => {
  workspace = openText(TEXT);
  askEverything();
});

describe('typing in a body reads that item\'s head again and nothing else', () => {
  test.each<[name: string, old: string, replacement: string, items: string[]]>([
    ['of a function', 'let sum = 0.0;', 'let sum = 1.0 + 2.0;', ['function:total']],
    ['of a method', 'Square(side)', 'Square(side + 1.0)', ['impl:Square', 'impl:Square/function:new']],
    ['of a method of a trait\'s impl', 'self.0 * self.0', 'self.0', ['impl:Shape for Square', 'impl:Shape for Square/function:area']],
    ['of a default method', 'self.area() * 2.0', 'self.area()', ['trait:Shape', 'trait:Shape/function:twice']],
  ])('%s', (_name, old, replacement, items) => {
    const ran = computedAfter(old, replacement);
    expect(ran.filter((query) => !/^(?:itemHead|itemGenerics|holdsOpaqueMacro)\(/u.test(query))).toEqual([]);
    expect([...new Set(ran.map((query) => withoutFile(query.slice(query.indexOf('(') + 1, -1))))].toSorted()).toEqual(items);
  });
});

describe('changing a declaration asks its users', () => {
  test('a signature is asked again alone', () => {
    const ran = computedAfter('fn other(a: u8)', 'fn other(a: u16)');
    expect(ran.filter((query) => query.startsWith('functionSignature('))).toEqual(['functionSignature(/main.ast#function:other)']);
    expect(ran.filter((query) => /^(?:implHeader|implsOfTrait|copyStatus|environment|visibleMembers)\(/u.test(query))).toEqual([]);
  });

  test('the bounds of an impl are asked again with what rests on them', () => {
    const ran = computedAfter('impl<T: Copy> Copy for Wrap<T> {}', 'impl<T> Copy for Wrap<T> {}');
    expect(ran).toContain('implHeader(/main.ast#impl:Copy for Wrap<T>)');
    expect(ran.filter((query) => query.startsWith('implHeader('))).toHaveLength(1);
    expect(ran.filter((query) => query.startsWith('functionSignature('))).toEqual([]);
    expect(ran.filter((query) => query.startsWith('copyStatus(')).length).toBeGreaterThan(0);
  });

  test('a new method is seen where its name is asked for', () => {
    const ran = computedAfter('    fn grow(', '    fn shrink(&mut self) {}\n\n    fn grow(');
    expect(inherentMembers(workspace.db, FILE, 'shrink').map(({ item }) => withoutFile(item))).toEqual(['impl:Square/function:shrink']);
    expect(ran.filter((query) => query.startsWith('visibleMembers('))).toEqual([]);
    expect(ran.filter((query) => query.startsWith('functionSignature(') && !query.includes('impl:Square/'))).toEqual([]);
  });

  test('a new function asks nothing about the others', () => {
    const ran = computedAfter('fn other(', 'fn another() {}\n\nfn other(');
    expect(ran.filter((query) => /^(?:functionSignature|implHeader|environment|copyStatus|implsOfTrait)\(/u.test(query) && !query.includes('another'))).toEqual([]);
  });
});

function computedAfter(old: string, replacement: string): readonly string[] {
  const start = TEXT.indexOf(old);
  workspace.edit(FILE, { start, end: start + old.length, text: replacement });
  return workspace.db.recordComputations(askEverything);
}

/** What the body of every function could ask. */
function askEverything(): void {
  const { db } = workspace;
  const here = itemNamed(db, 'total');
  for (const shapes of db.get(itemTree, FILE).chunks) {
    forEachShape(shapes, ({ key, kind }) => {
      const signature = kind === 'function' ? functionSignature(db, key) : null;
      environmentOf(db, key);
      if (kind === 'impl') implHeader(db, key);
      if (kind === 'trait') traitDeclaration(db, key);
      for (const { type } of signature?.parameters ?? []) {
        copyStatus(db, key, type);
        needsDrop(db, type);
      }
    });
  }
  for (const name of ['new', 'grow', 'area', 'push']) {
    inherentMembers(db, FILE, name);
    traitMembers(db, FILE, name);
    resolveValuePath(db, here, [name], false);
  }
  for (const trait of [...stdTypesNamed(db, 'Copy'), ...stdTypesNamed(db, 'Drop'), itemNamed(db, 'Shape')]) implsOfTrait(db, FILE, trait);
  dropImplOf(db, itemNamed(db, 'Square'));
}
