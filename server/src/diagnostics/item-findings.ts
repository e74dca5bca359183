/**
 * What the rules find in items, without positions. Each item's findings are a query of their own, so that an edit runs the
 * rules of the edited item alone; lists keep their identity where nothing else was found.
 */
import { type Database, defineQuery, type Query } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { FILE_PARTS, type ItemKey, itemsInPart, shapeOf } from '../items/index.ts';
import { isAllowed } from './allowances.ts';
import type { Finding } from './finding.ts';
import { ambiguousComparisons } from './rules/ambiguous-bitwise-comparison.ts';
import { assignmentsTwice } from './rules/assign-twice.ts';
import { constantNumbers } from './rules/constant-numbers.ts';
import { copyAndDrop } from './rules/copy-and-drop.ts';
import { invalidCopyImpls } from './rules/copy-impl-invalid.ts';
import { cyclicDefinitions } from './rules/cyclic-definition.ts';
import { invalidDropImpls } from './rules/drop-impl-invalid.ts';
import { duplicateDefinitions } from './rules/duplicate-definition.ts';
import { duplicateDiscriminants } from './rules/duplicate-discriminant.ts';
import { duplicateFields } from './rules/duplicate-field.ts';
import { duplicateImpls } from './rules/duplicate-impl.ts';
import { explicitDropCalls } from './rules/explicit-drop-call.ts';
import { missingTraitItems, unknownTraitItems } from './rules/impl-items.ts';
import { implSignatures } from './rules/impl-signature-mismatch.ts';
import { assignmentsToImmutable, borrowsOfImmutable } from './rules/immutable-places.ts';
import { inconsistentBindings } from './rules/inconsistent-bindings.ts';
import { invalidAssignmentTargets } from './rules/invalid-assignment-target.ts';
import { invalidCasts } from './rules/invalid-cast.ts';
import { invalidMains } from './rules/invalid-main.ts';
import { invalidOperands } from './rules/invalid-operand.ts';
import { invalidReprs } from './rules/invalid-repr.ts';
import { awaitsOutsideAsync, misplacedJumps, undeclaredLabels } from './rules/jumps.ts';
import { missingFields } from './rules/missing-field.ts';
import { missingReturnValues } from './rules/missing-return-value.ts';
import { movesOutOfBorrows, movesOutOfDropTypes, movesOutOfIndices } from './rules/move-out.ts';
import { uncallableValues } from './rules/not-callable.ts';
import { notConst } from './rules/not-const.ts';
import { dynWithoutMeaning } from './rules/not-dyn-compatible.ts';
import { paddingWaste } from './rules/padding-waste.ts';
import { laterStages } from './rules/stages.ts';
import { patternMismatches } from './rules/pattern-mismatch.ts';
import { typeMismatches } from './rules/type-mismatch.ts';
import { typeSizes } from './rules/type-size.ts';
import { nonExhaustiveMatches, refutable } from './rules/uncovered-values.ts';
import { unconstrainedParameters } from './rules/unconstrained-parameter.ts';
import { unknownFields } from './rules/unknown-field.ts';
import { unknownRules } from './rules/unknown-rule.ts';
import { unreachableCode } from './rules/unreachable-code.ts';
import { unresolvedFields } from './rules/unresolved-field.ts';
import { unresolvedImports } from './rules/unresolved-import.ts';
import { unresolvedMethods } from './rules/unresolved-method.ts';
import { unresolvedModules } from './rules/unresolved-module.ts';
import { unresolvedNames } from './rules/unresolved-name.ts';
import { unresolvedTypes } from './rules/unresolved-type.ts';
import { unsatisfiedBounds } from './rules/unsatisfied-bound.ts';
import { unsizedValues } from './rules/unsized-value.ts';
import { unusedGenericParameters } from './rules/unused-generic-parameter.ts';
import { unusedMuts } from './rules/unused-mut.ts';
import { unusedVariables } from './rules/unused-variable.ts';
import { usesAfterMove } from './rules/use-after-move.ts';
import { usesOfUninitialized } from './rules/use-of-uninitialized.ts';
import { wrongArgumentCounts } from './rules/wrong-argument-count.ts';

