/**
 * A generated program as C text for a 32-bit machine: each type that is used becomes one definition, generic instances
 * included; an enum is a struct of a tag and a union of structs, a wide pointer a struct of two words.
 * The answers are constant arrays, which the compiler writes into its output without running anything.
 */
import { type Declaration, instantiate, type Length, type Program, type Term } from './program.ts';
import type { Question } from './questions.ts';
import { printRustTerm } from './rust.ts';

interface Writer {
  readonly lines: string[];
  /** Name of the definition, by the term's text. */
  readonly names: Map<string, string>;
}

export function answersName(index: number): string {
  return `answers_${index}`;
}

export function printC(program: Program, questions: readonly Question[]): string {
  const writer: Writer = { lines: [], names: new Map() };
  const answers = questions.map((question, index) => `const unsigned ${answersName(index)}[] = { ${questionText(question, writer)} };`);
  return [
    '#include <stdint.h>',
    'typedef struct { } Never;',
    'typedef struct { void *data; uintptr_t more; } Wide;',
    'typedef struct { void *data; uintptr_t length; uintptr_t capacity; } Vector;',
    ...program.constants.map(({ name, value }) => `enum { ${name} = ${value} };`),
    ...writer.lines,
    ...answers,
    '',
  ].join('\n');
}

function questionText({ term, fields }: Question, writer: Writer): string {
  const type = typeName(term, writer);
  const answers = [`sizeof(${type})`, `_Alignof(${type})`];
  const isEnum = term.kind === 'option' || term.kind === 'result' || (term.kind === 'named' && term.declaration.kind === 'enum');
  for (const field of fields) {
    const inner = typeName(field.term, writer);
    answers.push(`__builtin_offsetof(${type}, ${[...(isEnum ? ['data'] : []), ...field.path.map(member)].join('.')})`, `sizeof(${inner})`, `_Alignof(${inner})`);
  }
  return answers.join(', ');
}

/** A C type that stands in front of a name, defined where it is not there yet. */
function typeName(term: Term, writer: Writer): string {
  const simple = simpleName(term);
  if (simple !== null) return simple;
  const key = printRustTerm(term);
  const known = writer.names.get(key);
  if (known !== undefined) return known;
  // The parts are written first.
  const definition = define(term, writer);
  const name = `Type${writer.names.size}`;
  writer.names.set(key, name);
  writer.lines.push(definition(name));
  return name;
}

function simpleName(term: Term): string | null {
  switch (term.kind) {
    case 'primitive':
      return primitiveName(term.name);
    case 'never':
      return 'Never';
    case 'string':
    case 'vector':
      return 'Vector';
    case 'function':
      return 'uintptr_t';
    case 'pointer':
      return isWide(term.target) ? 'Wide' : 'uintptr_t';
    default:
      return null;
  }
}

function primitiveName(name: string): string {
  switch (name) {
    case 'bool':
      return 'uint8_t';
    case 'char':
      return 'uint32_t';
    case 'f32':
      return 'float';
    case 'f64':
      return 'double';
    case 'usize':
      return 'uintptr_t';
    case 'isize':
      return 'intptr_t';
    default:
      return `${name.startsWith('u') ? 'uint' : 'int'}${name.slice(1)}_t`;
  }
}

/** Whether a pointer to the term has two words. */
function isWide(target: Term): boolean {
  switch (target.kind) {
    case 'str':
    case 'slice':
    case 'dynamic':
      return true;
    case 'named': {
      const [tail] = target.arguments;
      return target.declaration.isUnsized || (target.declaration.lastIsUnsized && tail !== undefined && isWide(tail));
    }
    default:
      return false;
  }
}

function define(term: Term, writer: Writer): (name: string) => string {
  switch (term.kind) {
    case 'array': {
      const element = typeName(term.element, writer);
      return (name) => `typedef ${element} ${name}[${lengthText(term.length)}];`;
    }
    case 'tuple': {
      const body = term.elements.map((element, index) => `${typeName(element, writer)} ${member(String(index))};`).join(' ');
      return (name) => `typedef struct { ${body} } ${name};`;
    }
    case 'option':
      return enumDefinition('uint8_t', [{ name: 'Some', fields: [{ name: '0', term: term.some }] }], '', writer);
    case 'result':
      return enumDefinition(
        'uint8_t',
        [
          { name: 'Ok', fields: [{ name: '0', term: term.ok }] },
          { name: 'Err', fields: [{ name: '0', term: term.error }] },
        ],
        '',
        writer,
      );
    case 'named':
      return declared(term.declaration, term, writer);
    default:
      throw new Error(`No C for ${term.kind}`);
  }
}

interface Part {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly term: Term }[];
}

function declared(declaration: Declaration, term: Term & { kind: 'named' }, writer: Writer): (name: string) => string {
  const own = (fields: Declaration['fields']): Part['fields'] => fields.map((field) => ({ name: field.name, term: instantiate(field.term, term.arguments, term.constant) }));
  const { repr } = declaration;
  const attribute = repr.align === null ? '' : ` __attribute__((aligned(${repr.align})))`;
  if (declaration.kind === 'enum') {
    const parts = declaration.variants.map((variant) => ({ name: variant.name, fields: own(variant.fields) }));
    return enumDefinition(declaration.tag === null ? null : primitiveName(declaration.tag), parts, attribute, writer);
  }
  const body = membersText(own(declaration.fields), writer);
  const definition = (name: string): string => `typedef ${declaration.kind}${attribute} { ${body} } ${name};`;
  return repr.packed === null ? definition : (name) => `_Pragma("pack(push, ${repr.packed})")\n${definition(name)}\n_Pragma("pack(pop)")`;
}

function enumDefinition(tag: string | null, parts: readonly Part[], attribute: string, writer: Writer): (name: string) => string {
  const payloads = parts.filter((part) => part.fields.length > 0).map((part) => `struct { ${membersText(part.fields, writer)} } ${member(part.name)};`);
  const data = payloads.length === 0 ? '' : ` union { ${payloads.join(' ')} } data;`;
  return (name) => `typedef struct${attribute} {${tag === null ? '' : ` ${tag} tag;`}${data} } ${name};`;
}

function membersText(fields: Part['fields'], writer: Writer): string {
  return fields.map((field) => `${typeName(field.term, writer)} ${member(field.name)};`).join(' ');
}

function member(name: string): string {
  return /^\d/u.test(name) ? `_${name}` : name;
}

function lengthText(length: Length): string {
  if (length.c === null) throw new Error('A parameter was left in a length');
  return length.c;
}
