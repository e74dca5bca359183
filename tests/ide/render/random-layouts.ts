/** Layouts of all kinds at random, with names and types that are short, long, of wide characters or hostile. */
import * as fc from 'fast-check';
import type { TypeLayout } from '../../../server/src/layout/index.ts';
import { arrayOf, enumOf, type FieldSketch, structOf, unionOf } from './sample-layouts.ts';

/** What a half-typed program can hand over as a name or a type. */
export const HOSTILE = ['<img src=x onerror=alert(1)>', '[x](command:evil)', '![i](https://e.example/x.png)', 'a|b', 'a\\|b', '`x`', '``', '</text><script>', 'a\nb', '\u{202e}abc', '\u{0}', '\u{d800}', '"\'&amp;', '*x*', '$(zap)', '<!--', ']]>'];

const name = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'id', 'len', 'kind', 'buffer', 'is_visible', 'capacity', 'the_longest_name_that_anyone_would_write', 'lane_1', 'lane_23'), weight: 6 },
  { arbitrary: fc.constantFrom('größe', 'длина', '長さ', '名前の長い欄', '👩‍👩‍👧', 'ｆｕｌｌ'), weight: 2 },
  { arbitrary: fc.constantFrom(...HOSTILE), weight: 1 },
);
const type = fc.oneof({ arbitrary: fc.constantFrom('u8', 'u64', 'String', '[u8; 16]', 'Result<Vec<Option<Box<Node>>>, std::io::Error>'), weight: 6 }, { arbitrary: fc.constantFrom(...HOSTILE), weight: 1 });
const align = fc.constantFrom(1, 2, 4, 8, 16);
const size = fc.oneof({ arbitrary: fc.nat(4), weight: 8 }, { arbitrary: fc.constantFrom(0, 16, 300, 2 ** 20, 2 ** 40), weight: 1 });

const field: fc.Arbitrary<FieldSketch> = fc.tuple(name, type, size, align).map(([fieldName, text, count, alignment]) => [fieldName, text, count * alignment, alignment]);
const unknownField: fc.Arbitrary<FieldSketch> = fc.tuple(name, type).map(([fieldName, text]) => [fieldName, text, null, null]);
const fields = fc.array(field, { maxLength: 12 });

export const randomLayout: fc.Arbitrary<TypeLayout> = fc.oneof(
  fields.map((each) => structOf(each)),
  fc.array(field, { minLength: 20, maxLength: 60 }).map((each) => structOf(each)),
  fc.tuple(fields, unknownField, fields).map(([before, unknown, after]) => structOf([...before, unknown, ...after])),
  fields.map((each) => unionOf(each)),
  fc.array(fc.tuple(name, fc.array(field, { maxLength: 5 })), { minLength: 1, maxLength: 14 }).map((variants) => enumOf(variants.map(([variant, payload], index) => [`${variant}${index}`, payload]))),
  fc.tuple(type, align, fc.constantFrom(0, 1, 3, 16, 17, 100, 1_000_000)).map(([text, alignment, length]) => arrayOf(text, alignment, length)),
);
