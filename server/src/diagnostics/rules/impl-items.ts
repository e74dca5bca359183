/** `missing-trait-item` and `unknown-trait-item`: an impl that does not have what its trait declares. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { declaredAt, nameRange } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { implOfTrait } from '../trait-items.ts';
import { listInWords } from '../words.ts';

export function missingTraitItems(db: Database, key: ItemKey): Finding[] {
  const found = implOfTrait(db, key);
  const range = headerRange(db, key);
  if (found === null || range === null || found.missing.length === 0) return [];
  const { missing, trait } = found;
  return [
    {
      code: 'missing-trait-item',
      place: { item: key, range },
      message: `This impl of \`${trait.name}\` lacks ${listInWords(missing.map(({ name }) => name ?? ''))}.`,
      related: missing.flatMap(({ key: member, name }) => declaredAt(db, member, null, `\`${name ?? ''}\` is declared here`)),
      rustc: 'E0046',
    },
  ];
}

/** Stands in the impl's findings at the member's own item. */
export function unknownTraitItems(db: Database, key: ItemKey): Finding[] {
  const found = implOfTrait(db, key);
  return (found?.foreign ?? []).flatMap((member): Finding[] => {
    const range = nameRange(db, member.key);
    if (range === null || found === null) return [];
    const { rustc, word } = KINDS[member.kind === 'type-alias' || member.kind === 'const' ? member.kind : 'function'];
    return [
      {
        code: 'unknown-trait-item',
        place: { item: member.key, range },
        message: `The trait \`${found.trait.name}\` declares no ${word} \`${member.name ?? ''}\`.`,
        related: declaredAt(db, found.trait.item, null, `\`${found.trait.name}\` is declared here`),
        rustc,
      },
    ];
  });
}

const KINDS = { function: { word: 'function', rustc: 'E0407' }, 'type-alias': { word: 'type', rustc: 'E0437' }, const: { word: 'constant', rustc: 'E0438' } };

/** From the trait to the type. */
function headerRange(db: Database, key: ItemKey): TextRange | null {
  const item = db.get(itemNode, key);
  return item?.kind !== 'impl' || item.trait === null ? null : { start: item.headStart, end: item.selfType.end };
}

