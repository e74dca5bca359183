/** Typed bodies as text for expectations: the types of locals, and the tree with what the source does not show. */
import type { Database } from '../../server/src/base/query.ts';
import { forEachShape, type ItemKey, itemTree } from '../../server/src/items/index.ts';
import { printType, typedBody, type AssignmentTarget, type TypedBody, type TypedExpression, type TypedPattern, type TypedStatement } from '../../server/src/types/index.ts';
import { openText } from './fixture.ts';

/** The bodies of a program, in file order. */
export function bodiesOf(text: string): readonly TypedBody[] {
  const { db } = openText(text);
  return bodyItemsOf(db, '/main.ast').flatMap((key) => typedBody(db, key) ?? []);
}

/** Every item of a file that may have a body. */
export function bodyItemsOf(db: Database, file: string): ItemKey[] {
  const found: ItemKey[] = [];
  for (const shapes of db.get(itemTree, file).chunks) forEachShape(shapes, (shape) => void ((shape.kind === 'function' || shape.kind === 'const' || shape.kind === 'static' || shape.kind === 'statements') && found.push(shape.key)));
  return found;
}

/** The last function of a program. */
export function lastBody(text: string): TypedBody {
  const body = bodiesOf(text).at(-1);
  if (body === undefined) throw new Error('The program has no body');
  return body;
}

/** `a: i32, b: &str`: the locals of the program's last function, without its parameters, in order of declaration. */
export function localTypes(text: string): string {
  return lastBody(text).locals.filter((local) => local.kind === 'binding').map((local) => `${local.name}: ${printType(local.type)}`).join(', ');
}

/** The types of the `let`s that a function of these statements makes. @param items what stands before the function. */
export function inBody(statements: string, items = ''): string {
  return localTypes(`${items}\nfn test() {\n${statements}\n}`);
}

/** The value of the last function as a tree: implied nodes stand in `⟨ ⟩`. */
export function treeOf(text: string): string {
  const body = lastBody(text);
  return expressionText(body.value, body);
}

export function problemsOf(text: string): string[] {
  return bodiesOf(text).flatMap((body) => body.problems.map((problem) => JSON.stringify(problem)));
}

export function expressionText(node: TypedExpression, body: TypedBody): string {
  const show = (inner: TypedExpression): string => expressionText(inner, body);
  const list = (nodes: readonly TypedExpression[]): string => nodes.map(show).join(', ');
  const written = ((): string => {
    switch (node.kind) {
      case 'literal':
        return printType(node.type) === '()' ? '()' : `'${printType(node.type)}`;
      case 'local':
        return body.locals[node.local]?.name ?? '?';
      case 'static':
      case 'constant':
      case 'function':
        return node.item === null ? node.kind : `${node.kind} ${shortKey(node.item)}`;
      case 'field':
        return `${show(node.base)}.${node.name}`;
      case 'index':
        return `${show(node.base)}[${show(node.index)}]${node.overloaded === null ? '' : `/${node.overloaded}`}`;
      case 'dereference':
        return `*${node.through.startsWith('overloaded') || node.through === 'unknown' ? `/${node.through} ` : ''}${show(node.operand)}`;
      case 'borrow':
        return `&${node.isRaw ? 'raw ' : ''}${node.isMutable ? 'mut ' : ''}${show(node.operand)}`;
      case 'unary':
        return `${node.operator}${show(node.operand)}${node.overload === null ? '' : `/${calleeText(node.overload, body)}`}`;
      case 'binary':
      case 'logical':
        return `(${show(node.left)} ${node.operator} ${show(node.right)}${node.kind === 'binary' && node.overload !== null ? ` /${calleeText(node.overload, body)}` : ''})`;
      case 'assignment':
        return `${show(node.target)} = ${show(node.value)}`;
      case 'compound-assignment':
        return `${show(node.target)} ${node.operator}= ${show(node.value)}${node.overload === null ? '' : `/${calleeText(node.overload, body)}`}`;
      case 'destructuring':
        return `${targetText(node.target, body)} = ${show(node.value)}`;
      case 'cast':
        return `${show(node.operand)} as ${printType(node.type)}`;
      case 'coercion':
        return `${node.coercion} ${show(node.operand)}`;
      case 'call':
        return `${calleeText(node.callee, body)}(${list(node.arguments)})`;
      case 'format':
        return `${node.name}!(${list(node.arguments)})`;
      case 'aggregate':
        return `${node.of}{${node.fields.map((field) => `${field.index}: ${show(field.value)}`).join(', ')}${node.base === null ? '' : `, ..${show(node.base)}`}}`;
      case 'repeat':
        return `[${show(node.value)}; ${node.length === null ? '_' : show(node.length)}]`;
      case 'block':
        return `${node.modifier === 'none' ? '' : `${node.modifier} `}{ ${[...node.statements.map((statement) => statementText(statement, body)), ...(node.tail === null ? [] : [show(node.tail)]), ''].join(' ')}}`;
      case 'if':
        return `if ${show(node.condition)} ${show(node.then)}${node.otherwise === null ? '' : ` else ${show(node.otherwise)}`}`;
      case 'let-condition':
        return `let ${patternText(node.pattern, body)} = ${show(node.value)}`;
      case 'match':
        return `match ${show(node.scrutinee)} { ${node.arms.map((arm) => `${patternText(arm.pattern, body)}${arm.guard === null ? '' : ` if ${show(arm.guard)}`} => ${show(arm.value)}`).join(', ')} }`;
      case 'loop':
        return `loop ${show(node.body)}`;
      case 'while':
        return `while ${show(node.condition)} ${show(node.body)}`;
      case 'do-while':
        return `do ${show(node.body)} while ${show(node.condition)}`;
      case 'for':
        return `for ${patternText(node.pattern, body)}: ${printType(node.item)} in ${show(node.iterable)} ${show(node.body)}`;
      case 'break':
        return `break${node.value === null ? '' : ` ${show(node.value)}`}`;
      case 'continue':
        return 'continue';
      case 'return':
        return `return${node.value === null ? '' : ` ${show(node.value)}`}`;
      case 'try':
        return `${show(node.operand)}?`;
      case 'await':
        return `${show(node.operand)}.await`;
      case 'closure':
        return `|${node.parameters.map((parameter) => `${patternText(parameter.pattern, body)}: ${printType(parameter.type)}`).join(', ')}| ${show(node.body)}`;
      case 'unknown':
        return `unknown(${list(node.parts)})`;
    }
  })();
  return node.isImplicit === true ? `⟨${written}⟩` : written;
}

