/** Calls of functions, of constructors and of values that can be called. */
import type { ItemKey } from '../../../items/index.ts';
import { type CallExpression, type Expression, hasCondition, type PathExpression } from '../../../syntax/index.ts';
import { matchType } from '../../match.ts';
import { functionSignature } from '../../signatures.ts';
import { isUnsized, type Type } from '../../type.ts';
import { inferArgument } from '../arguments.ts';
import { callableValue } from '../callable-values.ts';
import { type Inference, sayIncomplete, unknownHere } from '../inference.ts';
import { coerce, coerceLoosely } from '../coerce.ts';
import { memberOf, openMember } from '../member-values.ts';
import { noteCallee, sayUncallable } from '../judge-callees.ts';
import { sayMissingMember } from '../missing-methods.ts';
import { head, rangeOf, typeOf } from '../nodes.ts';
import { settlePending } from '../settle.ts';
import { type Constructed, fieldTypeOf, literalMeaning, type PathMeaning, pathMeaning } from '../path-meaning.ts';
import { type OpenSignature, openSignature } from '../signatures.ts';
import type { CallNode, Callee, TypedExpression } from '../typed-body.ts';
import { formatArguments } from './format.ts';
import { localOf, sayUnresolved, valueOf } from './paths.ts';

export function inferCall(inference: Inference, node: CallExpression, expected: Type | null): TypedExpression {
  if (node.callee.kind !== 'path') return callValue(inference, node, inference.walk.expression(inference, node.callee, null), expected);
  const local = localOf(inference, node.callee);
  if (local !== null) return callValue(inference, node, local, expected);
  return callMeaning(inference, node, node.callee, pathMeaning(inference, node.callee.path), expected);
}

function callMeaning(inference: Inference, node: CallExpression, callee: PathExpression, meaning: PathMeaning, expected: Type | null): TypedExpression {
  switch (meaning.kind) {
    case 'struct':
    case 'variant':
      if (meaning.shape === 'tuple') return callConstructor(inference, node, meaning, expected);
      sayUncallable(inference, meaning, rangeOf(callee));
      return callUnknown(inference, node);
    case 'function': {
      const signature = openSignature(inference, meaning.item, meaning.arguments);
      return signature === null ? callUnknown(inference, node) : callFunction(inference, node, signature, expected);
    }
    case 'constant':
    case 'static':
    case 'elsewhere':
      return callValue(inference, node, valueOf(inference, callee, meaning), expected);
    case 'unresolved': {
      const made = literalMeaning(inference, callee.path);
      if (made.kind === 'struct' && made.fields.length > 0) sayUncallable(inference, made, rangeOf(callee));
      else sayUnresolved(inference, meaning);
      return callUnknown(inference, node);
    }
    case 'associated':
      return callMember(inference, node, callee, meaning, expected);
    case 'overlapping':
      return callOverlapping(inference, node, meaning, expected);
    case 'unknown':
      return callUnknown(inference, node);
  }
}

/** `Vec::new()`, `T::default()`, `Trait::method(x)`. */
function callMember(inference: Inference, node: CallExpression, path: PathExpression, meaning: Extract<PathMeaning, { kind: 'associated' }>, expected: Type | null): TypedExpression {
  const found = memberOf(inference, meaning);
  if (found === null) {
    sayMissingMember(inference, meaning, { shape: 'tuple', count: node.arguments.length });
    return callUnknown(inference, node);
  }
  if (found.kind === 'const') return callValue(inference, node, valueOf(inference, path, meaning), expected);
  const opened = openMember(inference, meaning.self, found, meaning.segment);
  return opened === null ? callUnknown(inference, node) : callFunction(inference, node, opened.signature, expected, opened.callee);
}

/** Of the library's free functions of one name the one whose first parameter takes the first argument. */
function callOverlapping(inference: Inference, node: CallExpression, meaning: Extract<PathMeaning, { kind: 'overlapping' }>, expected: Type | null): TypedExpression {
  const [first] = node.arguments;
  if (first === undefined) return callUnknown(inference, node);
  const value = inference.walk.expression(inference, first, null);
  const fitting = meaning.items.filter((item) => takesFirst(inference, item, value.type));
  const [chosen] = fitting;
  const signature = chosen === undefined || fitting.length > 1 ? null : openSignature(inference, chosen, meaning.arguments);
  if (signature === null) return callUnknown(inference, node, value);
  return callFunction(inference, node, signature, expected, null, value);
}

