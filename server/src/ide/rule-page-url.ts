/** Where the page of a rule is read on the web. */
import type { RuleCode } from '../diagnostics/index.ts';

const PAGES = 'https://github.com/aster-lang/aster-analyzer/blob/main/docs/rules/';

export function rulePageUrl(code: RuleCode): string {
  return `${PAGES}${code}.md`;
}
