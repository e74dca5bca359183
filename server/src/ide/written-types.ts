/**
 * Which types a text is about: those that it declares, and the concrete instances of generic types that it writes anywhere,
 * in fields, signatures, bodies and aliases.
 */
import type { Database } from '../base/query.ts';
import { forEachShape, itemNode, type ItemKey, itemTree, parsedFile } from '../items/index.ts';
import { type Path, type SyntaxVisitor, walkItem, walkStatements } from '../syntax/index.ts';
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
    const visitorOf = (from: ItemKey): SyntaxVisitor => ({
      path: (path, role) => {
        if (role !== 'type' && role !== 'struct-literal') return;
        const type = instanceAt(db, from, path);
        if (type !== null) instances.set(type, instances.get(type) ?? { key: type.item, meaning: type.item, type });
      },
    });
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

/** The generic type with all its arguments that a path names, or `null`. */
function instanceAt(db: Database, from: ItemKey, path: Path): (Type & { readonly kind: 'adt' }) | null {
  // `Pair::new` begins with a type; only a path that is one as a whole has its arguments.
  const type = lowerType(db, from, typeNodeOf(path));
  return type.kind === 'adt' && type.arguments.length > 0 && type.arguments.every(isConcreteTerm) ? type : null;
}

function isConcreteTerm(term: GenericTerm): boolean {
  return term.kind === 'type' ? isConcrete(term.type) : isConcreteConstant(term.constant);
}

/** Whether nothing in the type is left open: no parameter of an item around it, nothing that stands for another type, no argument that is not written. */
function isConcrete(type: Type): boolean {
  switch (type.kind) {
    case 'parameter':
    case 'opaque':
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
    case 'dynamic':
      return true;
  }
}

function isConcreteConstant(constant: Constant): boolean {
  switch (constant.kind) {
    case 'parameter':
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
    case 'unknown':
      return true;
  }
}
