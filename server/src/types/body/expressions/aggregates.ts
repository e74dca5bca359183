/** Values that are put together from parts: tuples, arrays, structs and variants with named fields, ranges. */
import { type ArrayExpression, type ArrayRepeatExpression, type Expression, hasCondition, type RangeExpression, type StructExpression, type TupleExpression } from '../../../syntax/index.ts';
import { nearNames } from '../../../base/near-names.ts';
import { type Constant, UNKNOWN_CONSTANT } from '../../constant.ts';
import { lowerConstant } from '../../lower-constant.ts';
import { instantiate } from '../../substitute.ts';
import { primitive, type Type, UNIT } from '../../type.ts';
import { inferArgument } from '../arguments.ts';
import { coerce } from '../coerce.ts';
import { build, type Inference, instanceOf, tupleOf, unknownHere } from '../inference.ts';
import { addBranch, beginMerge, endMerge } from '../merge.ts';
import { head, rangeOf, unknownNode } from '../nodes.ts';
import { sayMissingMember } from '../missing-methods.ts';
import { type Constructed, fieldTypeOf, literalMeaning } from '../path-meaning.ts';
import { reportRepeatedFields } from '../repeated-fields.ts';
import type { AggregateNode, TypedExpression } from '../typed-body.ts';
import { writtenType } from '../written-types.ts';

const NOTHING_MORE = { item: null, variant: null, base: null, fromBase: [] } as const;

export function inferTuple(inference: Inference, node: TupleExpression, expected: Type | null): TypedExpression {
  const wish = expected === null ? null : inference.variables.shallow(expected);
  const wishes = wish?.kind === 'tuple' && wish.elements.length === node.elements.length ? wish.elements : null;
  const values = node.elements.map((element, index) => {
    const demanded = wishes?.[index] ?? null;
    const value = inference.walk.expression(inference, element, demanded);
    return demanded === null || inference.variables.shallow(demanded).kind === 'infer' ? value : coerce(inference, value, demanded);
  });
  const type = values.length === 0 ? UNIT : tupleOf(values.map((value) => value.type));
  return { kind: 'aggregate', ...head(node, type), of: 'tuple', ...NOTHING_MORE, fields: values.map((value, index) => ({ index, value })) };
}

/** The element type that an expected array or slice asks for. */
function expectedElement(inference: Inference, expected: Type | null): Type | null {
  const wish = expected === null ? null : inference.variables.shallow(expected);
  return wish?.kind === 'array' || wish?.kind === 'slice' ? wish.element : null;
}

export function inferArray(inference: Inference, node: ArrayExpression, expected: Type | null): TypedExpression {
  const { element, fields } = inferElements(inference, node.elements, expectedElement(inference, expected));
  const length: Constant = node.elements.some((part) => hasCondition(part.attributes)) ? UNKNOWN_CONSTANT : { kind: 'value', value: BigInt(node.elements.length), type: null };
  return { kind: 'aggregate', ...head(node, build({ kind: 'array', element, length })), of: 'array', ...NOTHING_MORE, fields };
}

/** Elements that all have one type. */
export function inferElements(inference: Inference, elements: readonly Expression[], expected: Type | null): { readonly element: Type; readonly fields: AggregateNode['fields'] } {
  const merge = beginMerge(inference, expected);
  const fields: { index: number; value: TypedExpression }[] = [];
  elements.forEach((part, index) => {
    const value = inference.walk.expression(inference, part, merge.type ?? expected);
    const field = { index, value };
    fields.push(field);
    addBranch(inference, merge, value, (settled) => (field.value = settled));
  });
  const merged = endMerge(inference, merge);
  return { element: elements.length === 0 ? (expected ?? inference.variables.fresh()) : merged, fields };
}

export function inferRepeat(inference: Inference, node: ArrayRepeatExpression, expected: Type | null): TypedExpression {
  const demanded = expectedElement(inference, expected);
  const value = demanded === null ? inference.walk.expression(inference, node.value, null) : coerce(inference, inference.walk.expression(inference, node.value, demanded), demanded);
  const length = lowerConstant(inference.db, inference.item, node.length, (written) => writtenType(inference, written));
  return { kind: 'repeat', ...head(node, build({ kind: 'array', element: value.type, length })), value, length: null };
}

