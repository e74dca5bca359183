/** Members of types and traits that a path names: opened for a call, or as values (`f64::MAX`, `.map(String::from)`). */
import type { PathExpression, PathSegment } from '../../syntax/index.ts';
import { itemHead } from '../../items/index.ts';
import { lowerType } from '../lower-type.ts';
import { memberNamed } from '../impls.ts';
import { instantiate } from '../substitute.ts';
import type { Type } from '../type.ts';
import { build, type Inference, unknownHere } from './inference.ts';
import { type FoundMember, lookUpMember } from './members.ts';
import { head } from './nodes.ts';
import type { PathMeaning } from './path-meaning.ts';
import { normalize } from './projections.ts';
import { type OpenSignature, openSignature } from './signatures.ts';
import { openTraitCall } from './trait-calls.ts';
import { select } from './trait-selection.ts';
import type { Callee, TypedExpression } from './typed-body.ts';
import { writtenArguments } from './written-types.ts';

type Associated = Extract<PathMeaning, { kind: 'associated' }>;

export interface OpenMember {
  readonly signature: OpenSignature;
  readonly callee: Callee;
}

export function memberOf(inference: Inference, meaning: Associated): FoundMember | null {
  return lookUpMember(inference, meaning.self, meaning.trait, meaning.segment.name.text);
}

/** A member function, ready to be called. */
export function openMember(inference: Inference, self: Type, found: FoundMember, segment: PathSegment): OpenMember | null {
  const written = writtenArguments(inference, segment.arguments);
  if (found.trait !== null) return openTraitCall(inference, found.item, found.trait.reference, self, found.trait.isBound, written);
  const signature = openSignature(inference, found.item, written, found.owner);
  if (signature === null) return null;
  return { signature, callee: { kind: 'function', item: found.item, name: signature.declared.name, generics: signature.generics, isVirtual: false } };
}

export function memberAsValue(inference: Inference, node: PathExpression, meaning: Associated): TypedExpression | null {
  const found = memberOf(inference, meaning);
  if (found === null) return null;
  if (found.kind === 'const') return { kind: 'constant', ...head(node, constantType(inference, meaning.self, found)), item: found.item };
  const opened = openMember(inference, meaning.self, found, meaning.segment);
  if (opened === null) return null;
  const { declared, generics, parameters, result } = opened.signature;
  // What a trait's method is, depends on its `Self`, which a function item does not carry.
  const type = found.trait === null ? build({ kind: 'function-item', item: found.item, name: declared.name, arguments: generics }) : build({ kind: 'function', isUnsafe: declared.isUnsafe, abi: null, parameters, result });
  return { kind: 'function', ...head(node, type), item: found.item };
}

function constantType(inference: Inference, self: Type, found: FoundMember): Type {
  const { db } = inference;
  if (found.trait !== null) {
    const { reference } = found.trait;
    const selection = select(inference, self, reference);
    const name = constantName(inference, found);
    const own = selection !== null && selection !== 'open' && selection.kind === 'impl' ? memberNamed(db, selection.header.item, 'const', name) : null;
    if (own !== null && selection !== null && selection !== 'open' && selection.kind === 'impl') return normalize(inference, instantiate(declaredConstant(inference, own), [selection.substitution]));
    return normalize(inference, instantiate(declaredConstant(inference, found.item), [{ owner: reference.item, arguments: reference.arguments, self }]));
  }
  return normalize(inference, instantiate(declaredConstant(inference, found.item), found.owner === null ? [] : [found.owner]));
}

function constantName(inference: Inference, found: FoundMember): string {
  const item = itemHead(inference.db, found.item);
  return item?.kind === 'const' ? (item.name?.text ?? '') : '';
}

function declaredConstant(inference: Inference, item: FoundMember['item']): Type {
  const declared = itemHead(inference.db, item);
  return declared?.kind === 'const' && declared.type !== null ? lowerType(inference.db, item, declared.type) : unknownHere();
}

