/**
 * The page of a rule for a terminal. The pages are tests as well: what only a test needs is left out, and the sections about
 * programs that are not reported become one list.
 */
import type pc from 'picocolors';
import { rulePageUrl, type RuleCode } from '../../ide/index.ts';

const WIDTH = 88;

type Colours = ReturnType<typeof pc.createColors>;

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string };

/** Ends with a line break. */
export function pageText(page: string, rule: RuleCode, colours: Colours): string {
  const { shown, silent } = withoutSilentSections(blocksOf(page));
  const parts = shown.map((block) => render(block, colours));
  if (silent.length > 0) parts.push(heading('Not reported', '-', colours), silent.map((text) => `  - ${inline(plain(text), colours)}`).join('\n'));
  parts.push(colours.dim(rulePageUrl(rule)));
  return `${parts.join('\n\n')}\n`;
}

/** The part of Markdown that the pages use. */
function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', text: open.join(' ') });
    open = [];
  };
  const lines = page.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const title = /^(?<marks>#+) (?<text>.*)$/u.exec(line)?.groups;
    if (line.startsWith('```')) {
      close();
      const from = at + 1;
      const end = lines.indexOf('```', from);
      at = end === -1 ? lines.length : end;
      blocks.push({ kind: 'code', language: line.slice(3).trim(), lines: lines.slice(from, at) });
    } else if (title !== undefined) {
      close();
      blocks.push({ kind: 'heading', level: title['marks']?.length ?? 1, text: title['text'] ?? '' });
    } else if (line.startsWith('- ')) {
      close();
      blocks.push({ kind: 'item', text: line.slice(2) });
    } else if (line.trim() === '') close();
    else open.push(line.trim());
  }
  close();
  return blocks;
}

/** Headings such as `Silent: behind a reference` say what the program below them shows. */
function withoutSilentSections(blocks: readonly Block[]): { readonly shown: readonly Block[]; readonly silent: readonly string[] } {
  const shown: Block[] = [];
  const silent: string[] = [];
  let isSilent = false;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const about = /^Silent: (?<what>.*)$/u.exec(block.text)?.groups?.['what'];
      isSilent = about !== undefined;
      if (about !== undefined) silent.push(about);
    }
    if (!isSilent) shown.push(block);
  }
  return { shown, silent };
}

function render(block: Block, colours: Colours): string {
  switch (block.kind) {
    case 'heading':
      return heading(block.text, block.level === 1 ? '=' : '-', colours);
    case 'paragraph':
      return wrapped(block.text, WIDTH).map((line) => inline(line, colours)).join('\n');
    case 'item':
      return wrapped(block.text, WIDTH - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${inline(line, colours)}`).join('\n');
    case 'code': {
      const lines = block.lines.flatMap(withoutAssertions).map((line) => (line === '' ? '' : `    ${line}`));
      return block.language.startsWith('fix ') ? [colours.dim('The fix gives:'), '', ...lines].join('\n') : lines.join('\n');
    }
  }
}

/** Underlined with characters, so that it is one without colours too. */
function heading(text: string, rule: string, colours: Colours): string {
  return `${colours.bold(text)}\n${colours.dim(rule.repeat(text.length))}`;
}

/** The line as a program has it: comments that assert something, and marks that begin a file, speak to the test. */
function withoutAssertions(line: string): string[] {
  if (/^\s*\/\/\s*(?:\^|~)/u.test(line)) return [];
  const file = /^\/\/- (?<name>\/\S+)/u.exec(line)?.groups?.['name'];
  return [file === undefined ? line.replace(/\s*\/\/~.*$/u, '') : `// ${file.slice(1)}`];
}

/** Code keeps its marks, for those who see no colours. */
function inline(line: string, colours: Colours): string {
  return line.replace(/`[^`]+`/gu, (code) => colours.cyan(code));
}

/** Links and emphasis become their text; what stands in code stays as it is. */
function plain(text: string): string {
  return text.replace(/(?<code>`[^`]*`)|\[(?<label>[^\]]*)\]\([^)]*\)|\*{1,2}(?<words>(?:[^*`]|`[^`]*`)+)\*{1,2}/gu, (_, code?: string, label?: string, words?: string) => code ?? label ?? words ?? '');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).split(/\s+/u)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
