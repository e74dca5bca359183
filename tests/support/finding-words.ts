/** What the fast and the naive ownership analysis find, in the same words, so that the two can be compared. */
import type { OwnershipFinding } from '../../server/src/ownership/index.ts';
import type { NaiveFinding } from '../../server/src/ownership/naive/naive.ts';

export function fastWords(findings: readonly OwnershipFinding[]): string[] {
  return naiveWords(findings.map(reduced));
}

/** Sorted, because the two find things in different orders. */
export function naiveWords(findings: readonly NaiveFinding[]): string[] {
  return findings.map(words).toSorted((left, right) => left.localeCompare(right));
}

function reduced(finding: OwnershipFinding): NaiveFinding {
  const moves = finding.kind === 'use-after-move' ? finding.moves.map((move) => move.range) : [];
  const isMaybe = finding.kind === 'use-after-move' || finding.kind === 'use-of-uninitialized' ? finding.isMaybe : false;
  return { kind: finding.kind, range: finding.range, place: finding.place, moves, isMaybe };
}

function words({ kind, range, place, moves, isMaybe }: NaiveFinding): string {
  return `${range.start} ${range.end} ${kind} of ${place}${isMaybe ? ' maybe' : ''}${moves.map((move) => ` from ${move.start}`).join('')}`;
}
