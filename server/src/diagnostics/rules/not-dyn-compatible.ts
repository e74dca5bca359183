/**
 * `not-dyn-compatible`: `dyn` of a trait with an item that nobody could use who does not know the type behind it (L6).
 * Types that are only named elsewhere (an alias, the parameters of a bound) are not looked at: nobody has to make a value of them.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isUnreached, itemNode, type ItemKey, resolveTypePath } from '../../items/index.ts';
import { type DynType, type Item, walkItem } from '../../syntax/index.ts';
import { mayMisreadTypes } from '../../types/index.ts';
import { declaredAt } from '../declared-at.ts';
import { type DynObstacle, dynObstacle } from '../dyn-obstacles.ts';
import type { Finding } from '../finding.ts';
import { isUnderCondition } from '../under-condition.ts';

export function dynWithoutMeaning(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError || item.kind === 'type-alias' || isUnreached(db, fileOfItem(key))) return [];
  const found = dynTypes(item).flatMap((node) => judge(db, key, node));
  return found.length === 0 || isUnderCondition(db, key) || mayMisreadTypes(db, fileOfItem(key)) ? [] : found;
}

function judge(db: Database, key: ItemKey, node: DynType): Finding[] {
  return node.bounds.flatMap((bound): Finding[] => {
    if (bound.kind !== 'trait' || bound.isRelaxed || bound.path.qualifiedSelf !== null) return [];
    const trait = resolveTypePath(db, key, bound.path.segments.map(({ name }) => name.text), bound.path.isGlobal);
    const obstacle = trait.kind === 'item' ? dynObstacle(db, trait.key) : null;
    if (obstacle === null) return [];
    const name = bound.path.segments.at(-1)?.name.text ?? '?';
    return [
      {
        code: 'not-dyn-compatible',
        place: { item: key, range: { start: node.start, end: node.end } },
        message: `There is no \`dyn ${name}\`: ${because(obstacle)}.`,
        related: declaredAt(db, obstacle.item, null, obstacle.why === 'sized' || obstacle.why === 'about-self' ? `\`${obstacle.trait}\` is declared here` : `\`${obstacle.name}\` is declared here`),
        rustc: 'E0038',
      },
    ];
  });
}

function because({ name, trait, why }: DynObstacle): string {
  switch (why) {
    case 'no-self':
      return `\`${name}\` of \`${trait}\` takes no \`self\``;
    case 'generic':
      return `\`${name}\` of \`${trait}\` has type parameters of its own`;
    case 'self-taken':
      return `\`${name}\` of \`${trait}\` takes another \`Self\``;
    case 'self-given':
      return `\`${name}\` of \`${trait}\` gives \`Self\``;
    case 'async':
      return `\`${name}\` of \`${trait}\` is \`async\``;
    case 'impl-result':
      return `\`${name}\` of \`${trait}\` gives an \`impl\``;
    case 'constant':
      return `\`${trait}\` has the constant \`${name}\``;
    case 'generic-type':
      return `the type \`${name}\` of \`${trait}\` has parameters of its own`;
    case 'sized':
      return `\`${trait}\` asks for \`${name}\``;
    case 'about-self':
      return `\`${trait}\` asks for \`${name}\` of \`Self\``;
    default:
      return assertNever(why);
  }
}

/** The `dyn` types of an item's text, without those inside of what is only demanded: `impl Fn(&dyn Shape)`, `fn(&dyn Shape)`. */
function dynTypes(item: Item): DynType[] {
  const found: DynType[] = [];
  const demands: TextRange[] = [];
  walkItem(item, {
    type: (node) => {
      if (node.kind === 'dyn') found.push(node);
      if (node.kind === 'dyn' || node.kind === 'impl' || node.kind === 'function') demands.push(node);
    },
    path: (path, role) => {
      if (role === 'trait') demands.push(path);
    },
  });
  return found.filter((node) => !demands.some((demand) => demand.start <= node.start && node.end <= demand.end && demand !== node));
}