const RULE_CHECKS: readonly ((db: Database, item: ItemKey) => Finding[])[] = [
  ambiguousComparisons,
  assignmentsToImmutable,
  assignmentsTwice,
  awaitsOutsideAsync,
  borrowsOfImmutable,
  constantNumbers,
  copyAndDrop,
  cyclicDefinitions,
  duplicateDefinitions,
  duplicateDiscriminants,
  duplicateFields,
  duplicateImpls,
  dynWithoutMeaning,
  explicitDropCalls,
  implSignatures,
  inconsistentBindings,
  invalidCopyImpls,
  invalidDropImpls,
  invalidAssignmentTargets,
  invalidCasts,
  invalidMains,
  invalidOperands,
  invalidReprs,
  laterStages,
  misplacedJumps,
  missingFields,
  missingTraitItems,
  missingReturnValues,
  movesOutOfBorrows,
  movesOutOfDropTypes,
  movesOutOfIndices,
  nonExhaustiveMatches,
  notConst,
  paddingWaste,
  patternMismatches,
  refutable,
  typeMismatches,
  typeSizes,
  uncallableValues,
  unconstrainedParameters,
  undeclaredLabels,
  unknownFields,
  unknownTraitItems,
  unknownRules,
  unreachableCode,
  unresolvedFields,
  unresolvedImports,
  unresolvedMethods,
  unresolvedModules,
  unresolvedNames,
  unresolvedTypes,
  unsatisfiedBounds,
  unsizedValues,
  unusedGenericParameters,
  unusedMuts,
  unusedVariables,
  usesAfterMove,
  usesOfUninitialized,
  wrongArgumentCounts,
  wrongGenericCounts,
  namesOfWrongKind,
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

/** What is found in an item and in all that it holds, outer before inner. Key: `ItemKey`. */
const branchFindings: Query<readonly Finding[]> = defineQuery<readonly Finding[]>({
  name: 'branchFindings',
  equals: structurallyEqual,
  compute: (db, key) => {
    const own = db.get(itemFindings, key);
    const shape = shapeOf(db, key as ItemKey);
    if (shape === null || (shape.members.length === 0 && shape.nested.length === 0)) return own;
    return [...own, ...shape.members.flatMap((member) => db.get(branchFindings, member.key)), ...shape.nested.flatMap((inner) => db.get(branchFindings, inner.key))];
  },
  cycle: () => [],
});

type FoundByItem = ReadonlyMap<ItemKey, readonly Finding[]>;

/** What is found in those items at the top of a file that fall into one part of it, by item, without those of which there is nothing to say. Key: file, line feed, part. */
const partFindings = defineQuery<FoundByItem>({
  name: 'partFindings',
  equals: (left, right) => left.size === right.size && [...left].every(([item, findings]) => right.get(item) === findings),
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const found = new Map<ItemKey, readonly Finding[]>();
    for (const item of itemsInPart(db, key.slice(0, cut), Number(key.slice(cut + 1)))) {
      const findings = db.get(branchFindings, item);
      if (findings.length > 0) found.set(item, findings);
    }
    return found;
  },
  cycle: () => new Map(),
});

/** What is found in a file, by parts. Key: file. */
export const fileFindings = defineQuery<readonly FoundByItem[]>({
  name: 'fileFindings',
  equals: (left, right) => left.every((part, index) => part === right[index]),
  compute: (db, file) => Array.from({ length: FILE_PARTS }, (_unused, part) => db.get(partFindings, `${file}\n${part}`)),
  cycle: () => [],
});

/** The items at the top of a file of which something else is said now than before. */
export function saidAnew(before: readonly FoundByItem[], now: readonly FoundByItem[]): readonly ItemKey[] {
  return now.flatMap((part, index) => {
    const old = before[index];
    if (old === part) return [];
    return [...new Set([...(old?.keys() ?? []), ...part.keys()])].filter((item) => old?.get(item) !== part.get(item));
  });
}
import { wrongGenericCounts } from './rules/wrong-generic-count.ts';
import { namesOfWrongKind } from './rules/wrong-kind-of-name.ts';
