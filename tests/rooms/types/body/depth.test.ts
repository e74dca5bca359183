/** Text that nests without end, types that grow without end, and broken text: inference ends, throws nothing and says less. */
import { describe, expect, test } from 'vitest';
import { type TypedBody, printType, walkBody } from '../../../../server/src/types/index.ts';
import { SHIPPED } from '../../../support/programs.ts';
import { Random } from '../../../support/random.ts';
import { bodiesOf } from '../../../support/typed-words.ts';

const DEPTH = 10_000;

describe('ten thousand', () => {
  test.each<[name: string, text: string]>([
    ['parentheses', `fn f() { let a = ${'('.repeat(DEPTH)}1${')'.repeat(DEPTH)}; }`],
    ['operators', `fn f() { let a = 1${' + 1'.repeat(DEPTH)}; }`],
    ['minus signs', `fn f() { let a = ${'- '.repeat(DEPTH)}1; }`],
    ['references', `fn f() { let a = ${'& '.repeat(DEPTH)}1; }`],
    ['blocks', `fn f() { ${'{ '.repeat(DEPTH)}1${' }'.repeat(DEPTH)} }`],
    ['calls', `fn g<T>(t: T) -> T { t } fn f() { let a = ${'g('.repeat(DEPTH)}1${')'.repeat(DEPTH)}; }`],
    ['method calls', `fn f(o: Option<u8>) { o${'.map(|x| x)'.repeat(DEPTH)}; }`],
    ['fields', `fn f(a: A) { a${'.b'.repeat(DEPTH)}; }`],
    ['ifs', `fn f() { ${'if true { '.repeat(DEPTH)}1${' }'.repeat(DEPTH)} }`],
    ['else ifs', `fn f() { if true {} ${'else if true { } '.repeat(DEPTH)} }`],
    ['closures', `fn f() { let a = ${'|| '.repeat(DEPTH)}1; }`],
    ['tuple patterns', `fn f() { let ${'('.repeat(DEPTH)}a${',)'.repeat(DEPTH)} = 1; }`],
    ['matches', `fn f() { ${'match 1 { _ => '.repeat(DEPTH)}1${' }'.repeat(DEPTH)} }`],
    ['arrays', `fn f() { let a = ${'['.repeat(DEPTH)}1${']'.repeat(DEPTH)}; }`],
    ['assignments', `fn f() { ${'a = '.repeat(DEPTH)}1; }`],
    ['statements', `fn f() { ${'let a = 1; '.repeat(DEPTH)} }`],
    ['question marks', `fn f(a: Option<u8>) { a${'?'.repeat(DEPTH)}; }`],
  ])('%s', (_name, text) => {
    for (const body of bodiesOf(text)) everythingHasAType(body);
  });
});

test('types that double at every step end as unknown', () => {
  const text = `fn f() { let a = (1, 2); ${Array.from({ length: 60 }, (_, index) => `let a${index} = (${index === 0 ? 'a' : `a${index - 1}`}, ${index === 0 ? 'a' : `a${index - 1}`});`).join(' ')} }`;
  expect(bodiesOf(text).flatMap((body) => body.locals.map((local) => printType(local.type).length)).every((length) => length < 10_000)).toBe(true);
});

test('calls that double their type end as unknown', () => {
  const steps = Array.from({ length: 60 }, (_, index) => `let a${index + 1} = pair(a${index});`).join(' ');
  for (const body of bodiesOf(`fn pair<T>(t: T) -> (T, T) { (t, t) } fn f() { let a0 = None; ${steps} a0 = Some(1u8); }`)) everythingHasAType(body);
});

test('impls that lead to ever larger types end', () => {
  for (const body of bodiesOf('trait Grow { fn grow(&self); } struct W<T>(T); impl<T> Grow for T where W<T>: Grow { fn grow(&self) {} } fn f() { 1u8.grow(); (1).grow(); }')) everythingHasAType(body);
});

describe('a program with a piece missing', () => {
  test.each(SHIPPED.filter((_program, index) => index % 4 === 0).map(({ name, text }) => [name, text] as const))('%s', (name, text) => {
    const random = new Random(name.length);
    for (let round = 0; round < 12; round += 1) {
      const start = random.below(text.length);
      const broken = text.slice(0, start) + text.slice(start + 1 + random.below(40));
      for (const body of bodiesOf(broken)) everythingHasAType(body);
    }
  });
});

function everythingHasAType(body: TypedBody): void {
  let open = 0;
  walkBody(body, {
    expression: (node) => {
      if (node.type.kind === 'infer' || node.type.id.includes('??')) open += 1;
      expect(node.range.start).toBeLessThanOrEqual(node.range.end);
      return true;
    },
    pattern: (node) => void (node.type.id.includes('??') && (open += 1)),
  });
  expect(open).toBe(0);
}
