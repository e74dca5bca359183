/** *Reorder fields* on random structs: every field keeps all that is its own, and doing it again changes nothing. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertNever } from '../../../server/src/base/assert-never.ts';
import { structParts } from '../../../server/src/ide/fixes/reorder-parts.ts';
import { parseStruct, reordered } from './support.ts';

/** A field as it is written, with everything that is its own: comments that name it, its comma, the space before it. */
interface Written {
  readonly name: string;
  readonly text: string;
}

interface Sketch {
  readonly above: readonly ('line' | 'block' | 'documentation' | 'annotation' | 'attribute' | 'blank')[];
  readonly before: boolean;
  readonly behind: 'none' | 'line' | 'block' | 'two';
  readonly comma: boolean;
  readonly commaLast: boolean;
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  above: fc.array(fc.constantFrom('line', 'block', 'documentation', 'annotation', 'attribute', 'blank'), { maxLength: 4 }),
  before: fc.boolean(),
  behind: fc.constantFrom('none', 'line', 'block', 'two'),
  comma: fc.boolean(),
  commaLast: fc.boolean(),
});

const struct = fc.record({
  sketches: fc.array(sketch, { minLength: 1, maxLength: 7 }),
  commas: fc.constantFrom('all', 'none', 'mixed'),
  trailing: fc.boolean(),
  atBrace: fc.boolean(),
  atEnd: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  indentation: fc.constantFrom('    ', '\t', ''),
  seed: fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
});

test('several lines: every field keeps its comments and lines, the same order again changes nothing', () => {
  fc.assert(
    fc.property(struct, ({ sketches, commas, trailing, atBrace, atEnd, lineBreak, indentation, seed }) => {
      const fields = sketches.map((each, index) => write(each, index, index === sketches.length - 1 ? trailing : commas === 'all' || (commas === 'mixed' && each.comma), lineBreak, indentation));
      const head = `pub struct S<T> {${atBrace ? ' // at the brace' : ''}`;
      const tail = `${lineBreak}${atEnd ? `${indentation}// at the end${lineBreak}` : ''}}${lineBreak}fn f() { }`;
      const { before, after } = check(head, fields, tail, seed);
      expect(blankLines(after)).toBe(blankLines(before));
    }),
    { numRuns: 400 },
  );
});

test('one line, or any mix: every field keeps its comments', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ front: fc.boolean(), back: fc.constantFrom('none', 'block', 'line'), line: fc.boolean(), tight: fc.boolean() }), { minLength: 1, maxLength: 6 }), fc.boolean(), fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (sketches, trailing, seed) => {
      const fields = sketches.map(({ front, back, line, tight }, index): Written => {
        const name = `f${index}`;
        const comma = index < sketches.length - 1 || trailing ? ',' : '';
        const lead = front ? `/* ${name} above */` : '';
        const behind = back === 'none' ? '' : back === 'block' ? ` /* ${name} behind */` : ` // ${name} behind\n`;
        // A block comment stands before the comma, a line comment behind it.
        const tail = back === 'line' ? comma + behind : behind + comma;
        return { name, text: `${line ? '\n  ' : tight ? '' : ' '}${lead}${name}: u8${tail}` };
      });
      check('struct S {', fields, ' }', seed);
    }),
    { numRuns: 400 },
  );
});

function write(each: Sketch, index: number, hasComma: boolean, lineBreak: string, indentation: string): Written {
  const name = `f${index}`;
  const above = each.above.map((kind) => {
    switch (kind) {
      case 'line':
        return `${indentation}// ${name} above`;
      case 'block':
        return `${indentation}/* ${name}${lineBreak}      above */`;
      case 'documentation':
        return `${indentation}/// ${name} means`;
      case 'annotation':
        return `${indentation}@stable(${name})`;
      case 'attribute':
        return `${indentation}#[name = "${name}, {"]`;
      case 'blank':
        return '';
      default:
        return assertNever(kind);
    }
  });
  // What a blank line separates from the first field speaks of the struct; nothing may stand between an attribute and its field here.
  const lines = index === 0 ? above.filter((line) => line !== '') : above;
  const type = index % 3 === 0 ? 'Vec<(u8, T)>' : `[u8; ${index}]`;
  const core = `${indentation}${each.before ? `/* ${name} before */ ` : ''}pub ${name}: ${type}`;
  const behind = each.behind === 'line' ? ` // ${name} behind, }` : each.behind === 'block' ? ` /* ${name} behind */` : each.behind === 'two' ? ` /* ${name} one */ // ${name} two` : '';
  const isCommaLast = each.commaLast && each.behind === 'block';
  const tail = hasComma ? (isCommaLast ? `${behind},` : `,${behind}`) : behind;
  return { name, text: [...lines, core + tail].map((line) => lineBreak + line).join('') };
}

function check(head: string, fields: readonly Written[], tail: string, seed: readonly number[]): { readonly before: string; readonly after: string } {
  const before = `${head}${fields.map((field) => field.text).join('')}${tail}`;
  expect(parseStruct(before).hasError, before).toBe(false);
  const sorted = fields.map((field, index) => ({ field, key: seed[index] ?? 0 })).toSorted((one, other) => one.key - other.key).map(({ field }) => field);
  const order = sorted.map((field) => field.name);
  const after = reordered(before, order);
  const story = `${before}\n-->\n${after}`;
  const parsed = parseStruct(after);
  expect(parsed.hasError, story).toBe(false);
  expect(parsed.struct.body.fields.map((field) => field.name.text)).toEqual(order);
  expect(reordered(after, order)).toBe(after);
  // Every word went where its field went; what is no field's stays at either end.
  expect(squeezed(after), story).toBe(squeezed(`${head}${sorted.map((field) => field.text).join('')}${tail}`));
  // Whoever reads the result finds the same comments at each field.
  expect(documentationByName(after), story).toEqual(documentationByName(before));
  // A heading that came to the top with its field now reads as the struct's own; its text is where it was.
  const hasHeading = /(?:\r?\n[^\S\n]*){2}/u.test(sorted[0]?.text ?? '');
  if (!hasHeading) expect(commentsByName(after), story).toEqual(commentsByName(before));
  return { before, after };
}

/** The words, without what may change between them. */
function squeezed(text: string): string {
  return text.replace(/[\s,]/gu, '');
}

function blankLines(text: string): number {
  return text.split(/\r?\n/u).filter((line) => line.trim() === '').length;
}

function documentationByName(text: string): Record<string, string | null> {
  return Object.fromEntries(parseStruct(text).struct.body.fields.map((field) => [field.name.text, field.documentation]));
}

function commentsByName(text: string): Record<string, string[]> {
  const { struct: item, start } = parseStruct(text);
  return Object.fromEntries(structParts(text, item, start).fields.map((field) => [field.name, field.text.match(/\/\/[^\r\n]*|\/\*[^]*?\*\//gu) ?? []]));
}
