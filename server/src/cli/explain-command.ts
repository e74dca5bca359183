/** `aster-analyzer explain`: the page of a rule on the terminal; without a code, the list of rules. */
import pc from 'picocolors';
import { isRuleCode, type RuleCode, RULES, rulesOfRustc, unknownRuleMessage } from '../ide/index.ts';
import { type ExitStatus, hasColours, type Machine } from './machine.ts';
import { pageText } from './render/page-text.ts';
import { printable } from './render/terminal-text.ts';
import { RULE_PAGES } from './rule-pages.ts';

/** @param code a rule's, as `padding-waste` or `aster(padding-waste)`, or one of rustc's, as `rustc:E0072` or `E0072`; `null` for all. */
export function explain(machine: Machine, code: string | null): ExitStatus {
  const colours = pc.createColors(hasColours(machine, machine.output));
  if (code === null) {
    machine.output.write(listOfRules(colours));
    return 0;
  }
  const rules = rulesMeant(code);
  if (rules.length === 0) {
    machine.errors.write(`error: ${printable(nothingFound(code))}\n`);
    return 2;
  }
  machine.output.write(rules.map((rule) => pageText(RULE_PAGES[rule], rule, colours)).join('\n'));
  return 0;
}

function rulesMeant(code: string): readonly RuleCode[] {
  const name = /^aster\((?<name>.*)\)$/u.exec(code)?.groups?.['name'] ?? code;
  if (isRuleCode(name)) return [name];
  const rustc = rustcCode(code);
  return rustc === null ? [] : rulesOfRustc(rustc);
}

/** `E0072`, with or without `rustc:` before it, in capitals or not. */
function rustcCode(code: string): string | null {
  return /^(?:rustc:)?(?<code>e\d{4})$/iu.exec(code)?.groups?.['code']?.toUpperCase() ?? null;
}

function nothingFound(code: string): string {
  const rustc = rustcCode(code);
  if (rustc !== null) return `no rule stands for rustc's ${rustc}.`;
  return unknownRuleMessage(code);
}

function listOfRules({ bold, dim }: ReturnType<typeof pc.createColors>): string {
  const width = Math.max(...RULES.map((rule) => rule.code.length));
  const lines = RULES.map(({ code, level, title }) => `${bold(code.padEnd(width))}  ${level.padEnd('warning'.length)}  ${title}`);
  return [...lines, '', dim('aster-analyzer explain CODE shows the page of a rule; rustc:E0072 finds what stands for an error of rustc.'), ''].join('\n');
}
