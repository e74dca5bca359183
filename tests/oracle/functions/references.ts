/** References that are kept in variables, and writing through them. */
import { type Body, declare, freshName } from './body.ts';
import { consumeStatement, lendPlace, methodCall, methodsOf, usablePlaces } from './calls.ts';
import { alsoCalled, code, type Code } from './code.ts';
import { allPlaces, isReadable, lendersOf } from './places.ts';
import { hasReference, reference, termText } from './terms.ts';

/** `let r = &place;`, `let r = &mut place;`, a reborrow, or what a method lends. */
export function referenceStatement(body: Body): Code {
  const { random } = body;
  const isMutable = random.chance(0.45);
  const places = allPlaces(body).filter(({ term, variable }) => term.kind !== 'closure' && !hasReference(term) && !variable.isStatic);
  const [first, ...rest] = usablePlaces(body, isMutable ? 'mutable' : 'shared', places, true);
  if (first === undefined) return consumeStatement(body);
  const place = random.pick([first, ...rest]);
  const lending = methodsOf(body, place.term).find(({ result, parameters, receiver }) => result.kind === 'reference' && parameters.length === 0 && (receiver === 'mutable') === isMutable);
  const name = freshName(body);
  const isItselfMutable = random.chance(0.1);
  const head = `let ${isItselfMutable ? 'mut ' : ''}${name}`;
  const lenders = lendersOf(place);
  if (lending !== undefined && lending.result.kind === 'reference' && random.chance(0.4) && isReadable(body, place)) {
    const call = methodCall(body, place, lending);
    declare(body, { name, term: lending.result, isMutable: isItselfMutable, lenders, lendsExclusively: isMutable });
    return code('let|reference from a method', `${head} = `, call, ';');
  }
  const { made } = lendPlace(body, place, isMutable);
  // A plain name moves a `&mut`, unless the type is written down.
  const isPlainMove = made.constructs.includes('implicit reborrow');
  const term = reference(place.term, isMutable);
  const annotation = isPlainMove || random.chance(0.3) ? `: ${termText(term)}` : '';
  declare(body, { name, term, isMutable: isItselfMutable, lenders, lendsExclusively: isMutable });
  return alsoCalled(code(`let|${isMutable ? 'let of &mut' : 'let of &'}`, `${head}${annotation} = `, made, ';'), ...made.constructs);
}
