/**
 * `unknown-rule`: an `@allow` that names no rule, so that a misspelt code does not silence nothing in silence.
 * Names of Rust's lints are written with underscores or as paths and belong to another tool.
 */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { allowedNames } from '../allowances.ts';
import { attributedNodes } from '../attributed-nodes.ts';
import type { Finding } from '../finding.ts';
import { isRuleCode } from '../registry.ts';

/** Rust's lint groups of one word. */
const LINT_GROUPS: ReadonlySet<string> = new Set(['warnings', 'unused', 'deprecated', 'unreachable', 'missing', 'clippy', 'nonstandard']);

export function unknownRules(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null) return [];
  return attributedNodes(item).flatMap(({ attributes }) => attributes).flatMap(allowedNames).flatMap(({ name, start, end }) => {
    if (isRuleCode(name) || name.includes('_') || name.includes('::') || LINT_GROUPS.has(name)) return [];
    return [{ code: 'unknown-rule' as const, place: { item: key, range: { start, end } }, message: `There is no rule named \`${name}\`.`, related: [], rustc: null }];
  });
}
