/**
 * A page of literate specs as sections: which programs stand in it, how they are to be read, and which views follow them.
 * The format is described in `docs/memory-model/README.md`. Only Markdown is read here; what programs mean is not known.
 */

export interface SpecSection {
  readonly heading: string;
  /** Of the heading, from 1; for text before the first heading 1. */
  readonly line: number;
  /** `null` for a section of prose. */
  readonly program: SpecProgram | null;
  readonly views: readonly SpecView[];
}

export interface SpecProgram {
  readonly files: readonly SpecFile[];
  readonly target: '64' | '32';
  readonly stage: 1 | 2 | 3;
  readonly isAccepted: boolean;
  /** Rules that report nothing here. */
  readonly silent: readonly string[];
  /** The text means something else in Rust, or nothing: its compiler is not asked. */
  readonly isUnlikeRust: boolean;
}

export interface SpecFile {
  /** `/main.ast` */
  readonly name: string;
  readonly text: string;
  /** The page's line of each line of the text, from 1. */
  readonly pageLines: readonly number[];
}

export interface SpecView {
  readonly language: string;
  /** What stands behind the language: `32`, the name of a fix. */
  readonly argument: string;
  readonly text: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
  /** Offsets in the page of what stands between the fences. */
  readonly start: number;
  readonly end: number;
}

/** Languages of code blocks that are compared with what the analyzer shows. */
const VIEW_LANGUAGES: ReadonlySet<string> = new Set(['layout', 'fix', 'hover', 'flow', 'ownership', 'hints', 'frames']);

/** Throws where the page breaks its own format: an open fence, a word behind `aster` that means nothing. */
export function readPage(page: string): SpecSection[] {
  const sections: OpenSection[] = [{ heading: '', line: 1, blocks: [] }];
  const lines = page.split('\n');
  let offset = 0;
  let open: Block | null = null;
  lines.forEach((line, index) => {
    const fence = /^```(.*)$/u.exec(line);
    if (open !== null) {
      if (fence === null) open.lines.push(line);
      else {
        open.end = offset;
        open = null;
      }
    } else if (fence !== null) {
      open = { info: (fence[1] ?? '').trim(), line: index + 1, lines: [], start: offset + line.length + 1, end: offset };
      sections.at(-1)?.blocks.push(open);
    } else if (/^#{1,6} /u.test(line)) sections.push({ heading: line.replace(/^#+ /u, ''), line: index + 1, blocks: [] });
    offset += line.length + 1;
  });
  if (open !== null) throw new Error('A code block is not closed');
  return sections.map(finishSection);
}

interface Block {
  readonly info: string;
  readonly line: number;
  readonly lines: string[];
  readonly start: number;
  end: number;
}

interface OpenSection {
  readonly heading: string;
  readonly line: number;
  readonly blocks: Block[];
}

function finishSection(section: OpenSection): SpecSection {
  const programs = section.blocks.filter((block) => languageOf(block) === 'aster');
  const views = section.blocks.filter((block) => VIEW_LANGUAGES.has(languageOf(block)));
  return {
    heading: section.heading,
    line: section.line,
    program: programs.length === 0 ? null : programOf(programs),
    views: programs.length === 0 ? [] : views.map((block) => ({ language: languageOf(block), argument: block.info.slice(languageOf(block).length).trim(), text: textOf(block.lines), line: block.line, start: block.start, end: block.end })),
  };
}

function languageOf(block: Block): string {
  return block.info.split(' ')[0] ?? '';
}

function programOf(blocks: readonly Block[]): SpecProgram {
  let target: '64' | '32' = '64';
  let stage: 1 | 2 | 3 = 3;
  let isAccepted = false;
  let isUnlikeRust = false;
  const silent: string[] = [];
  for (const word of blocks.flatMap((block) => block.info.split(/\s+/u).slice(1))) {
    if (word === 'accepted') isAccepted = true;
    else if (word === 'unlike-rust') isUnlikeRust = true;
    else if (word.startsWith('silent=')) silent.push(word.slice('silent='.length));
    else if (word === 'target=32' || word === 'target=64') target = word === 'target=32' ? '32' : '64';
    else if (word === 'stage=1' || word === 'stage=2' || word === 'stage=3') stage = word === 'stage=1' ? 1 : word === 'stage=2' ? 2 : 3;
    else throw new Error(`Line ${blocks[0]?.line ?? 0}: \`${word}\` means nothing behind \`aster\``);
  }
  return { files: filesOf(blocks), target, stage, isAccepted, silent, isUnlikeRust };
}

function filesOf(blocks: readonly Block[]): SpecFile[] {
  const files: { name: string; lines: string[]; pageLines: number[] }[] = [{ name: '/main.ast', lines: [], pageLines: [] }];
  for (const block of blocks) {
    block.lines.forEach((line, index) => {
      const next = /^\/\/- (\/\S+)$/u.exec(line)?.[1];
      if (next !== undefined) files.push({ name: next, lines: [], pageLines: [] });
      else {
        files.at(-1)?.lines.push(line);
        files.at(-1)?.pageLines.push(block.line + 1 + index);
      }
    });
  }
  return files.map(({ name, lines, pageLines }) => ({ name, text: textOf(lines), pageLines }));
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
