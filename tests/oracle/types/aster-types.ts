/** The analyzer's types of a program, by place as `rust-tree.ts` gives them, in the words of `rust-types.ts`. */
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { type Diagnostic, fileDiagnostics } from '../../../server/src/diagnostics/index.ts';
import { itemStart, sourceSet, surroundings } from '../../../server/src/items/index.ts';
import { printConstantTerm, type Type, typedBody, type TypedExpression, walkBody } from '../../../server/src/types/index.ts';
import { FILE, program } from '../../layout/support.ts';
import { bodyItemsOf } from '../../support/typed-words.ts';

export interface AsterPlace {
  /** As the keys of `RustTypes`. */
  readonly place: string;
  /** The same with the parentheses around it, which are part of an expression for rustc; `null` without. */
  readonly widerPlace: string | null;
  readonly isBinding: boolean;
  /** `null`: not known. */
  readonly type: string | null;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly construct: string;
}

export interface AsterAnswer {
  readonly places: readonly AsterPlace[];
  /** Errors, with their lines from 1. */
  readonly errors: readonly { readonly line: number; readonly code: string; readonly message: string }[];
}

export function askAster(text: string): AsterAnswer {
  const { db } = program(text);
  // A file alone in its folder: no other file can declare what it names.
  db.set(surroundings, FILE, { kind: 'known', root: '/' });
  db.set(sourceSet, '/', { isPackage: false, name: null, files: [FILE], isComplete: true });
  const lines = new LineIndex(text);
  const at = (offset: number): string => {
    const { line, column } = lines.position(offset);
    return `${line + 1}:${column + 1}`;
  };
  const places: AsterPlace[] = [];
  for (const key of bodyItemsOf(db, FILE)) {
    const body = typedBody(db, key);
    const start = itemStart(db, key);
    if (body === null || start === null) continue;
    const add = (from: number, to: number, isBinding: boolean, type: Type, construct: string): void => {
      const written = text.slice(start + from, start + to);
      const first = at(start + from);
      const printed = wordsOf(type);
      const hasParentheses = text[start + from - 1] === '(' && text[start + to] === ')';
      places.push({ widerPlace: hasParentheses ? `${at(start + from - 1)}-${at(start + to + 1)}` : null, place: isBinding ? `${first} ${written.split(/\s/u).at(-1)}` : `${first}-${at(start + to)}`, isBinding, type: printed.includes('?') ? null : printed, line: Number(first.split(':')[0]), text: written, construct });
    };
    for (const local of body.locals) {
      if (local.kind === 'self') continue;
      const before = /(?:\bref\s+)?(?:\bmut\s+)?$/u.exec(text.slice(0, start + local.range.start))?.[0].length ?? 0;
      add(local.range.start - before, local.range.end, true, local.type, 'variable');
    }
    const seen = new Set<number>();
    walkBody(body, {
      expression: (node) => {
        if (node.isImplicit === true || node.source === -1 || seen.has(node.source)) return true;
        seen.add(node.source);
        add(node.range.start, node.range.end, false, node.type, constructOf(node));
        return true;
      },
    });
  }
  return { places, errors: fileDiagnostics(db, FILE).filter(({ severity }) => severity === 'error').map((diagnostic: Diagnostic) => ({ line: lines.position(diagnostic.range.start).line + 1, code: diagnostic.code, message: diagnostic.message })) };
}

function constructOf(node: TypedExpression): string {
  if (node.kind !== 'call') return node.kind;
  return node.callee.kind === 'function' || node.callee.kind === 'constructor' ? `call of ${node.callee.name}` : `call of ${node.callee.kind}`;
}

/** With `?` for each part that is not known. */
function wordsOf(type: Type): string {
  const list = (types: readonly Type[]): string => types.map(wordsOf).join(', ');
  switch (type.kind) {
    case 'primitive':
    case 'parameter':
      return type.name.startsWith('impl ') ? 'impl' : type.name;
    case 'str':
      return 'str';
    case 'never':
      return '!';
    case 'adt': {
      const parts = type.arguments.map((term) => (term.kind === 'type' ? wordsOf(term.type) : printConstantTerm(term.constant).replace('_', '?')));
      // What it goes through is a parameter of its own here, and follows from the other.
      if (type.name === 'Flatten') parts.splice(1);
      return parts.length === 0 ? type.name : `${type.name}<${parts.join(', ')}>`;
    }
    case 'reference':
      return `&${type.isMutable ? 'mut ' : ''}${wordsOf(type.target)}`;
    case 'pointer':
      return `*${type.isMutable ? 'mut' : 'const'} ${wordsOf(type.target)}`;
    case 'tuple':
      return type.elements.length === 1 ? `(${list(type.elements)},)` : `(${list(type.elements)})`;
    case 'array':
      return `[${wordsOf(type.element)}; ${printConstantTerm(type.length).replace('_', '?')}]`;
    case 'slice':
      return `[${wordsOf(type.element)}]`;
    case 'function':
      return `${type.isUnsafe ? 'unsafe ' : ''}${type.abi === null ? '' : `extern "${type.abi}" `}fn(${list(type.parameters)}) -> ${wordsOf(type.result)}`;
    case 'function-item':
      return `fn ${type.name.split('::').at(-1)}`;
    case 'closure':
      return 'closure';
    case 'dynamic':
      return `dyn ${[...type.traits.map(({ name }) => name), ...type.others].join(' + ')}`;
    case 'opaque':
      return 'impl';
    case 'projection':
      return `${wordsOf(type.self)}::${type.name}`;
    case 'infer':
    case 'unknown':
      return '?';
  }
}
