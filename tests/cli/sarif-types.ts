/**
 * SARIF 2.1.0 as `@types/sarif` describes it, for values: those types are made from the standard's schema, and are read here
 * as a description of what a log may hold. What types cannot say (smallest numbers, what must not stand twice, what must stand
 * together) is asked in the tests.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, type TSInterfaceDeclaration, type TSType } from 'oxc-parser';

const PATH = join(import.meta.dirname, '..', '..', 'node_modules', '@types', 'sarif', 'index.d.ts');

interface Declarations {
  /** By name: `Result`. */
  readonly interfaces: ReadonlyMap<string, TSInterfaceDeclaration>;
  /** By path: `Result.level`. */
  readonly aliases: ReadonlyMap<string, TSType>;
}

const declared = readDeclarations();

/** How many interfaces the description holds: one that could not be read would accept everything. */
export const DESCRIBED = declared.interfaces.size;

/** What is wrong with a log, each with its path; empty for a valid one. */
export function sarifProblems(log: unknown): string[] {
  return problemsOf(log, 'Log', '$');
}

function readDeclarations(): Declarations {
  const { program, errors } = parseSync(PATH, readFileSync(PATH, 'utf8'));
  if (errors.length > 0) throw new Error(`${PATH} cannot be read`);
  const interfaces = new Map<string, TSInterfaceDeclaration>();
  const aliases = new Map<string, TSType>();
  for (const statement of program.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (node?.type === 'TSInterfaceDeclaration') interfaces.set(node.id.name, node);
    if (node?.type !== 'TSModuleDeclaration' || node.id.type !== 'Identifier' || node.body?.type !== 'TSModuleBlock') continue;
    for (const inner of node.body.body) {
      const alias = inner.type === 'ExportNamedDeclaration' ? inner.declaration : inner;
      if (alias?.type === 'TSTypeAliasDeclaration') aliases.set(`${node.id.name}.${alias.id.name}`, alias.typeAnnotation);
    }
  }
  return { interfaces, aliases };
}

/** @param name of an interface. */
function problemsOf(value: unknown, name: string, path: string): string[] {
  const declaration = declared.interfaces.get(name);
  if (declaration === undefined) return [`${path}: the description has no ${name}`];
  return memberProblems(value, declaration.body.body, name, path);
}

function memberProblems(value: unknown, members: TSInterfaceDeclaration['body']['body'], name: string, path: string): string[] {
  if (!isRecord(value)) return [`${path}: not an object`];
  const problems: string[] = [];
  const named = new Set<string>();
  let rest: TSType | null = null;
  for (const member of members) {
    if (member.type === 'TSIndexSignature') rest = member.typeAnnotation.typeAnnotation;
    if (member.type !== 'TSPropertySignature' || member.typeAnnotation == null) continue;
    const key = member.key.type === 'Identifier' ? member.key.name : member.key.type === 'Literal' ? String(member.key.value) : '';
    named.add(key);
    const inner = value[key];
    if (inner !== undefined) problems.push(...typeProblems(inner, member.typeAnnotation.typeAnnotation, `${path}.${key}`));
    else if (!member.optional) problems.push(`${path}: ${name} needs ${key}`);
  }
  for (const [key, inner] of Object.entries(value)) {
    if (named.has(key)) continue;
    problems.push(...(rest === null ? [`${path}: ${name} has no ${key}`] : typeProblems(inner, rest, `${path}.${key}`)));
  }
  return problems;
}

function typeProblems(value: unknown, type: TSType, path: string): string[] {
  switch (type.type) {
    case 'TSAnyKeyword':
      return [];
    case 'TSStringKeyword':
      return typeof value === 'string' ? [] : [`${path}: not a string`];
    case 'TSNumberKeyword':
      return typeof value === 'number' ? [] : [`${path}: not a number`];
    case 'TSBooleanKeyword':
      return typeof value === 'boolean' ? [] : [`${path}: not true or false`];
    case 'TSUndefinedKeyword':
      return value === undefined ? [] : [`${path}: not absent`];
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && type.literal.value === value ? [] : [`${path}: ${JSON.stringify(value)} is no value of it`];
    case 'TSArrayType':
      return Array.isArray(value) ? value.flatMap((element, index) => typeProblems(element, type.elementType, `${path}[${index}]`)) : [`${path}: not a list`];
    case 'TSUnionType': {
      const problems = type.types.map((choice) => typeProblems(value, choice, path));
      // The one that says most: of `T | undefined`, what is wrong with it as a T.
      return problems.some((found) => found.length === 0) ? [] : (problems.toSorted((left, right) => right.length - left.length)[0] ?? []);
    }
    case 'TSTypeLiteral':
      return memberProblems(value, type.members, 'it', path);
    case 'TSTypeReference':
      return referenceProblems(value, type.typeName, path);
    default:
      return [`${path}: the description uses ${type.type}`];
  }
}

function referenceProblems(value: unknown, name: Extract<TSType, { type: 'TSTypeReference' }>['typeName'], path: string): string[] {
  if (name.type === 'Identifier') return problemsOf(value, name.name, path);
  if (name.type !== 'TSQualifiedName' || name.left.type !== 'Identifier') return [`${path}: the description uses ${name.type}`];
  const alias = declared.aliases.get(`${name.left.name}.${name.right.name}`);
  return alias === undefined ? [`${path}: the description has no ${name.left.name}.${name.right.name}`] : typeProblems(value, alias, path);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