function takesFirst(inference: Inference, item: ItemKey, type: Type): boolean {
  const parameter = functionSignature(inference.db, item)?.parameters[0]?.type;
  if (parameter === undefined) return false;
  const given = inference.variables.resolve(type);
  const binding = { owner: item, arguments: [] };
  if (matchType(parameter, given, binding) !== 'no') return true;
  // A unique reference is lent where a shared one is wanted.
  return parameter.kind === 'reference' && !parameter.isMutable && given.kind === 'reference' && matchType(parameter.target, given.target, binding) !== 'no';
}

/** The place in the text that a message about the call points at. */
function nameRangeOf(node: CallExpression): CallNode['nameRange'] {
  const last = node.callee.kind === 'path' ? node.callee.path.segments.at(-1) : undefined;
  return rangeOf(last?.name ?? node.callee);
}

function finished(inference: Inference, node: CallExpression, callee: Callee, values: readonly TypedExpression[], result: Type): TypedExpression {
  const diverges = inference.variables.shallow(result).kind === 'never';
  return { kind: 'call', ...head(node, result), callee, arguments: values, syntax: 'call', nameRange: nameRangeOf(node), diverges };
}

/** Nothing is known of the callee: its arguments are read by themselves, and become unknown (O15). */
function callUnknown(inference: Inference, node: CallExpression, first: TypedExpression | null = null): TypedExpression {
  const values = node.arguments.map((argument, index) => (index === 0 ? first : null) ?? inference.walk.expression(inference, argument, null));
  sayIncomplete(inference, nameRangeOf(node), 'This call is not resolved');
  return finished(inference, node, { kind: 'unknown' }, values, unknownHere());
}

function callFunction(inference: Inference, node: CallExpression, signature: OpenSignature, expected: Type | null, callee: Callee | null = null, first: TypedExpression | null = null): TypedExpression {
  const { declared, generics, parameters, result } = signature;
  if (declared.takesAnything && declared.borrowsArguments) {
    const values = formatArguments(inference, node.arguments);
    return { kind: 'format', ...head(node, result), name: declared.name, arguments: values, diverges: inference.variables.shallow(result).kind === 'never' };
  }
  checkCount(inference, node, signature);
  const values = inferArguments(inference, node.arguments, parameters, result, expected, first);
  return finished(inference, node, callee ?? { kind: 'function', item: declared.item, name: declared.name, generics, isVirtual: false }, values, result);
}

function checkCount(inference: Inference, node: CallExpression, { declared, parameters }: OpenSignature): void {
  const found = node.arguments.length;
  const isRight = declared.isVariadic || declared.takesAnything ? found >= parameters.length : found === parameters.length;
  if (isRight || node.arguments.some(mayBeAbsent) || isNamedInMacro(inference, node)) return;
  inference.problems.push({ kind: 'wrong-argument-count', range: rangeOf(node.callee), callee: declared.name, item: declared.item, expected: parameters.length, found, isMethod: false });
}

/** A macro in the body that nobody can look into may declare another function of that name: `syscall! { fn read(..) }`. */
function isNamedInMacro(inference: Inference, { callee }: CallExpression): boolean {
  const [only, ...others] = callee.kind === 'path' ? callee.path.segments : [];
  return only !== undefined && others.length === 0 && inference.obscured.includes(only.name.text);
}

/** Broken text, and what `#[cfg]` may take away, do not count. */
export function mayBeAbsent(argument: Expression): boolean {
  return argument.kind === 'error' || hasCondition(argument.attributes);
}

function callConstructor(inference: Inference, node: CallExpression, of: Constructed, expected: Type | null): TypedExpression {
  const parameters = of.fields.map((_field, index) => fieldTypeOf(inference, of, index));
  if (parameters.length !== node.arguments.length && !of.isIncomplete && !node.arguments.some(mayBeAbsent)) {
    inference.problems.push({ kind: 'wrong-argument-count', range: rangeOf(node.callee), callee: of.name, item: of.item, expected: parameters.length, found: node.arguments.length, isMethod: false });
  }
  const values = inferArguments(inference, node.arguments, parameters, of.type, expected);
  return finished(inference, node, { kind: 'constructor', item: of.item, variant: of.variant, name: of.name }, values, of.type);
}

