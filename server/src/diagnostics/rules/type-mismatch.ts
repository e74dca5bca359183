/** `type-mismatch`: a value of another type than its place demands, with where the demand comes from. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { assertNever } from '../../base/assert-never.ts';
import { fileOfItem, isStdFile, isUnreached, itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import { functionSignature, INTEGER_TYPES, typeDeclaration, type TypeProblem } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding, RelatedPlace } from '../finding.ts';

type Mismatch = Extract<TypeProblem, { kind: 'type-mismatch' }>;
type Cause = Mismatch['because'];

export function typeMismatches(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'type-mismatch').filter((problem) => isCertain(db, problem)).map((problem) => ({
    code: 'type-mismatch',
    place: { item: key, range: problem.range },
    message: `${demand(db, key, problem)}, and this is \`${problem.found}\`.`,
    related: origin(db, key, problem),
    rustc: 'E0308',
  }));
}

/** Not under a condition and without syntax errors, where another form of it may be meant; and nothing of the library that takes more in other versions of it. */
function isCertain(db: Database, { because, expected, found }: Mismatch): boolean {
  if (!('item' in because)) return true;
  const { index, item } = because;
  if (db.get(itemNode, item)?.hasError !== false || shapeOf(db, item)?.isConditional === true) return false;
  if (because.kind === 'field' || !isStdFile(fileOfItem(item))) return true;
  if (functionSignature(db, item)?.parameters[index]?.type.kind === 'parameter' || PLAIN.has(found)) return true;
  return NUMBERS.has(expected) && NEVER_NUMBERS.test(found);
}

const NUMBERS: ReadonlySet<string> = new Set([...INTEGER_TYPES, 'f32', 'f64']);
const PLAIN: ReadonlySet<string> = new Set(['bool', 'char', ...NUMBERS]);
/** What no version of a library function takes in the place of a number; a range may be meant as an index. */
const NEVER_NUMBERS = /^(?:&str|String|\(\)|(?:Option|Result)<.*>)$/u;

function demand(db: Database, key: ItemKey, { because, expected }: Mismatch): string {
  switch (because.kind) {
    case 'declared':
      return `The variable is declared as \`${expected}\``;
    case 'assigned':
      return `What is assigned to is \`${expected}\``;
    case 'branch':
      return `What stands before is \`${expected}\``;
    case 'closure':
      return `The closure gives \`${expected}\``;
    case 'condition':
      return `A condition is \`${expected}\``;
    case 'field': {
      const names = fieldNames(db, because);
      return names === null ? `The field is \`${expected}\`` : `\`${names.field}\` of \`${names.owner}\` is \`${expected}\``;
    }
    case 'parameter': {
      const signature = functionSignature(db, because.item);
      const name = signature?.parameters[because.index]?.name ?? null;
      return `${name === null ? 'The parameter' : `\`${name}\``}${signature === null ? '' : ` of \`${signature.name}\``} is \`${expected}\``;
    }
    case 'place':
      return `What stands here has to be \`${expected}\``;
    case 'result': {
      const item = db.get(itemNode, key);
      if (item !== null && 'name' in item && item.name !== null) return `\`${item.name.text}\` ${item.kind === 'function' ? 'returns' : 'is'} \`${expected}\``;
      return `What is returned is \`${expected}\``;
    }
    default:
      return assertNever(because);
  }
}

function fieldNames(db: Database, { index, item, variant }: Extract<Cause, { kind: 'field' }>): { readonly owner: string; readonly field: string } | null {
  const declaration = db.get(typeDeclaration, item);
  if (declaration === null) return null;
  const owner = declaration.kind === 'enum' ? declaration.variants[variant ?? -1] : declaration;
  const field = owner?.fields[index];
  return owner === undefined || field === undefined ? null : { owner: owner.name, field: field.name };
}

/** Where the expectation comes from, if that is somewhere else. */
function origin(db: Database, key: ItemKey, { because, expected }: Mismatch): RelatedPlace[] {
  const message = `\`${expected}\` comes from here`;
  const here = (range: TextRange): RelatedPlace[] => [{ item: key, range: { start: range.start, end: range.end }, message }];
  switch (because.kind) {
    case 'declared':
    case 'assigned':
    case 'branch':
      return here(because.range);
    case 'field':
      return declaredAt(db, because.item, because.variant === null ? null : (fieldNames(db, because)?.owner ?? null), message);
    case 'parameter':
      return parameterAt(db, because, message);
    case 'result': {
      const item = db.get(itemNode, key);
      if (item?.kind === 'function') return item.result === null ? [] : here(item.result);
      return (item?.kind === 'const' || item?.kind === 'static') && item.type !== null ? here(item.type) : [];
    }
    case 'closure':
    case 'condition':
    case 'place':
      return [];
    default:
      return assertNever(because);
  }
}

function parameterAt(db: Database, { index, item }: Extract<Cause, { kind: 'parameter' }>, message: string): RelatedPlace[] {
  const callee = db.get(itemNode, item);
  if (callee?.kind !== 'function' || isStdFile(fileOfItem(item))) return [];
  const parameter = callee.parameters[callee.selfParameter === null ? index : index - 1];
  return parameter === undefined ? [] : [{ item, range: { start: parameter.start, end: parameter.end }, message }];
}
