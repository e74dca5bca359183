/**
 * All diagnostics of a file: what each item's rules found, put into places of the file, and what the parser could not read.
 * Each item's findings are a query of their own, so that an edit runs the rules of the edited item alone; putting them
 * together costs the number of findings.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOfItem, forEachShape, itemAt, type ItemKey, itemStart, itemTree, parsedFile } from '../items/index.ts';
import { isAllowed } from './allowances.ts';
import type { Finding } from './finding.ts';
import { type RuleCode, ruleByCode, type Severity } from './registry.ts';
import { assignmentsTwice } from './rules/assign-twice.ts';
import { copyAndDrop } from './rules/copy-and-drop.ts';
import { invalidCopyImpls } from './rules/copy-impl-invalid.ts';
import { invalidDropImpls } from './rules/drop-impl-invalid.ts';
import { duplicateDefinitions } from './rules/duplicate-definition.ts';
import { explicitDropCalls } from './rules/explicit-drop-call.ts';
import { assignmentsToImmutable, borrowsOfImmutable } from './rules/immutable-places.ts';
import { invalidReprs } from './rules/invalid-repr.ts';
import { missingFields } from './rules/missing-field.ts';
import { movesOutOfBorrows, movesOutOfDropTypes, movesOutOfIndices } from './rules/move-out.ts';
import { paddingWaste } from './rules/padding-waste.ts';
import { describeSyntaxProblem } from './rules/syntax.ts';
import { typeSizes } from './rules/type-size.ts';
import { unknownFields } from './rules/unknown-field.ts';
import { unknownRules } from './rules/unknown-rule.ts';
import { unreachableCode } from './rules/unreachable-code.ts';
import { unresolvedNames } from './rules/unresolved-name.ts';
import { unresolvedTypes } from './rules/unresolved-type.ts';
import { unusedMuts } from './rules/unused-mut.ts';
import { unusedVariables } from './rules/unused-variable.ts';
import { usesAfterMove } from './rules/use-after-move.ts';
import { usesOfUninitialized } from './rules/use-of-uninitialized.ts';
import { wrongArgumentCounts } from './rules/wrong-argument-count.ts';
import { settingsOf } from './settings.ts';

export interface RelatedDiagnostic {
  readonly file: string;
  readonly range: TextRange;
  readonly message: string;
}

/** Offsets are UTF-16 units from the file's start. */
export interface Diagnostic {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
  readonly related: readonly RelatedDiagnostic[];
  readonly rustc: string | null;
  /** The item that it is about; `null` for broken text between items. */
  readonly item: ItemKey | null;
}

const RULE_CHECKS: readonly ((db: Database, item: ItemKey) => Finding[])[] = [
  assignmentsToImmutable,
  assignmentsTwice,
  borrowsOfImmutable,
  copyAndDrop,
  duplicateDefinitions,
  explicitDropCalls,
  invalidCopyImpls,
  invalidDropImpls,
  invalidReprs,
  missingFields,
  movesOutOfBorrows,
  movesOutOfDropTypes,
  movesOutOfIndices,
  paddingWaste,
  typeSizes,
  unknownFields,
  unknownRules,
  unreachableCode,
  unresolvedNames,
  unresolvedTypes,
  unusedMuts,
  unusedVariables,
  usesAfterMove,
  usesOfUninitialized,
  wrongArgumentCounts,
];

/** What the rules find in one item, members and nested items not included. Key: `ItemKey`. */
const itemFindings = defineQuery<readonly Finding[]>({
  name: 'itemFindings',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = key as ItemKey;
    return RULE_CHECKS.flatMap((check) => check(db, item)).filter((finding) => !isAllowed(db, finding.place.item, finding.place.range.start, finding.code));
  },
  cycle: () => [],
});

/** All items of a file, in file order. Key: file. */
const itemsOfFile = defineQuery<readonly ItemKey[]>({
  name: 'itemsOfFile',
  compute: (db, file) => {
    const keys: ItemKey[] = [];
    for (const shapes of db.get(itemTree, file).chunks) forEachShape(shapes, (shape) => keys.push(shape.key));
    return keys;
  },
  cycle: () => [],
});

/** Everything found in a file by items, without positions. Key: file. */
const fileFindings = defineQuery<readonly Finding[]>({
  name: 'fileFindings',
  equals: structurallyEqual,
  compute: (db, file) => {
    const found: Finding[] = [];
    for (const key of db.get(itemsOfFile, file)) {
      const findings = db.get(itemFindings, key);
      if (findings.length > 0) found.push(...findings);
    }
    return found;
  },
  cycle: () => [],
});

/** The diagnostics of a file in order of place, with the levels of the settings applied. */
export function fileDiagnostics(db: Database, file: string): Diagnostic[] {
  const { rules } = settingsOf(db, file);
  const severityOf = (code: RuleCode): Severity | null => {
    const level = rules[code] ?? ruleByCode(code)?.level ?? 'off';
    return level === 'off' ? null : level;
  };
  const diagnostics = [...syntaxDiagnostics(db, file, severityOf)];
  for (const finding of db.get(fileFindings, file)) {
    const severity = severityOf(finding.code);
    const start = itemStart(db, finding.place.item);
    if (severity === null || start === null) continue;
    diagnostics.push({
      code: finding.code,
      severity,
      range: shiftRange(finding.place.range, start),
      message: finding.message,
      related: finding.related.flatMap((place) => {
        const base = itemStart(db, place.item);
        return base === null ? [] : [{ file: fileOfItem(place.item), range: shiftRange(place.range, base), message: place.message }];
      }),
      rustc: finding.rustc,
      item: finding.place.item,
    });
  }
  return diagnostics.toSorted((left, right) => left.range.start - right.range.start || left.code.localeCompare(right.code));
}

function syntaxDiagnostics(db: Database, file: string, severityOf: (code: RuleCode) => Severity | null): Diagnostic[] {
  const parsed = db.get(parsedFile, file);
  const diagnostics: Diagnostic[] = [];
  parsed.chunks.forEach((chunk, index) => {
    const base = parsed.starts[index] ?? 0;
    for (const problem of chunk.lowered.problems) {
      const { code, message } = describeSyntaxProblem(problem);
      const severity = severityOf(code);
      const range = shiftRange(problem, base);
      if (severity === null) continue;
      const inside = itemAt(db, file, range.start);
      if (inside !== null && isAllowed(db, inside.key, range.start - inside.start, code)) continue;
      diagnostics.push({ code, severity, range, message, related: [], rustc: null, item: inside?.key ?? null });
    }
  });
  return diagnostics;
}
