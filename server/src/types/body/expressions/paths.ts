/** Names and paths as values: locals first, then what items mean. */
import type { PathExpression } from '../../../syntax/index.ts';
import { nearestMember, nearestValueName, resolveTypePath } from '../../../items/index.ts';
import { build, type Inference, sayIncomplete } from '../inference.ts';
import { memberAsValue, memberOf } from '../member-values.ts';
import { sayMissingMember } from '../missing-methods.ts';
import { head, rangeOf, unknownNode } from '../nodes.ts';
import { type Constructed, fieldTypeOf, type PathMeaning, pathMeaning } from '../path-meaning.ts';
import { openSignature } from '../signatures.ts';
import type { TypedExpression } from '../typed-body.ts';

/** The local that a path names, if it does. */
export function localOf(inference: Inference, node: PathExpression): TypedExpression | null {
  const { path } = node;
  const only = path.segments[0];
  if (path.segments.length !== 1 || only === undefined || path.qualifiedSelf !== null || path.isGlobal || only.arguments !== null) return null;
  return localNamed(inference, only.name.text, node, rangeOf(only.name));
}

/** A use of the local `name`, or `null` where the name means something else. */
export function localNamed(inference: Inference, name: string, node: PathExpression, range: { readonly start: number; readonly end: number }): TypedExpression | null {
  const local = inference.scopes.find(name);
  const declared = local === null ? undefined : inference.locals[local];
  if (local === null || declared === undefined) return null;
  inference.references[local]?.push(range);
  return { kind: 'local', ...head(node, declared.type), local };
}

export function inferPath(inference: Inference, node: PathExpression): TypedExpression {
  return localOf(inference, node) ?? valueOf(inference, node, pathMeaning(inference, node.path));
}

/** What a path is as a value, where it is not called. */
export function valueOf(inference: Inference, node: PathExpression, meaning: PathMeaning): TypedExpression {
  switch (meaning.kind) {
    case 'struct':
    case 'variant':
      return constructorValue(inference, node, meaning);
    case 'function':
      return functionValue(inference, node, meaning) ?? unknownNode(node, []);
    case 'constant':
      return { kind: 'constant', ...head(node, meaning.type), item: meaning.item };
    case 'static':
      return { kind: 'static', ...head(node, meaning.type), item: meaning.item, isMutable: meaning.isMutable };
    case 'elsewhere':
      return unknownNode(node, [], meaning.type);
    case 'associated':
      return memberAsValue(inference, node, meaning) ?? missingMemberNode(inference, node, meaning);
    case 'unresolved':
      sayUnresolved(inference, meaning);
      return unknownNode(node, []);
    case 'overlapping':
    case 'unknown':
      sayIncomplete(inference, node, 'This name is not known');
      return unknownNode(node, []);
  }
}

/** Paths that begin with these are not looked for among names. */
const KEYWORDS: ReadonlySet<string> = new Set(['self', 'Self', 'super', 'crate']);

export function sayUnresolved(inference: Inference, { module, path, segment }: Extract<PathMeaning, { kind: 'unresolved' }>): void {
  const { db, item, obscured, problems, scopes } = inference;
  const name = segment.name.text;
  if (obscured.includes(name) || KEYWORDS.has(name)) return;
  const range = rangeOf(segment.name);
  if (module === null) {
    problems.push({ kind: 'unresolved-name', range, name, namespace: 'value', within: null, nearest: nearestValueName(db, item, name, scopes.names) });
    return;
  }
  const names = path.segments.map((each) => each.name.text);
  const index = path.segments.indexOf(segment);
  const isLast = index === names.length - 1;
  // A type of that name is there: what is wrong is another thing.
  if (isLast && resolveTypePath(db, item, names, path.isGlobal).kind === 'item') return;
  problems.push({ kind: 'unresolved-name', range, name, namespace: isLast ? 'value' : 'scope', within: names.slice(0, index).join('::'), nearest: nearestMember(db, module, name, isLast ? 'value' : 'type') });
}

function missingMemberNode(inference: Inference, node: PathExpression, meaning: Extract<PathMeaning, { kind: 'associated' }>): TypedExpression {
  if (memberOf(inference, meaning) === null) sayMissingMember(inference, meaning, { shape: 'unit' });
  return unknownNode(node, []);
}

/** `None`, `Unit`, and `Some` as a function. */
function constructorValue(inference: Inference, node: PathExpression, of: Constructed): TypedExpression {
  if (of.shape === 'unit') return { kind: 'constant', ...head(node, of.type), item: of.item };
  if (of.shape === 'record') return unknownNode(node, []);
  const parameters = of.fields.map((_field, index) => fieldTypeOf(inference, of, index));
  return { kind: 'function', ...head(node, build({ kind: 'function', isUnsafe: false, abi: null, parameters, result: of.type })), item: of.item };
}

function functionValue(inference: Inference, node: PathExpression, meaning: Extract<PathMeaning, { kind: 'function' }>): TypedExpression | null {
  const signature = openSignature(inference, meaning.item, meaning.arguments);
  if (signature === null) return null;
  const type = build({ kind: 'function-item', item: meaning.item, name: signature.declared.name, arguments: signature.generics });
  return { kind: 'function', ...head(node, type), item: meaning.item };
}
