/** Aster text in, layouts out, in one line each: what the tests of this folder and the oracle share. */
import { Database } from '../../server/src/base/query.ts';
import { ingestFile, type ItemKey, itemKey, itemTree, shippedFiles } from '../../server/src/items/index.ts';
import { type LayoutFinding, layoutOf, layoutProblems, type LayoutProblem, reprProblems, type Target, type TypeLayout } from '../../server/src/layout/index.ts';
import { type ParsedFile, SyntaxStore } from '../../server/src/syntax/index.ts';
import { declaredType, type Type, type TypeDeclaration, typeDeclaration } from '../../server/src/types/index.ts';
import { parser } from '../support/assets.ts';

/** The library is parsed once; its syntax does not depend on the program. */
const library: readonly { readonly file: string; readonly parsed: ParsedFile }[] = shippedFiles().map(({ file, text }) => ({ file, parsed: new SyntaxStore(parser).open(file, text) }));

export const FILE = 'main.ast';

export interface Program {
  readonly db: Database;
  /** Replaces the file's text, as an edit does. */
  readonly edit: (text: string) => void;
}

export function program(text: string): Program {
  const db = new Database();
  const store = new SyntaxStore(parser);
  for (const { file, parsed } of library) ingestFile(db, file, parsed, true);
  const edit = (next: string): void => ingestFile(db, FILE, store.open(FILE, next));
  edit(text);
  return { db, edit };
}

/** The struct, union or enum of that name at the top of the file. */
export function declared(db: Database, name: string): TypeDeclaration {
  for (const kind of ['struct', 'enum', 'union']) {
    const declaration = db.get(typeDeclaration, itemKey(FILE, `${kind}:${name}`));
    if (declaration !== null) return declaration;
  }
  throw new Error(`${name} is not declared`);
}

/** Whatever item of that name stands at the top of the file. */
export function itemNamed(db: Database, name: string): ItemKey {
  const item = topLevelItems(db).get(name);
  if (item === undefined) throw new Error(`${name} is not declared`);
  return item;
}

/** Every named item at the top of the file. */
export function topLevelItems(db: Database): ReadonlyMap<string, ItemKey> {
  const shapes = db.get(itemTree, FILE).chunks.flat();
  return new Map(shapes.flatMap((shape) => (shape.name === null ? [] : [[shape.name, shape.key] as const])));
}

/** In its generic form. */
export function layoutNamed(db: Database, name: string, target: Target = '64'): TypeLayout {
  return layoutOf(db, declaredType(db, declared(db, name).item), target);
}

/** The type of a struct's field, as written. */
export function fieldType(db: Database, name: string, field = 'value'): Type {
  const declaration = declared(db, name);
  const found = declaration.kind === 'enum' ? undefined : declaration.fields.find((each) => each.name === field);
  if (found === undefined) throw new Error(`${name} has no field ${field}`);
  return found.type;
}

/** The layout of `S` in the text. */
export function layout(text: string, target: Target = '64'): TypeLayout {
  return layoutNamed(program(text).db, 'S', target);
}

/** Size and alignment of a type as written. */
export function sizeOf(type: string, target: Target = '64', items = ''): string {
  const text = `${items}\nstruct Probe { value: ${type} }`;
  shared ??= program('');
  shared.edit(text);
  return sizeText(layoutOf(shared.db, fieldType(shared.db, 'Probe'), target));
}

/** One table that is edited from one question to the next: its answers may not depend on what it was asked before. */
let shared: Program | null = null;

function sizeText(known: { readonly size: number | null; readonly align: number | null }): string {
  return `${known.size ?? '?'}/${known.align ?? '?'}`;
}

/** `12/4 a@0+1 b@4+4 c@8+2 holes 1+3 10+2`; a tag is `tag u8`, a variant `Some@8+8(0@8+8)`, what is not known `?`. */
export function show(shown: TypeLayout): string {
  const parts = [sizeText(shown), ...shown.fields.map(fieldText)];
  if (shown.tag !== null) parts.push(`tag ${shown.tag.type}`);
  for (const variant of shown.variants) parts.push(`${fieldText(variant)}${variant.fields.length === 0 ? '' : `(${variant.fields.map(fieldText).join(' ')})`}`);
  if (shown.holes.length > 0) parts.push('holes', ...shown.holes.map((hole) => `${hole.offset}+${hole.size}`));
  return parts.join(' ');
}

function fieldText({ name, offset, size }: { readonly name: string; readonly offset: number | null; readonly size: number | null }): string {
  return `${name}@${offset ?? '?'}+${size ?? '?'}`;
}

/** `unknown-type a.b: Missing`. */
export function problemText(problem: LayoutProblem | null): string | null {
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'infinite-size':
      return `infinite-size ${problem.cycle.map((step) => `${step.type}.${step.field}`).join(' > ')}`;
    case 'unknown-type':
    case 'unsized':
      return `${problem.kind} ${problem.path.join('.')}: ${problem.text}`;
    case 'generic':
      return `generic ${problem.parameters.join(', ')}`;
    case 'too-large':
    case 'invalid-repr':
    case 'unknown-constant':
      return `${problem.kind} ${problem.path.join('.')}`;
    case 'too-deep':
      return 'too-deep';
  }
}

/** What is reported about the declaration `name`. */
export function findings(text: string, name = 'S', target: Target = '64'): readonly LayoutFinding[] {
  const { db } = program(text);
  return layoutProblems(db, itemNamed(db, name), target);
}

/** The sentences about the `repr` of `name`. */
export function reprReasons(text: string, name = 'S'): string[] {
  const { db } = program(text);
  return reprProblems(db, itemNamed(db, name), '64').map((problem) => problem.reason);
}