export function inferRange(inference: Inference, node: RangeExpression, expected: Type | null): TypedExpression {
  const { known, variables } = inference;
  const wish = expected === null ? null : variables.shallow(expected);
  const argument = wish?.kind === 'adt' && wish.arguments[0]?.kind === 'type' ? wish.arguments[0].type : null;
  const merge = beginMerge(inference, argument);
  const fields: { index: number; value: TypedExpression }[] = [];
  for (const [index, end] of [node.low, node.high].entries()) {
    if (end === null) continue;
    const field = { index: node.low === null ? 0 : index, value: inference.walk.expression(inference, end, merge.type ?? argument) };
    fields.push(field);
    addBranch(inference, merge, field.value, (settled) => (field.value = settled));
  }
  const of = endMerge(inference, merge);
  const item = rangeItem(known, node);
  const type = fields.length === 0 ? instanceOf(item) : instanceOf(item, of);
  return { kind: 'aggregate', ...head(node, type), of: 'struct', item: item?.key ?? null, variant: null, fields, base: null, fromBase: [] };
}

function rangeItem(known: Inference['known'], node: RangeExpression): Inference['known']['Range'] {
  if (node.low === null && node.high === null) return known.RangeFull;
  if (node.high === null) return known.RangeFrom;
  if (node.low === null) return node.isInclusive ? known.RangeToInclusive : known.RangeTo;
  return node.isInclusive ? known.RangeInclusive : known.Range;
}

export function inferStruct(inference: Inference, node: StructExpression, expected: Type | null): TypedExpression {
  const meaning = literalMeaning(inference, node.path);
  if (meaning.kind !== 'struct' && meaning.kind !== 'variant') {
    if (meaning.kind === 'associated') sayMissingMember(inference, meaning, { shape: 'record' });
    const parts = node.fields.map((field) => inference.walk.expression(inference, field.value, null));
    if (node.base !== null) parts.push(inference.walk.expression(inference, node.base, null));
    return unknownNode(node, parts);
  }
  const wishes = expectedFields(inference, meaning, expected);
  const fields = node.fields.flatMap((field) => {
    const index = meaning.fields.findIndex((declared) => declared.name === field.name.text);
    if (index !== -1) return [{ index, value: inferArgument(inference, field.value, fieldTypeOf(inference, meaning, index), wishes?.(index) ?? null) }];
    if (!meaning.isIncomplete) {
      const nearest = nearNames(field.name.text, meaning.fields.map((declared) => declared.name))[0] ?? null;
      inference.problems.push({ kind: 'unknown-field', range: rangeOf(field.name), type: meaning.name, item: meaning.item, field: field.name.text, nearest, isPattern: false });
    }
    return [{ index: -1, value: inference.walk.expression(inference, field.value, null) }];
  });
  reportRepeatedFields(inference, node.fields, meaning, false);
  if (fields.some((field) => field.index === -1)) {
    const parts = fields.map((field) => field.value);
    if (node.base !== null) parts.push(inference.walk.expression(inference, node.base, meaning.type));
    return unknownNode(node, parts, meaning.type);
  }
  const base = node.base === null ? null : coerce(inference, inference.walk.expression(inference, node.base, meaning.type), meaning.type);
  const written = new Set(fields.map((field) => field.index));
  const missing = meaning.fields.flatMap((field, index) => (written.has(index) ? [] : [{ index, name: field.name }]));
  if (base === null && missing.length > 0 && !meaning.isUnion && !meaning.isIncomplete && !node.fields.some((field) => hasCondition(field.attributes))) {
    inference.problems.push({ kind: 'missing-field', range: rangeOf(node.path), type: meaning.name, item: meaning.item, variant: meaning.variant, fields: missing.map((field) => field.name), insertAt: Math.max(node.bodyRange.start, node.bodyRange.end - 1) });
  }
  return {
    kind: 'aggregate',
    ...head(node, meaning.type),
    of: meaning.kind,
    item: meaning.item,
    variant: meaning.variant,
    fields,
    base,
    fromBase: base === null ? [] : missing.map(({ index, name }) => ({ index, name, type: fieldTypeOf(inference, meaning, index) })),
  };
}

/** What the surroundings ask of the fields, without deciding anything: `Foo { a: Box::new(x) }` where a `Foo<Box<dyn T>>` is wanted. */
function expectedFields(inference: Inference, of: Constructed, expected: Type | null): ((index: number) => Type) | null {
  const { variables } = inference;
  if (expected === null || of.type.kind !== 'adt' || of.type.arguments.length === 0) return null;
  const before = variables.snapshot();
  const fits = variables.unify(of.type, expected);
  const wished = fits ? variables.resolve(of.type) : null;
  variables.rollback(before);
  if (wished?.kind !== 'adt') return null;
  return (index) => {
    const field = of.fields[index];
    return field === undefined ? unknownHere() : instantiate(field.type, [{ owner: of.item, arguments: wished.arguments, self: null }]);
  };
}

/** The length of `vec![value; length]`. */
export function inferLength(inference: Inference, node: Expression): TypedExpression {
  const usize = primitive('usize');
  return coerce(inference, inference.walk.expression(inference, node, usize), usize);
}
