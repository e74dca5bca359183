/**
 * `duplicate-discriminant`: two variants of an enum with one number, or one whose number would be beyond the type (L5).
 * Silent for an enum of which a part is under a condition: not all of its variants are there at once.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, itemNode, type ItemKey } from '../../items/index.ts';
import { type DiscriminantProblem, discriminantProblems } from '../../layout/index.ts';
import type { EnumItem } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';
import { settingsOf } from '../settings.ts';
import { listInWords } from '../words.ts';

export function duplicateDiscriminants(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item?.kind !== 'enum' || item.hasError || isConditional(item)) return [];
  return discriminantProblems(db, key, settingsOf(db, fileOfItem(key)).target).flatMap((problem) => describe(key, item, problem) ?? []);
}

function isConditional({ attributes, variants }: EnumItem): boolean {
  return [attributes, ...variants.map((variant) => variant.attributes)].flat().some(({ path }) => path === 'cfg' || path === 'cfg_attr');
}

function describe(key: ItemKey, item: EnumItem, problem: DiscriminantProblem): Finding | null {
  const { name } = item;
  if (name === null) return null;
  switch (problem.kind) {
    case 'same': {
      const variants = problem.variants.flatMap((index) => item.variants[index] ?? []);
      return {
        code: 'duplicate-discriminant',
        place: { item: key, range: { start: item.headStart, end: name.end } },
        message: `${listInWords(variants.map((variant) => variant.name.text))} have the same number, ${problem.value}.`,
        related: variants.map((variant) => ({ item: key, range: placeOf(variant), message: `\`${variant.name.text}\` is ${problem.value}` })),
        rustc: 'E0081',
      };
    }
    case 'overflow': {
      const variant = item.variants[problem.variant];
      if (variant === undefined) return null;
      return {
        code: 'duplicate-discriminant',
        place: { item: key, range: { start: variant.name.start, end: variant.end } },
        message: `\`${variant.name.text}\` would be one more than ${problem.before}, which is the largest number of \`${problem.type}\`.`,
        related: [],
        rustc: 'E0370',
      };
    }
  }
}

/** The number where one is written, else the name. */
function placeOf({ discriminant, name }: EnumItem['variants'][number]): TextRange {
  return { start: discriminant?.start ?? name.start, end: discriminant?.end ?? name.end };
}
