/** `non-exhaustive-match` and `refutable-pattern`: values that no pattern matches (O5). */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import { printType, type Type } from '../../types/index.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { matchedType, refutablePatterns, uncoveredMatches } from '../uncovered.ts';
import { listInWords } from '../words.ts';

export function nonExhaustiveMatches(db: Database, key: ItemKey): Finding[] {
  return uncoveredMatches(db, key).map(({ match, missing }) => ({
    code: 'non-exhaustive-match',
    place: { item: key, range: match.scrutinee.range },
    message: `${patternsInWords(missing)} not covered by this \`match\`.`,
    related: declarationOf(db, match.scrutinee.type),
    rustc: 'E0004',
  }));
}

const NEEDS = { let: 'a `let` without `else` takes every value', for: 'a `for` takes every value', parameter: 'a parameter takes every value' };

export function refutable(db: Database, key: ItemKey): Finding[] {
  return refutablePatterns(db, key).map(({ missing, pattern, what }) => ({
    code: 'refutable-pattern',
    place: { item: key, range: pattern.range },
    message: `${patternsInWords(missing)} not covered by this pattern, and ${NEEDS[what]}.`,
    related: declarationOf(db, pattern.type),
    rustc: 'E0005',
  }));
}

/** So many are named. */
const MOST_NAMED = 3;

function patternsInWords(missing: readonly string[]): string {
  const more = missing.length - MOST_NAMED;
  if (more <= 0) return `${listInWords(missing)} ${missing.length === 1 ? 'is' : 'are'}`;
  return `${missing.slice(0, MOST_NAMED).map((pattern) => `\`${pattern}\``).join(', ')} and ${more} more are`;
}

function declarationOf(db: Database, type: Type): RelatedPlace[] {
  const matched = matchedType(type);
  return matched.kind === 'adt' ? declaredAt(db, matched.item, null, `\`${printType(matched)}\` is declared here`) : [];
}
