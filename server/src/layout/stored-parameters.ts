/**
 * Which type parameters an item stores by value, directly or by passing them on to an item that does: `Option<T>` stores its
 * `T`, `Box<T>` does not. Items may pass parameters to each other in circles, so the answer is the least one that all
 * declarations together admit.
 */
import type { ItemKey } from '../items/index.ts';
import type { Type, TypeDeclaration } from '../types/index.ts';

export interface Storage {
  /** Whether the item's type parameter at `index` lies inside its values. */
  readonly stores: (item: ItemKey, index: number) => boolean;
}

const DEEPEST_TERM = 128;

/** Answers are remembered within one `Storage`, which must not outlive the declarations that it was made from. */
export function storageFor(declarationOf: (item: ItemKey) => TypeDeclaration | null): Storage {
  const settled = new Map<string, boolean>();
  return {
    stores: (item, index) => {
      const known = settled.get(keyOf(item, index));
      if (known !== undefined) return known;
      for (const [key, isStored] of settle(item, index, declarationOf)) settled.set(key, isStored);
      return settled.get(keyOf(item, index)) ?? false;
    },
  };
}

interface Question {
  readonly item: ItemKey;
  readonly index: number;
  isStored: boolean;
}

/** Starts with no parameter stored and adds what follows, until nothing does. */
function settle(item: ItemKey, index: number, declarationOf: (item: ItemKey) => TypeDeclaration | null): ReadonlyMap<string, boolean> {
  const questions = new Map<string, Question>();
  const ask = (of: ItemKey, at: number): boolean => {
    const key = keyOf(of, at);
    const known = questions.get(key);
    if (known === undefined) questions.set(key, { item: of, index: at, isStored: false });
    return known?.isStored ?? false;
  };
  ask(item, index);
  for (let isStable = false; !isStable; ) {
    isStable = true;
    const before = questions.size;
    for (const question of questions.values()) {
      if (question.isStored || !isStoredIn(declarationOf(question.item), question, ask)) continue;
      question.isStored = true;
      isStable = false;
    }
    if (questions.size > before) isStable = false;
  }
  return new Map(Array.from(questions, ([key, question]) => [key, question.isStored]));
}

function isStoredIn(declaration: TypeDeclaration | null, question: Question, ask: (item: ItemKey, index: number) => boolean): boolean {
  if (declaration === null) return false;
  const fields = declaration.kind === 'enum' ? declaration.variants.flatMap((variant) => variant.fields) : declaration.fields;
  return fields.some((field) => holds(field.type, question, ask, 0));
}

function holds(type: Type, question: Question, ask: (item: ItemKey, index: number) => boolean, depth: number): boolean {
  if (depth > DEEPEST_TERM) return false;
  if (type.kind === 'parameter') return type.owner === question.item && type.index === question.index;
  if (type.kind === 'tuple') return type.elements.some((element) => holds(element, question, ask, depth + 1));
  if (type.kind === 'array') return holds(type.element, question, ask, depth + 1);
  if (type.kind !== 'adt') return false;
  return type.arguments.some((argument, position) => argument.kind === 'type' && holds(argument.type, question, ask, depth + 1) && ask(type.item, position));
}

function keyOf(item: ItemKey, index: number): string {
  return `${item}?${index}`;
}
