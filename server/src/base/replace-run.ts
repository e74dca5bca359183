/**
 * Lists of numbers that stand for places, in which an edit replaces one run and moves everything behind it.
 * Every keystroke goes through such lists from end to end, so they are copied once, and not at all where nothing differs.
 */

/**
 * `list` with `inserted` instead of its elements from `from` up to `to`, and with `shift` added to all behind them.
 * The list itself where that changes nothing: it must not be written to.
 */
export function replaceRun(list: readonly number[], from: number, to: number, inserted: readonly number[], shift: number): readonly number[] {
  const isSameLength = inserted.length === to - from;
  if (isSameLength && shift === 0 && inserted.every((value, index) => value === list[from + index])) return list;
  const result = list.slice(0, from);
  for (const value of inserted) result.push(value);
  for (let index = to; index < list.length; index += 1) result.push((list[index] ?? 0) + shift);
  return result;
}
