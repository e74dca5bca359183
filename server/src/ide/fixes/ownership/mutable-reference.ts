/** For writes through `&`: take a `&mut`. Offered for a parameter of a function that nobody in the file calls, because callers have to follow. */
import { itemNode, shapeOf } from '../../../items/index.ts';
import type { Fix } from '../../fix.ts';
import { withoutComments } from '../source-text.ts';
import { insertion, isOfKind, localOf, quickFix, sourceOf, type Told } from './told-finding.ts';

export function takeMutableReference(told: Told): Fix[] {
  if (!isOfKind(told, 'assign-to-immutable', 'borrow-immutable-as-mutable') || told.finding.reason !== 'shared-reference') return [];
  const { workspace, item, finding, text, graph } = told;
  const node = workspace.db.get(itemNode, item);
  const local = localOf(told, finding.behind);
  const isWhole = graph.places[finding.behind]?.parent === null;
  if (node?.kind !== 'function' || local === null || !isWhole || isBoundElsewhere(told)) return [];
  const name = node.name?.text ?? '';
  const named = withoutComments(text).match(new RegExp(`\\b${name}\\b`, 'gu'))?.length ?? 0;
  if (name === '' || named > 1) return [];
  const title = `Take \`${local.name}\` as \`&mut\``;
  if (local.kind === 'self') {
    const self = node.selfParameter;
    return self === null || !self.isReference || self.isMutable ? [] : [quickFix(told, title, [insertion(self.name.start, 'mut ')], true)];
  }
  const parameter = node.parameters.find((candidate) => candidate.pattern.start <= local.range.start && local.range.end <= candidate.pattern.end);
  if (parameter?.type?.kind !== 'reference' || parameter.type.isMutable || !sourceOf(told, parameter.type).startsWith('&')) return [];
  return [quickFix(told, title, [insertion(parameter.type.target.start, 'mut ')], true)];
}

/** A method of a trait has its signature from there. */
function isBoundElsewhere({ workspace, item }: Told): boolean {
  const parent = shapeOf(workspace.db, item)?.parent ?? null;
  const around = parent === null ? null : workspace.db.get(itemNode, parent);
  return around?.kind === 'trait' || (around?.kind === 'impl' && around.trait !== null);
}