/** Closures are read after the other arguments, which say what they are given. */
export function inferArguments(inference: Inference, nodes: readonly Expression[], parameters: readonly Type[], result: Type, expected: Type | null, first: TypedExpression | null = null): TypedExpression[] {
  const wishes = wishedParameters(inference, parameters, result, expected);
  const values: TypedExpression[] = [];
  const isCountRight = nodes.length === parameters.length;
  // Which parameter an argument is for is known only where all are there.
  if (nodes.some((node) => hasCondition(node.attributes))) return nodes.map((node, index) => (index === 0 ? first : null) ?? inference.walk.expression(inference, node, null));
  for (const closures of [false, true]) {
    if (closures && !nodes.some((node) => node.kind === 'closure')) break;
    if (closures) settlePending(inference);
    nodes.forEach((node, index) => {
      if ((node.kind === 'closure') !== closures) return;
      const parameter = parameters[index];
      const known = index === 0 ? first : null;
      if (known !== null) {
        values[index] = parameter === undefined ? known : coerce(inference, known, parameter);
        return;
      }
      if (parameter === undefined) values[index] = inference.walk.expression(inference, node, null);
      else if (isCountRight) values[index] = inferArgument(inference, node, parameter, wishFor(wishes?.[index] ?? null, node));
      else values[index] = coerceLoosely(inference, inference.walk.expression(inference, node, parameter), parameter);
    });
  }
  return values;
}

/** What the parameters are if the result is what the surroundings wish for; nothing is decided by that. */
function wishedParameters(inference: Inference, parameters: readonly Type[], result: Type, expected: Type | null): readonly Type[] | null {
  const { variables } = inference;
  if (expected === null || parameters.length === 0 || variables.shallow(expected).kind === 'infer') return null;
  const before = variables.snapshot();
  const wishes = variables.unify(result, expected) ? parameters.map((parameter) => variables.resolve(parameter)) : null;
  variables.rollback(before);
  return wishes;
}

/** No value has an unsized type: what is behind `Box<dyn Trait>` gets it only with the box. A closure learns from it what it is given. */
function wishFor(wish: Type | null, node: Expression): Type | null {
  return wish !== null && isUnsized(wish) && node.kind !== 'closure' ? null : wish;
}

function callValue(inference: Inference, node: CallExpression, callee: TypedExpression, expected: Type | null): TypedExpression {
  const found = callableValue(inference, callee);
  if (found === null) {
    noteCallee(inference, callee, rangeOf(node.callee));
    const values = node.arguments.map((argument) => inference.walk.expression(inference, argument, null));
    sayIncomplete(inference, nameRangeOf(node), 'This call is not resolved');
    // What is called is looked at, and its arguments are neither moved nor kept (O15).
    return finished(inference, node, { kind: 'unknown' }, [callee, ...values], unknownHere());
  }
  noteValueArguments(inference, node, found.callee, found.signature.parameters.length);
  const values = inferArguments(inference, node.arguments, found.signature.parameters, found.signature.result, expected);
  return finished(inference, node, { kind: 'value', callee: found.callee, takes: found.takes }, values, found.signature.result);
}

/** Of closures and of function pointers of Rust's own convention it is known how many arguments they take. */
function noteValueArguments(inference: Inference, node: CallExpression, callee: TypedExpression, expected: number): void {
  const type = typeOf(inference, callee);
  if (expected === node.arguments.length || node.arguments.some(mayBeAbsent) || (type.kind !== 'closure' && (type.kind !== 'function' || type.abi !== null))) return;
  const name = node.callee.kind === 'path' ? (node.callee.path.segments.at(-1)?.name.text ?? null) : null;
  inference.problems.push({ kind: 'wrong-argument-count', range: rangeOf(node.callee), callee: name ?? 'This value', item: null, expected, found: node.arguments.length, isMethod: false });
}
