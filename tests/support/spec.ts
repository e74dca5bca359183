/**
 * One section of a page as a test: its program's assertions against the facts that the analyzer gives, one to one.
 * Errors and warnings must all be asserted; a tag that is used once makes all facts of that tag count.
 */
import { LineIndex } from '../../server/src/base/line-index.ts';
import { applyEdits, fileDiagnostics, type Fix, fixesFor, RULES, typeHints } from '../../server/src/ide/index.ts';
import type { ItemKey } from '../../server/src/items/index.ts';
import { layoutOf } from '../../server/src/layout/index.ts';
import { type Assertion, readAssertions, withoutAssertions } from './assertions.ts';
import { definitionFacts, type Fact, factsOf, laidOut, TARGET_TAGS } from './facts.ts';
import { allDiagnostics, type Fixture, openFixture } from './fixture.ts';
import { layoutView } from './layout-words.ts';
import type { SpecFile, SpecProgram, SpecSection, SpecView } from './spec-page.ts';

const DIAGNOSTIC_TAGS: ReadonlySet<string> = new Set(['error', 'warning', 'hint']);
const TAGS: ReadonlySet<string> = new Set([...DIAGNOSTIC_TAGS, ...TARGET_TAGS, 'def', 'ref', 'type', 'state', 'move', 'copy', 'borrow', 'drop']);
const LAYOUT_SETTINGS: ReadonlySet<string> = new Set(['64', '32', 'both']);

/** An assertion about one fact, with its file. `[both]` has become two. */
interface Expected extends Assertion {
  readonly file: SpecFile;
  readonly index: LineIndex;
}

/** What is wrong with the section, one sentence each with the page's line; empty if it holds. */
export function checkSection(section: SpecSection): string[] {
  const { program } = section;
  if (program === null) return [];
  const fixture = openFixture(program.files, program);
  const expected = program.files.filter((file) => file.name.endsWith('.ast')).flatMap((file) => expectedIn(file, program));
  const complaints = [...shapeComplaints(section, expected), ...silentComplaints(fixture, program)];
  const labels = new Map<ItemKey, string>();
  const definitions = definitionFacts(fixture);
  for (const assertion of expected.filter((each) => each.tag === 'def')) {
    const fact = definitions.find((each) => standsAt(assertion, each));
    if (fact !== undefined) labels.set(fact.key, assertion.text);
  }
  return [...complaints, ...compare(expected, factsOf(fixture, labels), program)];
}

/** The text that a view shows now. Throws for a view that does not exist. */
export function renderView(section: SpecSection, view: SpecView): string {
  const { program } = section;
  if (program === null) throw new Error('A view without a program');
  const fixture = openFixture(program.files, program);
  switch (view.language) {
    case 'layout': {
      const target = view.argument === '' ? program.target : view.argument === '32' ? '32' : '64';
      return laidOut(fixture).map(({ head, type }) => layoutView(head, layoutOf(fixture.workspace.db, type, target))).join('');
    }
    case 'hints':
      return hintedText(fixture);
    case 'fix':
      return fixedText(fixture, view.argument);
    default:
      throw new Error(`There is no view \`${view.language}\``);
  }
}

/** What of a view's block is compared: a fix is shown without the program's assertions. */
export function comparedText(view: SpecView): string {
  return view.language === 'fix' || view.language === 'hints' ? withoutAssertions(view.text) : view.text;
}

/** The text of `/main.ast` with the hints that tell types, in brackets where an editor draws them. */
function hintedText({ workspace }: Fixture): string {
  const text = workspace.text('/main.ast') ?? '';
  const hints = typeHints(workspace.db, '/main.ast', { start: 0, end: text.length });
  return withoutAssertions(applyEdits(text, hints.map(({ offset, type }) => ({ file: '/main.ast', start: offset, end: offset, text: `⟦: ${type}⟧` }))));
}

