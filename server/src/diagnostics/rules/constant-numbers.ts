/** `literal-out-of-range` and `arithmetic-overflow` (L12): numbers that are written down and fit no value of their type. */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import type { Finding } from '../finding.ts';
import { numberProblems } from '../numbers-in-body.ts';

export function constantNumbers(db: Database, key: ItemKey): Finding[] {
  return numberProblems(db, key).map((problem): Finding => {
    const place = { item: key, range: problem.range };
    if (problem.kind === 'literal') {
      const { limit, text, type } = problem;
      return { code: 'literal-out-of-range', place, message: `\`${text}\` does not fit \`${type}\`${limit === null ? '' : `, ${limit}`}.`, related: [], rustc: null };
    }
    const kind = db.get(itemNode, key)?.kind;
    const message = `${problem.why.charAt(0).toUpperCase()}${problem.why.slice(1)}.`;
    return { code: 'arithmetic-overflow', place, message, related: [], rustc: kind === 'const' || kind === 'static' ? 'E0080' : null };
  });
}
