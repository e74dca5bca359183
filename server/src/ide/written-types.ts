/**
 * Which types a text is about: those that it declares, and the concrete instances of generic types that it writes anywhere,
 * in fields, signatures, bodies and aliases.
 */
import { assertNever } from '../base/assert-never.ts';
import type { Database } from '../base/query.ts';
import { containsRange, type TextRange } from '../base/ranges.ts';
import { forEachShape, itemNode, type ItemKey, itemTree, parsedFile } from '../items/index.ts';
import { type SyntaxVisitor, walkItem, walkStatements } from '../syntax/index.ts';
import { canonicalItem, type Constant, declaredType, type GenericTerm, lowerType, type Type } from '../types/index.ts';
import { typeNodeOf } from './locate.ts';

export interface WrittenType {
  /** The declaration. */
  readonly key: ItemKey;
  /** The declaration that decides the layout: another one where the text redeclares a type of the library. */
  readonly meaning: ItemKey;
  readonly type: Type;
}

/** Declarations in file order; instances each once, in the order in which they are first written. */
export function writtenTypes(db: Database, files: readonly string[]): { readonly declared: readonly WrittenType[]; readonly instances: readonly WrittenType[] } {
  const declared: WrittenType[] = [];
  const instances = new Map<Type, WrittenType>();
  for (const file of files) {
    const tree = db.get(itemTree, file);
    const visitorOf = (from: ItemKey): SyntaxVisitor => {
      let outer: TextRange = { start: 0, end: 0 };
      return {
        path: (path, role) => {
          // What stands inside a type is found in its term: asking each part anew would cost the square of its depth.
          if ((role !== 'type' && role !== 'struct-literal') || containsRange(outer, path)) return;
          outer = path;
          collectInstances(lowerType(db, from, typeNodeOf(path)), instances);
        },
      };
    };
    db.get(parsedFile, file).chunks.forEach(({ lowered }, index) => {
      const shapes = tree.chunks[index] ?? [];
      forEachShape(shapes, ({ key, kind }) => {
        if (kind === 'struct' || kind === 'enum' || kind === 'union') {
          const meaning = canonicalItem(db, key);
          declared.push({ key, meaning, type: declaredType(db, meaning) });
        }
        const node = db.get(itemNode, key);
        if (node !== null) walkItem(node, visitorOf(key));
      });
      lowered.statementRuns.forEach((run, place) => {
        // Behind the items of a chunk its runs of statements follow, as in the item tree.
        const shape = shapes[lowered.items.length + place];
        if (shape !== undefined) walkStatements(run.statements, run.tail, visitorOf(shape.key));
      });
    });
  }
  return { declared, instances: [...instances.values()] };
}

/** Every generic type with all its arguments inside a type, outer before inner. */
function collectInstances(type: Type, instances: Map<Type, WrittenType>): void {
  const collect = (inner: Type): void => collectInstances(inner, instances);
  switch (type.kind) {
    case 'adt':
      if (type.arguments.length > 0 && !instances.has(type) && isConcrete(type)) instances.set(type, { key: type.item, meaning: type.item, type });
      for (const argument of type.arguments) if (argument.kind === 'type') collect(argument.type);
      return;
    case 'reference':
    case 'pointer':
      return collect(type.target);
    case 'tuple':
      return type.elements.forEach(collect);
    case 'array':
    case 'slice':
      return collect(type.element);
    case 'function':
      type.parameters.forEach(collect);
      return collect(type.result);
    case 'primitive':
    case 'str':
    case 'never':
    case 'parameter':
    case 'function-item':
    case 'closure':
    case 'dynamic':
    case 'opaque':
    case 'projection':
    case 'infer':
    case 'unknown':
      return;
    default:
      assertNever(type);
  }
}

function isConcreteTerm(term: GenericTerm): boolean {
  return term.kind === 'type' ? isConcrete(term.type) : isConcreteConstant(term.constant);
}

/** Whether nothing in the type is left open: no parameter of an item around it, nothing that stands for another type, no argument that is not written. */
function isConcrete(type: Type): boolean {
  switch (type.kind) {
    case 'parameter':
    case 'opaque':
    case 'projection':
    case 'infer':
      return false;
    case 'unknown':
      return type.text !== '_';
    case 'adt':
      return type.arguments.every(isConcreteTerm);
    case 'reference':
    case 'pointer':
      return isConcrete(type.target);
    case 'tuple':
      return type.elements.every(isConcrete);
    case 'array':
      return isConcrete(type.element) && isConcreteConstant(type.length);
    case 'slice':
      return isConcrete(type.element);
    case 'function':
      return isConcrete(type.result) && type.parameters.every(isConcrete);
    case 'primitive':
    case 'str':
    case 'never':
    case 'function-item':
    case 'closure':
    case 'dynamic':
      return true;
  }
}

function isConcreteConstant(constant: Constant): boolean {
  switch (constant.kind) {
    case 'parameter':
    case 'unknown':
      return false;
    case 'unary':
      return isConcreteConstant(constant.operand);
    case 'binary':
      return isConcreteConstant(constant.left) && isConcreteConstant(constant.right);
    case 'cast':
      return isConcreteConstant(constant.operand) && isConcrete(constant.type);
    case 'size-of':
    case 'align-of':
      return isConcrete(constant.type);
    case 'value':
    case 'item':
      return true;
  }
}