const FIX_TITLES: Readonly<Record<string, RegExp>> = {
  'add-arms': /^Add the .*missing arm/u,
  'add-fields': /^Add the .*missing field/u,
  'add-items': /^Add (?:`|the \d+ missing items)/u,
  'add-mut': /^Declare `.*` with `mut`/u,
  'bind-by-reference': /^Bind .* by `ref`/u,
  'add-parentheses': /^Add parentheses/u,
  borrow: /^Borrow `/u,
  clone: /^Give a clone of/u,
  'drop-function': /^Write `(?:std::mem::)?drop\(/u,
  initialize: /^Begin with/u,
  'import-name': /^Import `/u,
  'insert-box': /^Store it in a `Box`/u,
  'leave-rest': /^Leave the rest out/u,
  'lend-to-callee': /^Lend `/u,
  'loop-over-reference': /^Loop over `&/u,
  'make-copy': /^Make `.*` Copy/u,
  'mutable-reference': /^Take `.*` as `&mut`/u,
  'name-fields': /^Name the .*missing field/u,
  'near-name': /^Write `[\w#]+`$/u,
  'remove-mut': /^Remove `mut`/u,
  'remove-semicolon': /^Remove the semicolon/u,
  'reorder-fields': /^Reorder fields/u,
  suppress: /^Silence/u,
  'take-empty': /^Take it and leave/u,
  'take-back': /^Take `.*` back/u,
  'unused-variable': /^(?:Rename it to|Leave the field out)/u,
};

function fixedText(fixture: Fixture, name: string): string {
  const title = FIX_TITLES[name];
  if (title === undefined) throw new Error(`There is no fix \`${name}\``);
  const text = fixture.workspace.text('/main.ast') ?? '';
  for (const diagnostic of fileDiagnostics(fixture.workspace.db, '/main.ast')) {
    const fix = fixesFor(fixture.workspace, '/main.ast', diagnostic).find((candidate: Fix) => title.test(candidate.title));
    if (fix !== undefined) return withoutAssertions(applyEdits(text, fix.edits.filter((edit) => edit.file === '/main.ast')));
  }
  throw new Error(`No fix \`${name}\` is offered`);
}

function expectedIn(file: SpecFile, program: SpecProgram): Expected[] {
  const index = new LineIndex(file.text);
  return readAssertions(file.text).flatMap((assertion): Expected[] => {
    if (!TARGET_TAGS.has(assertion.tag)) return [{ ...assertion, file, index }];
    const targets = assertion.argument === 'both' ? ['64', '32'] : [assertion.argument ?? program.target];
    return targets.map((argument) => ({ ...assertion, argument, file, index }));
  });
}

function shapeComplaints(section: SpecSection, expected: readonly Expected[]): string[] {
  const { program, views } = section;
  if (program === null) return [];
  const complaints: string[] = [];
  if (expected.length === 0 && views.length === 0 && !program.isAccepted && program.silent.length === 0) complaints.push(`${section.line}: this section asserts nothing`);
  for (const assertion of expected) {
    const { tag, argument } = assertion;
    if (!TAGS.has(tag)) complaints.push(`${pageLine(assertion)}: there is no tag \`${tag}\``);
    else if (TARGET_TAGS.has(tag) ? !LAYOUT_SETTINGS.has(argument ?? '') : DIAGNOSTIC_TAGS.has(tag) ? !isRule(argument ?? '') : argument !== null) complaints.push(`${pageLine(assertion)}: \`${tag}\` knows no \`${argument ?? ''}\``);
  }
  for (const code of program.silent) if (!isRule(code)) complaints.push(`${section.line}: there is no rule \`${code}\``);
  return complaints;
}

function silentComplaints(fixture: Fixture, program: SpecProgram): string[] {
  return allDiagnostics(fixture).flatMap(({ file, diagnostic }) => {
    if (!program.silent.includes(diagnostic.code)) return [];
    const text = fixture.workspace.text(file) ?? '';
    const line = pageLineOf(program, file, new LineIndex(text).position(diagnostic.range.start).line);
    return [`${line}: \`${diagnostic.code}\` is not silent: ${diagnostic.message}`];
  });
}

function compare(expected: readonly Expected[], facts: readonly Fact[], program: SpecProgram): string[] {
  const complaints: string[] = [];
  const open = new Set(facts);
  // Carets first: what speaks of a whole line takes what is left.
  for (const assertion of expected.toSorted((left, right) => Number(left.columns === null) - Number(right.columns === null))) {
    const here = [...open].filter((fact) => fact.tag === assertion.tag && fact.argument === assertion.argument && standsAt(assertion, fact));
    const fact = here.find((candidate) => says(assertion, candidate));
    if (fact !== undefined) open.delete(fact);
    else complaints.push(`${pageLine(assertion)}: \`${words(assertion)}\` does not hold; ${here.length === 0 ? `there is ${near(assertion, facts)}` : here.map((each) => `it is \`${each.text}\``).join(', ')}`);
  }
  const counted = new Set(['error', 'warning', ...expected.map((assertion) => (TARGET_TAGS.has(assertion.tag) ? `${assertion.tag} ${assertion.argument ?? ''}` : assertion.tag))]);
  // Places and types are named where they matter.
  counted.delete('def');
  counted.delete('type');
  for (const fact of open) {
    const tag = TARGET_TAGS.has(fact.tag) ? `${fact.tag} ${fact.argument ?? ''}` : fact.tag;
    if (!counted.has(tag)) continue;
    const text = program.files.find((file) => file.name === fact.file)?.text ?? '';
    const { line, column } = new LineIndex(text).position(fact.start);
    complaints.push(`${pageLineOf(program, fact.file, line)}, column ${column + 1}: nothing asserts \`${fact.tag}${fact.argument === null ? '' : `[${fact.argument}]`}: ${fact.text}\``);
  }
  return complaints;
}

