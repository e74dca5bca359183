/** The report of `layout` for people: each type with its verdict, its strip and its table, as the hover of an editor has them. */
import pc from 'picocolors';
import { layoutTable, renderStripText, type ReportedType, tableText } from '../../ide/index.ts';
import { printable } from './terminal-text.ts';

/** Ends with a line break, or is empty. */
export function layoutText(types: readonly ReportedType[], hasColours: boolean): string {
  const colours = pc.createColors(hasColours);
  return types.map((type) => `${block(type, colours)}\n`).join('\n');
}

function block(type: ReportedType, { bold, dim }: ReturnType<typeof pc.createColors>): string {
  const [layout] = type.layouts;
  const parameters = type.parameters.length === 0 ? '' : `<${type.parameters.join(', ')}>`;
  const parts = [
    `${bold(printable(`${type.kind} ${type.name}${parameters}`))}  ${dim(`${printable(type.file)}:${type.line}`)}\n${printable(type.verdict)}`,
    layout === undefined ? '' : renderStripText(layout.strip),
    layout === undefined ? '' : tableText(layoutTable(layout.strip)),
    type.comparison === null ? '' : tableText(type.comparison),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
