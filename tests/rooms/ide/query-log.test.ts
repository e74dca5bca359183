/**
 * What an edit costs, read from the log of computed queries: the edited item's own, those of who reads what it says, and
 * nothing else. The lists are complete, so that a query that begins to run too often is seen.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { fileDiagnostics, type Workspace } from '../../../server/src/ide/index.ts';
import { openText } from '../../support/fixture.ts';

const FILE = '/main.ast';
const TEXT = `struct Inner {
    a: u8,
    b: u32,
}

struct Outer {
    inner: Inner,
    c: u16,
}

struct Alone {
    d: u64,
}

/// Adds.
fn add(left: u32, right: u32) -> u32 {
    let sum = left + right;
    sum
}

fn other(outer: &Outer) -> u16 {
    let _number = 1;
    outer.c
}

impl Outer {
    fn first(&self) -> u16 {
        self.c
    }

    fn second(&self) -> Inner {
        self.inner
    }
}

mod deep {
    fn inside() {
        let _x = 1;
    }

    struct Beside {
        e: u8,
    }
}
`;

let workspace: Workspace;

beforeEach(() => {
  workspace = openText(TEXT);
  fileDiagnostics(workspace.db, FILE);
});

describe('typing in a body', () => {
  test.each([
    ['of a function', 'left + right', 'left + right + 1', 'function:add'],
    ['renaming a local variable', 'let _number = 1', 'let _count = 1', 'function:other'],
    ['of a method', 'self.c\n', 'self.c + 1\n', 'impl:Outer/function:first'],
    ['of a function in a module', 'let _x = 1;', 'let _x = 12;', 'module:deep/function:inside'],
  ])('%s asks that item again and no other', (_name, old, replacement, item) => {
    const ran = computedAfter(old, replacement);
    expect(ran.length).toBeGreaterThan(0);
    expect(ran.filter((query) => !query.endsWith(`#${item})`) && !isAround(query, item))).toEqual([]);
  });

  test('adding a statement with a mistake asks that item again and no other', () => {
    const ran = computedAfter('let _x = 1;', 'let _x = 1; let = ;');
    expect(ran.filter((query) => !query.includes('#module:deep'))).toEqual([]);
    expect(ran.filter((query) => query.includes('Beside'))).toEqual([]);
  });
});

describe('what moves and does not change', () => {
  test.each([
    ['a line above', 'struct Outer', '// A remark.\nstruct Outer'],
    ['a line between', 'struct Alone', '\n\nstruct Alone'],
    ['a remark behind everything', '    struct Beside {\n        e: u8,\n    }\n}\n', '    struct Beside {\n        e: u8,\n    }\n}\n\n// The end.\n'],
  ])('%s: nothing runs', (_name, old, replacement) => {
    expect(computedAfter(old, replacement)).toEqual([]);
  });

  test('a line at the very top: no item is asked', () => {
    expect(computedAfter('struct Inner', '\n// A remark.\nstruct Inner').filter((query) => !query.endsWith(`(${FILE})`) && !query.endsWith(`(${FILE}#)`))).toEqual([]);
  });

  test('a remark in a struct runs that struct alone, and none of its readers', () => {
    const ran = computedAfter('    b: u32,', '    // A remark.\n    b: u32,');
    expect(ran.filter((query) => !query.endsWith('#struct:Inner)'))).toEqual([]);
    expect(ran).not.toContain(`layout(64|${FILE}#struct:Inner)`);
  });

  test('the same text again runs nothing', () => {
    workspace.open(FILE, TEXT);
    expect(computed()).toEqual([]);
  });
});

describe('a struct that changes', () => {
  test('runs the layouts of who holds it, and of nobody else', () => {
    const ran = computedAfter('b: u32', 'b: u64');
    const layouts = ran.filter((query) => query.startsWith('layout('));
    expect(layouts.toSorted()).toEqual([`layout(64|${FILE}#struct:Inner)`, `layout(64|${FILE}#struct:Outer)`]);
    expect(ran.filter((query) => query.startsWith('itemFindings(')).toSorted()).toEqual([`itemFindings(${FILE}#struct:Inner)`, `itemFindings(${FILE}#struct:Outer)`]);
  });

  test('and keeps its layout stops there', () => {
    const ran = computedAfter('b: u32', 'b: f32');
    expect(ran.filter((query) => query.includes('Outer') && query.startsWith('itemFindings'))).toEqual([]);
  });

  test('by its name runs who names it', () => {
    const ran = computedAfter('struct Alone', 'struct Other');
    expect(ran.filter((query) => query.startsWith('itemFindings(')).toSorted()).toEqual([`itemFindings(${FILE}#struct:Other)`]);
  });
});

test('a variable among statements at the top runs who uses its name, and nobody else', () => {
  const at = TEXT.indexOf('struct ');
  workspace.edit(FILE, { start: at, end: at, text: 'let one = 1;\n\n' });
  const ran = computed().filter((query) => /^(?:typedBody|valueResolution)\(/u.test(query));
  expect(ran.length).toBeGreaterThan(0);
  expect(ran.filter((query) => !query.includes('#statements:'))).toEqual([]);
});

describe('another file', () => {
  test('that nobody uses runs nothing here', () => {
    workspace.open('/elsewhere.ast', 'struct Unused;\n');
    expect(computed()).toEqual([]);
  });

  test('opening the library\'s names again runs nothing in the library', () => {
    const ran = computedAfter('d: u64', 'd: Vec<u8>');
    expect(ran.filter((query) => query.startsWith('itemFindings(std:/'))).toEqual([]);
  });
});

/** The items around it, whose own text holds it. */
function isAround(query: string, item: string): boolean {
  const segments = item.split('/');
  return segments.slice(1).some((_segment, index) => query.endsWith(`#${segments.slice(0, index + 1).join('/')})`));
}

function computedAfter(old: string, replacement: string): string[] {
  const start = TEXT.indexOf(old);
  if (start === -1) throw new Error(`The text has no ${old}`);
  workspace.edit(FILE, { start, end: start + old.length, text: replacement });
  return computed();
}

/** Looks that every edit has: which names the statements at top level bind, whether broken text declares a name, whether the module does. */
const LOOKS = /^(?:topLevelLets|topLevelLetNamed|isLost|namedItems|moduleValue|moduleType)\(/u;

/** What was computed without those looks. What a name means to an item counts as that item's. */
function computed(): string[] {
  const ran = workspace.db.recordComputations(() => fileDiagnostics(workspace.db, FILE));
  return ran.filter((query) => !LOOKS.test(query)).map((query) => query.replace(/(#[^\n]+)\n.*\)$/u, '$1)'));
}