function standsAt(assertion: Expected, fact: Fact): boolean {
  if (fact.file !== assertion.file.name) return false;
  const { index } = assertion;
  const start = index.position(fact.start);
  if (start.line !== assertion.line) return false;
  if (assertion.columns === null) return true;
  const lineEnd = index.lineEnd(start.line) - index.lineStart(start.line);
  const end = index.position(fact.end);
  const marked = end.line > start.line ? lineEnd : end.column;
  return start.column === assertion.columns.start && Math.max(marked, start.column + 1) === assertion.columns.end;
}

function says(assertion: Assertion, fact: Fact): boolean {
  if (DIAGNOSTIC_TAGS.has(fact.tag)) return fact.text.includes(assertion.text);
  return fact.tag === 'def' || assertion.text === '' || fact.text === assertion.text || fact.text.startsWith(`${assertion.text},`);
}

/** What else the analyzer says with this tag on this line. */
function near(assertion: Expected, facts: readonly Fact[]): string {
  const others = facts.filter((fact) => fact.tag === assertion.tag && fact.file === assertion.file.name && assertion.index.position(fact.start).line === assertion.line);
  if (others.length === 0) return 'nothing of the kind on this line';
  return others.map((fact) => `\`${fact.tag}${fact.argument === null ? '' : `[${fact.argument}]`}: ${fact.text}\` at columns ${assertion.index.position(fact.start).column + 1} to ${assertion.index.position(fact.end).column}`).join(', ');
}

function words(assertion: Assertion): string {
  return `${assertion.tag}${assertion.argument === null ? '' : `[${assertion.argument}]`}${assertion.text === '' ? '' : `: ${assertion.text}`}`;
}

function isRule(code: string): boolean {
  return RULES.some((rule) => rule.code === code);
}

function pageLine(assertion: Expected): number {
  return assertion.file.pageLines[assertion.writtenAt] ?? 0;
}

function pageLineOf(program: SpecProgram, file: string, line: number): number {
  const pageLines = program.files.find((each) => each.name === file)?.pageLines ?? [];
  return pageLines[line] ?? pageLines.at(-1) ?? 0;
}
