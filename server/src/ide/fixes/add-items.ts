/**
 * For `missing-trait-item`: write the items that the trait demands, as the trait declares them, with its parameters replaced
 * by what the impl gives for them; functions get `todo!()` as body.
 */
import { type Diagnostic, implOfTrait } from '../../diagnostics/index.ts';
import { fileOfItem, itemHead, itemNode, itemStart, type ItemKey, type ItemShape } from '../../items/index.ts';
import type { ImplItem, Item } from '../../syntax/index.ts';
import type { FileEdit, Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { indentationAt, lineBreakOf } from './source-text.ts';

export function addItemsFix(workspace: Workspace, file: string, { code, item: key }: Diagnostic): Fix | null {
  if (code !== 'missing-trait-item' || key === null) return null;
  const { db } = workspace;
  const found = implOfTrait(db, key);
  const impl = db.get(itemNode, key);
  const start = itemStart(db, key);
  const text = workspace.text(file);
  if (found === null || impl?.kind !== 'impl' || start === null || text === null) return null;
  const given = givenArguments(workspace, found.trait.item, impl, (range) => text.slice(start + range.start, start + range.end));
  const written = found.missing.map((member) => writtenMember(workspace, member, given));
  if (written.includes(null)) return null;
  const names = found.missing.length === 1 ? `\`${found.missing[0]?.name ?? ''}\`` : `the ${found.missing.length} missing items`;
  return {
    title: `Add ${names}`,
    code,
    kind: 'quickfix',
    preferred: true,
    changesAbi: false,
    edits: [{ file, ...insertion(text, start + impl.end - impl.start - 1, start + impl.headStart, written.filter((member) => member !== null)) }],
  };
}

/** What stands for each type parameter of the trait: what the impl writes, else the declared default. */
function givenArguments(workspace: Workspace, trait: ItemKey, impl: ImplItem, textOf: (range: { readonly start: number; readonly end: number }) => string): ReadonlyMap<string, string> {
  const head = itemHead(workspace.db, trait);
  const written = (impl.trait?.segments.at(-1)?.arguments ?? []).filter((argument) => argument.kind === 'type' || argument.kind === 'const');
  const given = new Map<string, string>();
  if (head?.kind !== 'trait') return given;
  const parameters = head.generics.parameters.filter(({ kind }) => kind !== 'lifetime');
  for (const [index, { name }] of parameters.entries()) {
    const argument = written[index];
    // Without a word the default counts, which for operators is the type itself.
    given.set(name.text, argument === undefined ? 'Self' : textOf(argument.kind === 'type' ? argument.type : argument.value));
  }
  return given;
}

/** `null` where the declaration's text is not at hand. */
function writtenMember(workspace: Workspace, { key, name }: ItemShape, given: ReadonlyMap<string, string>): string | null {
  const node = workspace.db.get(itemNode, key);
  const text = workspace.text(fileOfItem(key));
  const start = itemStart(workspace.db, key);
  if (node === null || text === null || start === null || name === null) return null;
  const declared = text.slice(start + node.headStart, start + node.end - node.start).replace(/;\s*$/u, '').trim();
  const here = declared.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => given.get(word) ?? word);
  return withValue(node, name, here);
}

function withValue(node: Item, name: string, declared: string): string {
  switch (node.kind) {
    case 'function':
      return `${declared} {\n    todo!()\n}`;
    case 'const':
      return `${declared} = todo!();`;
    default:
      return `type ${name} = ();`;
  }
}

/** In front of the closing brace, behind what is there. */
function insertion(text: string, close: number, start: number, members: readonly string[]): Omit<FileEdit, 'file'> {
  const lineBreak = lineBreakOf(text);
  const outer = indentationAt(text, start);
  const before = text.slice(0, close).trimEnd();
  const isEmpty = before.endsWith('{');
  const lines = members.flatMap((member, index) => [...(index === 0 ? [] : ['']), ...member.split('\n').map((line) => `${outer}    ${line}`)]);
  return { start: before.length, end: close, text: `${isEmpty ? '' : lineBreak}${lineBreak}${lines.map((line) => line.trimEnd()).join(lineBreak)}${lineBreak}${outer}` };
}
