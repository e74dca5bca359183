/**
 * Damage stays where it is done, in what is said too: deleting any one bracket, quote or comment end leaves the diagnostics
 * of all other chunks as they were, and so does everything a person types on the way to a new item.
 */
import { describe, expect, test } from 'vitest';
import { fileDiagnostics, type Workspace } from '../../../server/src/ide/index.ts';
import { parsedFile } from '../../../server/src/items/index.ts';
import { openText } from '../../support/fixture.ts';
import { EXAMPLES, generatedProgram, STANDARD_LIBRARY } from '../../support/programs.ts';

const FILE = '/main.ast';

/** Types that use each other, a wasteful struct, a missing name, a duplicate: something to say in many chunks. */
const TALKATIVE = `use std::collections::HashMap;

struct Wasteful {
    a: u8,
    b: u64,
    c: u8,
}

enum Choice {
    One(Wasteful),
    Two { inner: Option<Other>, map: HashMap<u32, String> },
}

struct Other {
    missing: Missing,
}

trait Shape {
    fn area(&self) -> f64;
}

impl Shape for Other {
    fn area(&self) -> f64 {
        let text = "a { b";
        0.0
    }
}

/* A remark. */
struct Endless {
    next: Option<Endless>,
}

type Alias = [Choice; 4];

mod inner {
    use std::rc::Rc;

    struct Deep {
        a: Rc<Absent>,
    }
}

struct Other;
`;

describe('deleting one bracket, quote or comment end', () => {
  const programs = [{ name: 'a talkative program', text: TALKATIVE, step: 1 }, ...EXAMPLES.map((program) => ({ ...program, step: 2 })), ...[11, 12, 13].map((seed) => ({ ...generatedProgram(seed, 20), step: 2 })), ...STANDARD_LIBRARY.map((program) => ({ ...program, step: 23 }))];

  test.each(programs)('$name', ({ text, step }) => {
    const workspace = openText(text);
    const { chunks, starts } = workspace.db.get(parsedFile, FILE);
    const before = described(workspace);
    const marks = [...text.matchAll(/[{}()[\]"]|\*\//gu)].filter((_mark, index) => index % step === 0);
    expect(marks.length).toBeGreaterThan(0);
    for (const { index: at, 0: mark } of marks) {
      const chunk = starts.findLastIndex((start) => start <= at);
      const start = starts[chunk] ?? 0;
      const end = start + (chunks[chunk]?.text.length ?? 0);
      workspace.edit(FILE, { start: at, end: at + mark.length, text: '' });
      // What the broken text may declare is not called unresolved anywhere.
      const lost = workspace.db.get(parsedFile, FILE).chunks.flatMap((one) => one.lowered.lostNames);
      const isLost = ({ message }: Described): boolean => {
        const name = /^unresolved-(?:name|type): [^`]*`(?<name>[^`]*)`/u.exec(message)?.groups?.['name'];
        return name !== undefined && lost.some((one) => one.startsWith(name));
      };
      // What rests on the types of values waits for a broken declaration, which may be one of them; it does not wait for the body of a function.
      const after = described(workspace);
      const isInBody = chunks[chunk]?.lowered.items.some((item) => item.kind === 'function' && item.body !== null && at > start + item.start + item.body.start && at < start + item.start + item.body.end - 1) === true;
      const waits = (one: Described): boolean => !isInBody && /^(?:arithmetic-overflow|cyclic-definition|duplicate-impl|impl-signature-mismatch|invalid-cast|invalid-operand|literal-out-of-range|not-callable|not-const|not-dyn-compatible|pattern-mismatch|type-mismatch|unresolved-field|unresolved-method|unresolved-name: No (?:variant|associated item)[^:]*|unresolved-type: No associated type[^:]*|unsatisfied-bound|unsized-value|wrong-argument-count: This closure[^:]*|wrong-generic-count|wrong-kind-of-name):/u.test(one.message) && !after.some(({ message }) => message === one.message);
      const elsewhere = after.filter((one) => one.start < start || one.start >= end - mark.length);
      const expected = before.filter((one) => !isLost(one) && !waits(one) && (one.start < start || one.start >= end)).map((one) => (one.start < start ? one : { ...one, start: one.start - mark.length, end: one.end - mark.length }));
      expect(elsewhere, `${mark} at ${at}: ${text.slice(text.lastIndexOf('\n', at) + 1, at)}^`).toEqual(expected);
      workspace.edit(FILE, { start: at, end: at, text: mark });
    }
    expect(described(workspace)).toEqual(before);
  });
});

test.each([
  ['a function', 'fn new_one(first: u8, second: &str) -> Vec<u8> {\n    let x = (1 + [2, 3]);\n    if x { print("{ x"); }\n}\n'],
  ['a struct', '/// New.\n#[repr(C)]\nstruct NewOne<T> {\n    first: T,\n    second: [u8; 4],\n}\n'],
  ['an implementation', 'impl Shape for NewOne {\n    fn area(&self) -> f64 { 1.0 }\n}\n'],
  ['an enum', 'enum NewOne {\n    A(u8),\n    B { c: u16 },\n}\n'],
  ['an import', 'use std::sync::{Arc, Mutex as Lock};\n'],
  ['a string', 'const NEW: &str = "a { b } \\" c";\n'],
])('typing %s, key by key and without closing brackets, leaves what follows alone', (_name, typed) => {
  const at = TALKATIVE.indexOf('enum Choice');
  const workspace = openText(TALKATIVE);
  const follows = (length: number): Described[] => described(workspace).filter((one) => one.start >= at + length).map((one) => ({ ...one, start: one.start - length, end: one.end - length }));
  const before = follows(0);
  expect(before.length).toBeGreaterThan(3);
  workspace.edit(FILE, { start: at, end: at, text: '\n' });
  for (let length = 0; length < typed.length; length += 1) {
    workspace.edit(FILE, { start: at + length, end: at + length, text: typed.charAt(length) });
    expect(follows(length + 2), typed.slice(0, length + 1)).toEqual(before);
  }
});

interface Described {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Messages about one place may speak of others; where those stand is not compared. */
function described(workspace: Workspace): Described[] {
  return fileDiagnostics(workspace.db, FILE).map(({ range, code, message }) => ({ start: range.start, end: range.end, message: `${code}: ${message}` }));
}
