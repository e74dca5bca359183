/** Small questions about a source text that fixes ask before they write into it. */

/** The text with everything inside comments, strings and character literals turned into blanks, line breaks kept: offsets stay what they were. */
export function withoutComments(text: string): string {
  const blank = (found: string): string => found.replace(/[^\r\n]/gu, (character) => ' '.repeat(character.length));
  return text.replace(/\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|r(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\(?:u\{[^}]*\}|x..|.)|[^'\\])'/gu, blank);
}

/** The blanks that the line of an offset begins with. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** As the file breaks its lines. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

const KEYWORDS: ReadonlySet<string> = new Set('fn let mut type trait impl match if else for while loop return break continue async await pub extern unsafe use struct enum true false as in const static where dyn ref move'.split(' '));

/** A name as it has to be written: `r#type` for a keyword. */
export function writtenName(name: string): string {
  return KEYWORDS.has(name) ? `r#${name}` : name;
}
