/**
 * `not-const`: what is needed before the program runs calls what runs only then, or names a variable. Judged are the values
 * of constants and statics, bodies of `const fn` and array lengths. Only functions of the program count, and those of the
 * library of which every version is known to be no `const fn` (O15). Closures are made here and run later.
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isStdFile, isUnreached, itemHead, itemNode, type ItemKey, resolveValuePath, shapeOf } from '../../items/index.ts';
import { type Expression, type Item, walkItem } from '../../syntax/index.ts';
import { functionSignature, implHeader, mayMisreadTypes, typedBody, type TypedExpression, walkExpression } from '../../types/index.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { isUnderCondition } from '../under-condition.ts';

export function notConst(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError || isUnreached(db, fileOfItem(key))) return [];
  const found = [...callsBeforeRun(db, key, item), ...variablesInLengths(db, key, item)];
  return found.length === 0 || isUnderCondition(db, key) || mayMisreadTypes(db, fileOfItem(key)) ? [] : found;
}

function callsBeforeRun(db: Database, key: ItemKey, item: Item): Finding[] {
  const where = item.kind === 'const' ? 'a constant' : item.kind === 'static' ? 'a static' : item.kind === 'function' && item.isConst ? 'a `const fn`' : null;
  const body = where === null ? null : typedBody(db, key);
  if (body === null || body.incomplete.some(({ isMisleading }) => isMisleading)) return [];
  const found: Finding[] = [];
  walkExpression(body.value, {
    expression: (node) => {
      const called = calledWhileRunning(db, node);
      if (called !== null) {
        found.push({
          code: 'not-const',
          place: { item: key, range: node.kind === 'call' && node.syntax === 'method' ? node.nameRange : node.range },
          message: `\`${called.name}\` is no \`const fn\`, and ${where ?? ''} can call nothing else.`,
          related: declaredAt(db, called.item, null, `\`${called.name}\` is declared here`),
          rustc: 'E0015',
        });
      }
      return node.kind !== 'closure' && !(node.kind === 'block' && node.modifier === 'async');
    },
  });
  return found;
}

interface Called {
  readonly name: string;
  readonly item: ItemKey | null;
}

/** What a node calls that surely is no `const fn`; `null` for everything else. */
function calledWhileRunning(db: Database, node: TypedExpression): Called | null {
  if (node.kind === 'format') return node.name === 'format' ? { name: 'format!', item: null } : null;
  if (node.kind !== 'call' || node.callee.kind !== 'function' || node.callee.isVirtual || node.syntax === 'operator') return null;
  const { item, name } = node.callee;
  const signature = functionSignature(db, item);
  if (signature === null || signature.isConst) return null;
  const parent = shapeOf(db, item)?.parent ?? null;
  const around = parent === null ? null : shapeOf(db, parent);
  if (isStdFile(fileOfItem(item))) {
    const self = around?.kind === 'impl' ? implHeader(db, around.key)?.self : null;
    return self?.kind === 'adt' && RUNNING.get(self.name)?.includes(name) === true ? { name: `${self.name}::${name}`, item: null } : null;
  }
  // A trait's function may be an impl's, and those of a block are somebody else's.
  if (around?.kind === 'trait' || around?.kind === 'extern-block' || (around?.kind === 'impl' && implHeader(db, around.key)?.isInherent !== true)) return null;
  // An attribute may make it one.
  const isPlain = itemHead(db, item)?.attributes.every(({ path, syntax }) => syntax === 'annotation' || PLAIN.has(path)) === true;
  return isPlain && !isUnderCondition(db, item) ? { name, item } : null;
}

const PLAIN: ReadonlySet<string> = new Set(['inline', 'cold', 'must_use', 'doc', 'allow', 'warn', 'deny', 'expect', 'deprecated', 'track_caller', 'no_mangle']);

/** Functions of the library that allocate, or ask the system, in every version of it. */
const RUNNING: ReadonlyMap<string, readonly string[]> = new Map([
  ['Box', ['new']],
  ['Rc', ['new']],
  ['Arc', ['new']],
  ['String', ['from']],
  ['HashMap', ['new']],
  ['HashSet', ['new']],
  ['Instant', ['now']],
]);

/** `[u8; count]` where `count` is a variable of this body and nothing else. */
function variablesInLengths(db: Database, key: ItemKey, item: Item): Finding[] {
  if (item.kind !== 'function') return [];
  const locals = new Set<string>();
  const lengths: Expression[] = [];
  walkItem(item, {
    pattern: (node) => {
      if (node.kind === 'binding') locals.add(node.name.text);
    },
    type: (node) => {
      if (node.kind === 'array' && node.length !== null) lengths.push(node.length);
    },
    expression: (node) => {
      if (node.kind === 'array-repeat') lengths.push(node.length);
    },
  });
  return lengths.flatMap((node): Finding[] => {
    const name = node.kind === 'path' && node.path.qualifiedSelf === null && node.path.segments.length === 1 ? (node.path.segments[0]?.name.text ?? '') : '';
    if (!locals.has(name) || item.nestedItems.some((inner) => !('name' in inner) || inner.name?.text === name) || resolveValuePath(db, key, [name], false).kind !== 'unresolved') return [];
    return [
      {
        code: 'not-const',
        place: { item: key, range: { start: node.start, end: node.end } },
        message: `\`${name}\` is a variable, and the length of an array has to be known before the program runs.`,
        related: [],
        rustc: 'E0435',
      },
    ];
  });
}
