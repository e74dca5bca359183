/**
 * What holds for every program without being asked: every feature answers plain data at every token, a file typed in
 * pieces is the file read cold, every prefix has an answer, every fix leaves a file that parses and is free of its finding,
 * layouts obey their laws, and the fast ownership analysis finds what the naive one finds.
 */
import { applyEdits, definitions, type Diagnostic, documentHighlights, documentSymbols, dropHints, fileDiagnostics, type Fix, fixesFor, foldingRanges, hover, type HoverOptions, implementations, references, refactoringsAt, refusedRefactoringsAt, semanticTokens, typeDefinition, typeHints, type Workspace } from '../../server/src/ide/index.ts';
import { itemTree } from '../../server/src/items/index.ts';
import { layoutOf, TARGETS } from '../../server/src/layout/index.ts';
import { ownershipFacts } from '../../server/src/ownership/index.ts';
import { naiveFindings } from '../../server/src/ownership/naive/naive.ts';
import { laidOut } from '../support/facts.ts';
import { fastWords, naiveWords } from '../support/finding-words.ts';
import { type Fixture, newWorkspace, openFixture } from '../support/fixture.ts';
import { brokenLaw } from '../support/layout-laws.ts';
import { placeThatIsNotPlain } from '../support/plain-data.ts';
import { Random, seedOf } from '../support/random.ts';
import type { SpecProgram } from '../support/spec-page.ts';
import { bodyItemsOf } from '../support/typed-words.ts';

/** What does not hold, one sentence each; empty if all is well. */
export function unaskedComplaints(program: SpecProgram): string[] {
  const fixture = openFixture(program.files, program);
  return [...lawComplaints(fixture), ...ownershipComplaints(fixture), ...fixture.files.flatMap(({ name, text }) => [...featureComplaints(fixture.workspace, name, text), ...fixComplaints(fixture.workspace, name, text)]), ...typingComplaints(program)];
}

const RICH: HoverOptions = { markdown: true, pictures: true, theme: 'dark', commandLinks: true };
const PLAIN: HoverOptions = { markdown: false, pictures: false, theme: 'light', commandLinks: false };

function featureComplaints(workspace: Workspace, file: string, text: string): string[] {
  const complaints: string[] = [];
  const ask = (feature: string, answer: () => unknown): void => {
    const place = placeThatIsNotPlain(answer());
    if (place !== null) complaints.push(`${feature} in ${file} does not answer plain data: ${place}`);
  };
  const { db } = workspace;
  ask('documentSymbols', () => documentSymbols(db, file));
  ask('foldingRanges', () => foldingRanges(db, file));
  ask('semanticTokens', () => semanticTokens(db, file));
  ask('hints', () => [typeHints(db, file, { start: 0, end: text.length }), dropHints(db, file, { start: 0, end: text.length })]);
  ask('fileDiagnostics', () => fileDiagnostics(db, file));
  for (const diagnostic of fileDiagnostics(db, file)) ask('fixesFor', () => fixesFor(workspace, file, diagnostic));
  for (const offset of tokenEdges(text)) {
    ask(`hover at ${offset}`, () => [hover(workspace, file, offset, RICH), hover(workspace, file, offset, PLAIN)]);
    ask(`definition at ${offset}`, () => definitions(db, file, offset));
    ask(`type definition at ${offset}`, () => [typeDefinition(db, file, offset), implementations(db, file, offset)]);
    ask(`references at ${offset}`, () => [references(db, file, offset, 'everywhere'), documentHighlights(db, file, offset)]);
    ask(`refactoringsAt ${offset}`, () => refactoringsAt(workspace, file, offset));
    ask(`refusedRefactoringsAt ${offset}`, () => refusedRefactoringsAt(workspace, file, offset));
  }
  return complaints;
}

/** Where tokens begin and end, and the two places outside of the text. */
function tokenEdges(text: string): number[] {
  const edges = new Set([-1, 0, text.length, text.length + 1]);
  for (const token of text.matchAll(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu)) edges.add(token.index).add(token.index + token[0].length);
  return [...edges];
}

function lawComplaints(fixture: Fixture): string[] {
  return laidOut(fixture).flatMap(({ head, type }) =>
    TARGETS.flatMap((target) => {
      const broken = brokenLaw(layoutOf(fixture.workspace.db, type, target));
      return broken === null ? [] : [`The layout of ${head} on ${target} bits breaks a law: ${broken}`];
    }),
  );
}

/** The fast ownership analysis and the naive one find the same in every body, as far as the naive one can look. */
function ownershipComplaints(fixture: Fixture): string[] {
  const { db } = fixture.workspace;
  return fixture.files.flatMap(({ name }) =>
    bodyItemsOf(db, name).flatMap((item) =>
      ownershipFacts(db, item).flatMap(({ facts, graph }): string[] => {
        const naive = facts.incomplete === null ? naiveFindings(graph) : null;
        if (naive === null) return [];
        const [fast, slow] = [fastWords(facts.findings).join('; '), naiveWords(naive).join('; ')];
        return fast === slow ? [] : [`In ${item} the fast ownership analysis finds ${fast || 'nothing'}, the naive one ${slow || 'nothing'}`];
      }),
    ),
  );
}

