/**
 * Documentation comments are Markdown, and are shown as what their author wrote: emphasis, lists, code, links to pages.
 * What would act or fetch without being asked is taken out of the prose: raw tags, images (an editor loads them at once)
 * and links that run commands. Code, in blocks and spans, stays as it is.
 */

interface Part {
  readonly isCode: boolean;
  readonly text: string;
}

/** Markdown that shows, links and does nothing else. */
export function harmlessMarkdown(documentation: string): string {
  return codeAndProse(documentation.replace(/\r\n?/gu, '\n'))
    .map((part) => (part.isCode ? part.text : harmlessProse(part.text)))
    .join('');
}

function harmlessProse(text: string): string {
  return (
    text
      // Character references could spell a scheme that the next pattern looks for.
      .replace(/&/gu, '&amp;')
      .replace(/(\]\(\s*<?|\]:\s*<?)\s*(?=(?:command|vscode[\w-]*|javascript|data)\\?:)/giu, '$1#')
      .replace(/</gu, '&lt;')
      .replace(/!\[/gu, '[')
  );
}

/** Fenced blocks and code spans apart from the rest. What is not closed is prose, as for a Markdown reader. */
function codeAndProse(text: string): Part[] {
  const parts: Part[] = [];
  let prose: string[] = [];
  const lines = text.split(/(?<=\n)/u);
  const flush = (): void => {
    parts.push(...spansAndProse(prose.join('')));
    prose = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/u.exec(line.trimEnd())?.[1];
    const length = fence === undefined ? 0 : closingFence(lines, index, fence);
    if (length === 0) {
      prose.push(line);
      continue;
    }
    flush();
    parts.push({ isCode: true, text: lines.slice(index, index + length).join('') });
    index += length - 1;
  }
  flush();
  return parts;
}

/** How many lines the block that opens at `start` has with its closing fence; 0 if it is never closed. */
function closingFence(lines: readonly string[], start: number, fence: string): number {
  const closing = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}\\s*$`, 'u');
  for (let index = start + 1; index < lines.length; index += 1) if (closing.test(lines[index] ?? '')) return index - start + 1;
  return 0;
}

/** A span is closed by a run of as many backticks in the same paragraph. */
function spansAndProse(text: string): Part[] {
  const parts: Part[] = [];
  let reached = 0;
  let from = 0;
  for (;;) {
    const opening = /`+/gu;
    opening.lastIndex = from;
    const run = opening.exec(text);
    if (run === null) break;
    const behind = run.index + run[0].length;
    const closing = new RegExp(`(?<!\`)\`{${run[0].length}}(?!\`)`, 'gu');
    closing.lastIndex = behind;
    const end = closing.exec(text);
    const isEscaped = text.charAt(run.index - 1) === '\\';
    if (end === null || isEscaped || /\n[ \t]*\n/u.test(text.slice(behind, end.index))) {
      from = behind;
      continue;
    }
    parts.push({ isCode: false, text: text.slice(reached, run.index) });
    reached = from = end.index + end[0].length;
    parts.push({ isCode: true, text: text.slice(run.index, reached) });
  }
  return [...parts, { isCode: false, text: text.slice(reached) }];
}
