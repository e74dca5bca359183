/** `impl-signature-mismatch`: an item of an impl that is not what its trait declares: `self`, parameters, types. */
import { assertNever } from '../../base/assert-never.ts';
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile, itemHead, itemNode, type ItemKey } from '../../items/index.ts';
import { constantItemType, functionSignature, implHeader, type ImplHeader, instantiate, mayMisreadTypes } from '../../types/index.ts';
import { declaredAt, nameRange } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { difference, seenFrom, type SignatureDifference, signatureDifference } from '../signature-differences.ts';
import { implOfTrait } from '../trait-items.ts';
import { isUnderCondition } from '../under-condition.ts';

export function implSignatures(db: Database, key: ItemKey): Finding[] {
  const found = implOfTrait(db, key);
  const header = found === null ? null : implHeader(db, key);
  if (found === null || header === null) return [];
  return found.pairs.flatMap(({ declared, written }): Finding[] => {
    const problem = written.kind === 'const' ? differentConstant(db, header, declared.key, written.key) : differentFunction(db, header, declared.key, written.key);
    const place = problem === null ? null : placeOf(db, written.key, problem.at);
    if (problem === null || place === null || (problem.isByType && (isUnderCondition(db, key) || mayMisreadTypes(db, fileOfItem(key))))) return [];
    return [
      {
        code: 'impl-signature-mismatch',
        place: { item: written.key, range: place },
        message: `\`${written.name ?? ''}\` ${problem.message}.`,
        related: declaredAt(db, declared.key, null, 'the trait declares it here'),
        rustc: problem.rustc,
      },
    ];
  });
}

interface Mismatch {
  readonly message: string;
  readonly rustc: string;
  readonly at: 'name' | 'type' | number;
  /** Any declaration may have a part in it. */
  readonly isByType: boolean;
}

function differentFunction(db: Database, header: ImplHeader, declared: ItemKey, written: ItemKey): Mismatch | null {
  const [wanted, has] = [functionSignature(db, declared), functionSignature(db, written)];
  const found = wanted === null || has === null || hasConditions(db, written) || hasConditions(db, declared) ? null : signatureDifference(db, header, wanted, has);
  if (found === null) return null;
  const isOfLibrary = isStdFile(fileOfItem(declared));
  // What the library's own functions take is declared here as far as inference needs it.
  return isOfLibrary && found.kind !== 'self' && found.kind !== 'count' ? null : inWords(found);
}

function differentConstant(db: Database, header: ImplHeader, declared: ItemKey, written: ItemKey): Mismatch | null {
  const [wanted, has] = [db.get(constantItemType, declared), db.get(constantItemType, written)];
  if (wanted === null || has === null || isStdFile(fileOfItem(declared))) return null;
  const found = difference(db, written, instantiate(wanted, seenFrom(db, header)), has);
  return found === null ? null : { message: `is \`${found.found}\` here, and its trait declares it as \`${found.expected}\``, rustc: 'E0326', at: 'type', isByType: true };
}

function inWords(found: SignatureDifference): Mismatch {
  const declares = 'and its trait declares it';
  switch (found.kind) {
    case 'self':
      return found.has ? { message: `takes \`self\` here, ${declares} without`, rustc: 'E0185', at: 'name', isByType: false } : { message: `takes no \`self\` here, ${declares} with one`, rustc: 'E0186', at: 'name', isByType: false };
    case 'generics':
      return { message: `has ${counted(found.found, 'type parameter')} here, ${declares} with ${found.expected === 0 ? 'none' : found.expected}`, rustc: 'E0049', at: 'name', isByType: false };
    case 'count':
      return { message: `takes ${counted(found.found, 'parameter')} here, ${declares} with ${found.expected}`, rustc: 'E0050', at: 'name', isByType: false };
    case 'unsafe':
      return { message: found.isDeclared ? `is not \`unsafe\` here, ${declares} as \`unsafe\`` : `is \`unsafe\` here, ${declares} as safe`, rustc: 'E0053', at: 'name', isByType: false };
    case 'parameter':
      return { message: `takes \`${found.found}\` here, ${declares} with \`${found.expected}\``, rustc: 'E0053', at: found.index, isByType: true };
    case 'result':
      return { message: `gives \`${found.found}\` here, ${declares} with \`${found.expected}\``, rustc: found.isAsync ? 'E0271' : 'E0053', at: 'type', isByType: true };
    default:
      return assertNever(found);
  }
}

function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}

function hasConditions(db: Database, key: ItemKey): boolean {
  const head = itemHead(db, key);
  return head?.kind === 'function' && (head.parameters.some(({ attributes }) => attributes.length > 0) || head.generics.parameters.some(({ isConditional }) => isConditional === true));
}

/** The type of a parameter, of the result or of the constant; its name where nothing is written. */
function placeOf(db: Database, key: ItemKey, at: Mismatch['at']): TextRange | null {
  const item = db.get(itemNode, key);
  const name = nameRange(db, key);
  if (at === 'name') return name;
  if (item?.kind === 'const') return item.type === null ? name : { start: item.type.start, end: item.type.end };
  if (item?.kind !== 'function') return null;
  const { parameters, result, selfParameter } = item;
  const index = typeof at === 'number' ? at - (selfParameter === null ? 0 : 1) : -1;
  const node = at === 'type' ? result : at === 0 && selfParameter !== null ? selfParameter : (parameters[index]?.type ?? null);
  return node === null ? name : { start: node.start, end: node.end };
}
