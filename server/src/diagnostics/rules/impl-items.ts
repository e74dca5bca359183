/** `missing-trait-item`, `unknown-trait-item` and `impl-signature-mismatch`: an impl that does not have what its trait declares. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemHead, itemNode, type ItemKey } from '../../items/index.ts';
import { functionSignature, type FunctionSignature } from '../../types/index.ts';
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

export function implSignatures(db: Database, key: ItemKey): Finding[] {
  return (implOfTrait(db, key)?.pairs ?? []).flatMap(({ declared, written }): Finding[] => {
    const [wanted, has] = [functionSignature(db, declared.key), functionSignature(db, written.key)];
    const range = nameRange(db, written.key);
    const problem = wanted === null || has === null || hasConditions(db, written.key) || hasConditions(db, declared.key) ? null : mismatch(wanted, has);
    if (problem === null || range === null) return [];
    return [
      {
        code: 'impl-signature-mismatch',
        place: { item: written.key, range },
        message: `\`${written.name ?? ''}\` ${problem.message}.`,
        related: declaredAt(db, declared.key, null, 'the trait declares it here'),
        rustc: problem.rustc,
      },
    ];
  });
}

function mismatch(wanted: FunctionSignature, has: FunctionSignature): { readonly message: string; readonly rustc: string } | null {
  if (wanted.receiver === 'none' && has.receiver !== 'none') return { message: 'takes `self` here, and its trait declares it without', rustc: 'E0185' };
  if (wanted.receiver !== 'none' && has.receiver === 'none') return { message: 'takes no `self` here, and its trait declares it with one', rustc: 'E0186' };
  const [expected, found] = [wanted.parameters.length, has.parameters.length];
  if (expected !== found) return { message: `takes ${inWords(found)} here, and its trait declares it with ${expected}`, rustc: 'E0050' };
  return null;
}

function inWords(count: number): string {
  return `${count} ${count === 1 ? 'parameter' : 'parameters'}`;
}

function hasConditions(db: Database, key: ItemKey): boolean {
  const head = itemHead(db, key);
  return head?.kind === 'function' && head.parameters.some(({ attributes }) => attributes.length > 0);
}

/** From the trait to the type. */
function headerRange(db: Database, key: ItemKey): TextRange | null {
  const item = db.get(itemNode, key);
  return item?.kind !== 'impl' || item.trait === null ? null : { start: item.headStart, end: item.selfType.end };
}