function statementText(statement: TypedStatement, body: TypedBody): string {
  if (statement.kind === 'expression') return `${expressionText(statement.expression, body)};`;
  const initializer = statement.initializer === null ? '' : ` = ${expressionText(statement.initializer, body)}`;
  return `let ${patternText(statement.pattern, body)}: ${printType(statement.type)}${initializer}${statement.otherwise === null ? '' : ` else ${expressionText(statement.otherwise, body)}`};`;
}

function calleeText(callee: NonNullable<Extract<TypedExpression, { kind: 'unary' }>['overload']>, body: TypedBody): string {
  switch (callee.kind) {
    case 'function': {
      const generics = callee.generics.map((term) => (term.kind === 'type' ? printType(term.type) : '_'));
      return `${callee.isVirtual ? 'virtual ' : ''}${shortKey(callee.item)}${generics.length === 0 ? '' : `<${generics.join(', ')}>`}`;
    }
    case 'constructor':
      return callee.name;
    case 'value':
      return `(${expressionText(callee.callee, body)})/${callee.takes}`;
    case 'unknown':
      return '?';
  }
}

/** `Vec<T>::push` for `std:/vec.ast#impl:Vec<T>/function:push`. */
function shortKey(key: ItemKey): string {
  return key
    .slice(key.indexOf('#') + 1)
    .split('/')
    .map((segment) => segment.slice(segment.indexOf(':') + 1))
    .join('::');
}

function targetText(target: AssignmentTarget, body: TypedBody): string {
  switch (target.kind) {
    case 'place':
      return expressionText(target.place, body);
    case 'discard':
      return '_';
    case 'fields':
      return `(${target.fields.map((field) => `${field.index}: ${targetText(field.target, body)}`).join(', ')})`;
  }
}

export function patternText(pattern: TypedPattern, body: TypedBody): string {
  const show = (inner: TypedPattern): string => patternText(inner, body);
  switch (pattern.kind) {
    case 'wildcard':
      return '_';
    case 'binding':
      return `${pattern.mode === 'value' ? '' : pattern.mode === 'shared' ? 'ref ' : 'ref mut '}${body.locals[pattern.local]?.name ?? '?'}${pattern.subpattern === null ? '' : ` @ ${show(pattern.subpattern)}`}`;
    case 'constant':
      return 'constant';
    case 'dereference': {
      const text = pattern.through === 'box' ? `box ${show(pattern.target)}` : `&${pattern.through === 'reference' ? '' : 'mut '}${show(pattern.target)}`;
      return pattern.isImplicit === true ? `⟨${text}⟩` : text;
    }
    case 'fields':
      return `(${pattern.fields.map((field) => `${field.name}: ${show(field.pattern)}`).join(', ')})`;
    case 'variant':
      return `#${pattern.variant}(${pattern.fields.map((field) => `${field.name}: ${show(field.pattern)}`).join(', ')})`;
    case 'slice':
      return `[${[...pattern.before.map(show), ...(pattern.hasRest ? [pattern.rest === null ? '..' : `${show(pattern.rest)} @ ..`] : []), ...pattern.after.map(show)].join(', ')}]`;
    case 'or':
      return pattern.alternatives.map(show).join(' | ');
    case 'unknown':
      return `unknown(${pattern.parts.map(show).join(', ')})`;
  }
}
