/** Names that somebody may have meant: for messages about names that do not exist. */

/** The candidates that are a few letters away from `name`, nearest first, at most three. */
export function nearNames(name: string, candidates: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 4));
  return candidates
    .filter((candidate) => Math.abs(candidate.length - wanted.length) <= most)
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` Did you mean a, b or c?`, or nothing. */
export function suggestion(name: string, candidates: readonly string[]): string {
  const near = nearNames(name, candidates);
  const last = near.pop();
  if (last === undefined) return '';
  return ` Did you mean ${near.length === 0 ? last : `${near.join(', ')} or ${last}`}?`;
}

/** How many letters must be added, removed, replaced or exchanged with their neighbour. */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isExchanged = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const exchanged = isExchanged ? (before[column - 2] ?? 0) + 1 : replaced;
      line.push(Math.min(replaced, exchanged, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    before = above;
    above = line;
  }
  return above[to.length] ?? 0;
}
