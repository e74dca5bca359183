/**
 * `stage-traits`, `stage-impl`, `stage-async`, `stage-references` and `stage-closures`: what the first stage of the language
 * does not have (S1). Only where the settings say that a program is of stage 1; nothing of broken text.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile, itemNode, type ItemKey, statementRun } from '../../items/index.ts';
import { type Expression, type Item, type SyntaxVisitor, walkItem, walkStatements } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';
import type { RuleCode } from '../registry.ts';
import { settingsOf } from '../settings.ts';

type StageRule = Extract<RuleCode, `stage-${string}`>;

const SUBJECTS: Readonly<Record<StageRule, string>> = {
  'stage-async': '`async` belongs to stage 3',
  'stage-closures': 'Closures belong to stage 3',
  'stage-impl': '`impl` blocks belong to stage 2',
  'stage-references': 'References belong to stage 2',
  'stage-traits': 'Traits belong to stage 2',
};

export function laterStages(db: Database, key: ItemKey): Finding[] {
  const file = fileOfItem(key);
  if (settingsOf(db, file).stage !== 1 || isStdFile(file)) return [];
  const found: Finding[] = [];
  const report = (code: StageRule, range: TextRange): void => {
    found.push({ code, place: { item: key, range: { start: range.start, end: range.end } }, message: `${SUBJECTS[code]} of the language, and this program is of stage 1.`, related: [], rustc: null });
  };
  const item = db.get(itemNode, key);
  const visitor = visitorFor(report);
  if (item !== null) {
    if (item.hasError) return [];
    reportItem(item, report);
    walkItem(item, visitor);
    return found;
  }
  const run = db.get(statementRun, key);
  if (run !== null && !run.hasError) walkStatements(run.statements, run.tail, visitor);
  return found;
}

type Report = (code: StageRule, range: TextRange) => void;

function reportItem(item: Item, report: Report): void {
  if (item.kind === 'trait') report('stage-traits', { start: item.headStart, end: item.name?.end ?? item.headStart });
  if (item.kind === 'impl') report('stage-impl', { start: item.headStart, end: item.selfType.end });
  if (item.kind !== 'function') return;
  if (item.isAsync) report('stage-async', { start: item.headStart, end: item.name?.end ?? item.headStart });
  if (item.selfParameter?.isReference === true) report('stage-references', item.selfParameter);
}

function visitorFor(report: Report): SyntaxVisitor {
  return {
    type: (node) => {
      if (node.kind === 'reference') report('stage-references', node);
    },
    expression: (node) => reportExpression(node, report),
  };
}

function reportExpression(node: Expression, report: Report): void {
  // A raw pointer is no reference: the first stage knows them from its own library.
  if (node.kind === 'reference' && !node.isRaw) report('stage-references', node);
  if (node.kind === 'closure') report('stage-closures', node);
  if ((node.kind === 'block' && node.modifier === 'async') || (node.kind === 'closure' && node.isAsync)) report('stage-async', { start: node.start, end: node.start + 'async'.length });
}
