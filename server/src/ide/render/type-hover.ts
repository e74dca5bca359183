/**
 * The hover of a type: signature, verdict, picture, table, both targets where they differ, for an enum what its largest
 * variant costs, documentation, links. The table carries everything that the picture carries.
 */
import { assembled, commandLink, documentationPart, type HoverPlace, type HoverStyle, MOST_TABLE_ROWS, signaturePart, stripPart } from './hover-parts.ts';
import { largestVariant } from './largest-variant.ts';
import { layoutTable, tableMarkdown, tableText, type Table } from './layout-table.ts';
import { bytes, type Prose, proseMarkdown, proseText } from './prose.ts';
import { stripModel } from './strip-model.ts';
import { targetsTable } from './targets-table.ts';
import { type TargetLayouts, targetsDiffer, verdictMarkdown, verdictText } from './verdict.ts';

export interface TypeHover {
  /** As in the source, without its body where that is long; shown as code. */
  readonly signature: string;
  /** Markdown, without comment marks. */
  readonly documentation: string | null;
  readonly layouts: TargetLayouts;
  /** Where the struct is whose fields the link would reorder; `null` for no link. */
  readonly reorderAt: HoverPlace | null;
}

/** Markdown or plain text, as `style` says. */
export function renderTypeHover(hover: TypeHover, style: HoverStyle): string {
  const { layouts } = hover;
  const model = stripModel(layouts.shown);
  const both = targetsDiffer(layouts) ? targetsTable(layouts) : null;
  const cost = costProse(layouts);
  return assembled([
    signaturePart(hover.signature, style),
    style.markdown ? verdictMarkdown(layouts) : verdictText(layouts),
    stripPart(model, style),
    tablePart(layoutTable(model), style),
    both === null ? null : tablePart(both, style),
    cost === null ? null : style.markdown ? proseMarkdown(cost) : proseText(cost),
    documentationPart(hover.documentation, style),
    linksPart(hover, style),
  ]);
}

export function tablePart(table: Table, style: HoverStyle): string {
  return style.markdown ? tableMarkdown(table, MOST_TABLE_ROWS) : tableText({ ...table, rows: table.rows.slice(0, MOST_TABLE_ROWS) });
}

/** What the largest variant costs every value of the enum. */
function costProse({ shown }: TargetLayouts): Prose | null {
  const largest = largestVariant(shown);
  if (largest === null || shown.size === null) return null;
  const { name, payload, nextPayload, sizeWithout } = largest;
  const saved = shown.size - sizeWithout;
  const sizes = [`, ${bytes(payload)} of payload; the next needs ${bytes(nextPayload)}. `];
  const cost = saved === 0 ? 'It costs nothing: the size would be the same without it.' : `It costs every value ${bytes(saved)}: without it the enum would have ${bytes(sizeWithout)}.`;
  return ['Largest variant: ', { code: name }, ...sizes, cost];
}

function linksPart(hover: TypeHover, style: HoverStyle): string | null {
  const { best, size } = hover.layouts.shown;
  if (!style.markdown || !style.commandLinks || hover.reorderAt === null || best === null || size === null) return null;
  return commandLink(`Reorder fields to save ${bytes(size - best.size)}`, 'aster.reorderFields', hover.reorderAt);
}
