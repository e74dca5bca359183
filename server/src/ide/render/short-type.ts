/** A printed type in little room: what is innermost gives way first, `HashMap<String, Vec<…>>`. */

/** @param limit in characters; the answer is no longer. */
export function shortType(type: string, limit: number): string {
  // The arrow's head closes nothing.
  let text = type.replaceAll('->', '→');
  while (lengthOf(text) > limit) {
    const [longest] = [...text.matchAll(/<(?!…>)(?:[^<>]|<…>)*>/gu)].toSorted((left, right) => right[0].length - left[0].length);
    if (longest === undefined) break;
    text = `${text.slice(0, longest.index)}<…>${text.slice(longest.index + longest[0].length)}`;
  }
  const whole = text.replaceAll('→', '->');
  return whole.length <= limit ? whole : `${whole.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function lengthOf(text: string): number {
  return text.length + text.split('→').length - 1;
}
