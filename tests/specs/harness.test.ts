/** The harness of the specs can say no: each way in which a section can be wrong is found, with the page's line. */
import { describe, expect, test } from 'vitest';
import { withoutAssertions } from '../support/assertions.ts';
import { checkSection, comparedText, renderView } from '../support/spec.ts';
import { readPage, type SpecSection } from '../support/spec-page.ts';

const STRUCT = 'struct Example {\n    a: u8,\n    b: u32,\n}\n';

describe('a section that holds', () => {
  test.each([
    ['asserts a layout', 'struct A {\n     //^ layout: 2 bytes, align 2, padding 0\n    a: u16,\n}\n'],
    ['asserts the beginning of a fact up to a comma', 'struct A { //~ layout: 2 bytes\n    a: u16,\n}\n'],
    ['asserts both targets', 'type A = *const u8; //~ layout: 8 bytes //~ layout[32]: 4 bytes\n'],
    ['asserts an error', 'struct A {\n    b: Missing, //~ error[unresolved-type]: Missing\n}\n'],
    ['names what is referred to', 'struct A; //~ def: the first\nstruct B {\n    a: A, //~ ref: the first\n}\n'],
  ])('%s', (_name, program) => {
    expect(checkSection(section(program))).toEqual([]);
  });

  test('may say that all is well', () => {
    expect(checkSection(section(STRUCT, 'accepted silent=unresolved-type'))).toEqual([]);
  });
});

describe('a section fails', () => {
  test.each([
    ['that asserts nothing', STRUCT, '', /^1: this section asserts nothing/u],
    ['whose number is wrong', 'struct A { //~ layout: 3 bytes\n    a: u16,\n}\n', '', /^4: .* does not hold; it is `2 bytes, align 2, padding 0`/u],
    ['whose number is only the beginning of another', 'type A = [u8; 20]; //~ layout: 2\n', '', /does not hold/u],
    ['whose carets are too short', 'struct Long {\n     //^^^ layout: 0 bytes\n}\n', '', /does not hold.*columns 8 to 11/u],
    ['whose carets stand elsewhere', 'struct A {\n    //^ layout: 0 bytes\n}\n', '', /does not hold/u],
    ['that asserts one fact twice', 'struct A; //~ layout: 0 bytes //~ layout: 0 bytes\n', '', /does not hold/u],
    ['that leaves out a fact of a tag that it uses', 'struct A; //~ layout: 0 bytes\nstruct B;\n', '', /^5, column 8: nothing asserts `layout\[64\]: 0 bytes/u],
    ['that leaves out an error', 'struct A { b: Missing }\n', 'accepted', /nothing asserts `error\[unresolved-type\]/u],
    ['that leaves out a hint beside another', `${STRUCT.replace('a: u8', 'a: u8, c: u8, d: u64, e: u8')}struct F { a: u8, b: u64, c: u8 } //~ hint[padding-waste]\n`, '', /nothing asserts `hint\[padding-waste\]/u],
    ['that asserts an error that is none', 'struct A; //~ error[unresolved-type]\n', '', /does not hold; there is nothing of the kind/u],
    ['with another rule', 'struct A { b: Missing } //~ error[infinite-size]\n', '', /does not hold/u],
    ['with another message', 'struct A { b: Missing } //~ error[unresolved-type]: Absent\n', '', /does not hold/u],
    ['with a rule that does not exist', 'struct A; //~ error[no-such-rule]\n', '', /knows no `no-such-rule`/u],
    ['with a tag that does not exist', 'struct A; //~ colour: red\n', '', /there is no tag `colour`/u],
    ['with a target that does not exist', 'struct A; //~ layout[16]: 0 bytes\n', '', /knows no `16`/u],
    ['that is not silent', 'struct A { b: Missing } //~ error[unresolved-type]\n', 'silent=unresolved-type', /is not silent/u],
    ['that is silent about no rule', 'struct A;\n', 'silent=no-such-rule', /there is no rule/u],
    ['that refers elsewhere', 'struct A; //~ def: a\nstruct B; //~ def: b\ntype C = A; //~ ref: b\n', '', /it is `a`/u],
  ])('%s', (_name, program, words, complaint) => {
    expect(checkSection(section(program, words)).join('\n')).toMatch(complaint);
  });

  test.each([
    ['an assertion that is none', () => checkSection(section('struct A; //~ this is prose\n')), 'no assertion'],
    ['a word that means nothing', () => section('struct A;\n', 'acepted'), 'means nothing'],
    ['an open code block', () => readPage('# A\n\n```aster\nstruct A;\n'), 'not closed'],
    ['a view that does not exist', () => view('struct A;\n', 'flow', ''), 'no view'],
    ['a fix that is not offered', () => view('struct A;\n', 'fix reorder-fields', ''), 'No fix'],
  ])('because of %s', (_name, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('a view', () => {
  test('shows every byte', () => {
    const [shown] = view(STRUCT, 'layout', '');
    expect(shown).toBe('Example: 8 bytes, align 4, padding 3\n   0   1  a: u8\n   1   3  padding\n   4   4  b: u32\n');
  });

  test('shows the other target', () => {
    expect(view('type A = &u8;\n', 'layout 32', '')[0]).toBe('A = &u8: 4 bytes, align 4, padding 0\n');
  });

  test('of a fix shows the program without its assertions', () => {
    const [shown, compared] = view('struct F { //~ hint[padding-waste]\n    a: u8,\n    b: u64,\n    c: u8,\n}\n', 'fix reorder-fields', 'struct F { //~ gone\n    b: u64,\n}\n');
    expect(shown).toBe('struct F {\n    b: u64,\n    a: u8,\n    c: u8,\n}\n');
    expect(compared).toBe('struct F {\n    b: u64,\n}\n');
  });
});

test('assertions are cut out of a text and nothing else', () => {
  expect(withoutAssertions('a // b\n //^^ layout: 1\nc; //~ x\n')).toBe('a // b\nc;\n');
});

test('a page has sections, files and views', () => {
  const sections = readPage('# One\n\nProse.\n\n## Two\n\n```aster target=32\nstruct A;\n//- /b.ast\nstruct B;\n```\n\n```layout\nA\n```\n\n```toml\na = 1\n```\n');
  expect(sections.map(({ heading, line, program }) => [heading, line, program === null])).toEqual([['', 1, true], ['One', 1, true], ['Two', 5, false]]);
  const two = sections[2];
  expect(two?.program?.files).toEqual([{ name: '/main.ast', text: 'struct A;\n', pageLines: [8] }, { name: '/b.ast', text: 'struct B;\n', pageLines: [10] }]);
  expect(two?.program?.target).toBe('32');
  expect(two?.views.map(({ language, text }) => [language, text])).toEqual([['layout', 'A\n']]);
});

function section(program: string, words = ''): SpecSection {
  const [, found] = readPage(`# Section\n\n\`\`\`aster ${words}\n${program}\`\`\`\n`);
  if (found === undefined) throw new Error('The page has no section');
  return found;
}

/** What a view shows now, and what of its block is compared. */
function view(program: string, info: string, text: string): readonly [string, string] {
  const [, found] = readPage(`# Section\n\n\`\`\`aster\n${program}\`\`\`\n\n\`\`\`${info}\n${text}\`\`\`\n`);
  const block = found?.views[0];
  if (found === undefined || block === undefined) throw new Error('The page has no view');
  return [renderView(found, block), comparedText(block)];
}
