/** `missing-field`: a struct or variant that is made without a value for some of its fields (O1). */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import { typeDeclaration } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { listInWords } from '../words.ts';

export function missingFields(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'missing-field').map((problem) => {
    const { fields, item, range, type, variant } = problem;
    const declaration = db.get(typeDeclaration, item);
    const variantName = declaration?.kind === 'enum' && variant !== null ? (declaration.variants[variant]?.name ?? null) : null;
    const values = fields.length === 1 ? 'a value for its field' : 'values for its fields';
    return {
      code: 'missing-field',
      place: { item: key, range },
      message: `\`${type}\` is made without ${values} ${listInWords(fields)}.`,
      related: declaredAt(db, item, variantName, `\`${type}\` is declared here`),
      rustc: 'E0063',
    };
  });
}
