/** The report of `layout` as JSON, as `docs/json.md` describes it: one entry for each type and target. */
import type { ReportedLayout, ReportedType } from '../../ide/index.ts';
import type { Failure } from '../inputs.ts';
import { prettyJson } from './pretty-json.ts';

export interface LayoutHead {
  readonly version: 1;
  readonly tool: string;
  readonly root: string;
  readonly files: number;
  readonly errors: readonly Failure[];
}

export function layoutJson(head: LayoutHead, types: readonly ReportedType[]): string {
  const entries = types.flatMap((type) => type.layouts.map((layout) => entry(type, layout)));
  return prettyJson({ ...head, types: entries });
}

function entry(type: ReportedType, layout: ReportedLayout): Readonly<Record<string, unknown>> {
  const { id, definition, name, kind, file, line, parameters } = type;
  const { target, size, align, padding, holes, best, repr, incomplete, problem } = layout;
  return {
    id,
    ...(definition === null ? {} : { definition, arguments: type.arguments }),
    name,
    kind,
    file,
    line,
    target,
    ...(parameters.length === 0 ? {} : { parameters }),
    size,
    align,
    padding,
    ...(kind === 'enum' ? { tag: layout.tag, variants: layout.variants } : { fields: layout.fields }),
    holes,
    best,
    repr,
    incomplete,
    problem,
  };
}
