/**
 * What both sides are asked: a list of types with the fields whose offsets are compared. The same list goes to every
 * compiler, so that answers can be compared by position.
 */
import { type Declaration, type Field, instantiate, type Program, type Term } from './program.ts';

export interface Question {
  readonly term: Term;
  /** Text in Rust's `offset_of!`: `f0`, `1`, `V2.f0`; empty for what has no fields. */
  readonly fields: readonly { readonly path: readonly string[]; readonly term: Term }[];
}

/** Every declaration without parameters, every probe, and every instance that occurs inside a probe. */
export function questionsOf(program: Program): readonly Question[] {
  const declared = program.declarations
    .filter((declaration) => declaration.typeParameters === 0 && !declaration.hasConstant && !declaration.isUnsized)
    .map((declaration): Term => ({ kind: 'named', declaration, arguments: [], constant: null }));
  return [...declared, ...program.probes].map((term) => ({ term, fields: fieldsOf(term) }));
}

/** The fields of a term as this room lays them out, with the arguments put in. */
export function fieldsOf(term: Term): Question['fields'] {
  switch (term.kind) {
    case 'tuple':
      return term.elements.map((element, index) => ({ path: [String(index)], term: element }));
    case 'option':
      return [{ path: ['Some', '0'], term: term.some }];
    case 'result':
      return [
        { path: ['Ok', '0'], term: term.ok },
        { path: ['Err', '0'], term: term.error },
      ];
    case 'named': {
      const { declaration } = term;
      const own = (field: Field, prefix: readonly string[]): { path: string[]; term: Term } => ({ path: [...prefix, field.name], term: instantiate(field.term, term.arguments, term.constant) });
      return declaration.kind === 'enum' ? declaration.variants.flatMap((variant) => variant.fields.map((field) => own(field, [variant.name]))) : declaration.fields.map((field) => own(field, []));
    }
    default:
      return [];
  }
}

/** Whether a declaration occurs with a payload: then Rust's enum needs `C` beside its tag. */
export function hasPayload(declaration: Declaration): boolean {
  return declaration.variants.some((variant) => variant.fields.length > 0);
}