/** Each fix and refactoring on its own, on the text as it is; the file is as before when this returns. */
function fixComplaints(workspace: Workspace, file: string, text: string): string[] {
  const before = fileDiagnostics(workspace.db, file);
  const offered = before.flatMap((diagnostic) => fixesFor(workspace, file, diagnostic).map((fix) => ({ diagnostic, fix })));
  const refactorings = tokenEdges(text).flatMap((offset) => refactoringsAt(workspace, file, offset).map((fix) => ({ diagnostic: null, fix })));
  const tried = new Set<string>();
  const complaints = [...offered, ...refactorings].flatMap(({ diagnostic, fix }) => {
    const fixed = applyEdits(text, fix.edits.filter((edit) => edit.file === file));
    const key = `${diagnostic?.message ?? ''}\n${fixed}`;
    if (tried.has(key)) return [];
    tried.add(key);
    workspace.open(file, fixed);
    return judgeFix(fileDiagnostics(workspace.db, file), before, diagnostic, fix);
  });
  workspace.open(file, text);
  return complaints;
}

function judgeFix(after: readonly Diagnostic[], before: readonly Diagnostic[], diagnostic: Diagnostic | null, fix: Fix): string[] {
  const identity = (one: Diagnostic): string => `${one.code}: ${one.message}`;
  const count = (list: readonly Diagnostic[], name: string): number => list.filter((one) => identity(one) === name).length;
  const complaints: string[] = [];
  if (diagnostic !== null && count(after, identity(diagnostic)) >= count(before, identity(diagnostic))) complaints.push(`"${fix.title}" leaves its finding: ${diagnostic.message}`);
  for (const name of new Set(after.filter((one) => one.severity !== 'hint').map(identity))) {
    if (count(after, name) > count(before, name)) complaints.push(`"${fix.title}" brings a new finding: ${name}`);
  }
  return complaints;
}

/** A second workspace, in which texts are read without a history. */
const coldWorkspace = newWorkspace();

/** The files typed seven units at a time, in a random order of places, against the same texts read at once. */
function typingComplaints(program: SpecProgram): string[] {
  const empty = program.files.map((file) => (file.name.endsWith('.ast') ? { ...file, text: '' } : file));
  const typed = openFixture(empty, program);
  const { workspace } = typed;
  const complaints: string[] = [];
  for (const { name, text } of program.files.filter((file) => file.name.endsWith('.ast'))) {
    const random = new Random(seedOf(text));
    let written = '';
    while (written.length < text.length) {
      const next = text.slice(written.length, written.length + 7);
      workspace.edit(name, { start: written.length, end: written.length, text: next });
      written += next;
      // Every prefix has answers.
      fileDiagnostics(workspace.db, name);
      semanticTokens(workspace.db, name);
      if (random.chance(20)) mistype(workspace, name, written, random);
      if (random.chance(6)) complaints.push(...differences(typed, { ...program, files: program.files.map((file) => ({ ...file, text: workspace.text(file.name) ?? file.text })) }, `after ${written.length} units of ${name}`));
    }
  }
  return [...complaints, ...differences(typed, program, 'at the end')];
}

/** Something wrong at a place that is written already, asked about, and taken back. */
function mistype(workspace: Workspace, file: string, written: string, random: Random): void {
  const at = random.below(written.length + 1);
  const mistake = random.pick(['{', '}', '"', 'x', ' ', '\n', '/*', '#[', 'fn f(']);
  workspace.edit(file, { start: at, end: at, text: mistake });
  fileDiagnostics(workspace.db, file);
  workspace.edit(file, { start: at, end: at + mistake.length, text: '' });
}

function differences(typed: Fixture, program: SpecProgram, when: string): string[] {
  const read = openFixture(program.files, program, coldWorkspace);
  const [one, other] = [stateOf(typed), stateOf(read)];
  return Object.keys(one).flatMap((part) => (one[part] === other[part] ? [] : [`${when} the typed file has other ${part} than the file read at once:\n${one[part] ?? ''}\n${other[part] ?? ''}`]));
}

function stateOf(fixture: Fixture): Readonly<Record<string, string>> {
  const { db } = fixture.workspace;
  const inFiles = (ask: (file: string) => unknown): string => print(fixture.files.map(({ name }) => ask(name)));
  return {
    diagnostics: inFiles((file) => fileDiagnostics(db, file)),
    items: inFiles((file) => db.get(itemTree, file)),
    symbols: inFiles((file) => documentSymbols(db, file)),
    tokens: inFiles((file) => semanticTokens(db, file)),
    folds: inFiles((file) => foldingRanges(db, file)),
    layouts: print(laidOut(fixture).map(({ head, type }) => [head, TARGETS.map((target) => layoutOf(db, type, target))])),
  };
}

/** Type terms hold whole numbers of any size, which JSON has no form for. */
function print(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));
}
