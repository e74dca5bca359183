/** What a hover says of a call below the signature and the documentation of its function. */
import type { HoverStyle } from './hover-parts.ts';
import { listed, type Prose, proseMarkdown, proseText } from './prose.ts';

export interface CallHover {
  /** The parameters that take what they are given for good. */
  readonly moves: readonly string[];
  readonly allocates: boolean;
  readonly target: CallTarget;
}

export type CallTarget =
  | { readonly kind: 'plain' }
  /** One of `count` in the file. */
  | { readonly kind: 'instance'; readonly arguments: readonly { readonly name: string; readonly term: string }[]; readonly count: number }
  /** `type`: `dyn Shape`. */
  | { readonly kind: 'vtable'; readonly type: string }
  /** A method that a bound promises of `type`. */
  | { readonly kind: 'bound'; readonly type: string };

/** `null` where there is nothing to say. */
export function callPart({ allocates, moves, target }: CallHover, style: HoverStyle): string | null {
  const facts: Prose[] = [...(moves.length === 0 ? [] : [['moves ', ...listed(moves)]]), ...(allocates ? [['allocates']] : []), ...targetProse(target)];
  if (facts.length === 0) return null;
  return facts.map((fact) => (style.markdown ? proseMarkdown(fact) : proseText(fact))).join(' · ');
}

function targetProse(target: CallTarget): Prose[] {
  switch (target.kind) {
    case 'plain':
      return [];
    case 'instance':
      return [[...target.arguments.flatMap(({ name, term }, index): Prose => [index === 0 ? '' : ', ', { code: `${name} = ${term}` }]), target.count === 1 ? ': the only instance in this file' : `: one of ${target.count} instances in this file`]];
    case 'vtable':
      return [['through a vtable: which function runs, the value behind ', { code: target.type }, ' decides']];
    case 'bound':
      return [['each instance calls the function of its own ', { code: target.type }]];
  }
}
