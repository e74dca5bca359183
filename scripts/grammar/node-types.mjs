/**
 * From the parser's `node-types.json` to TypeScript: the kinds of nodes and, for each kind, its fields.
 * Code that names a kind or a field through these types stops compiling when the grammar renames it.
 */

/** @param nodeTypes the parsed `src/node-types.json`. @returns the text of a TypeScript module. */
export function nodeTypesModule(nodeTypes) {
  const named = nodeTypes.filter((type) => type.named).toSorted((one, other) => compare(one.type, other.type));
  const supertypes = named.filter((type) => type.subtypes !== undefined);
  const nodes = named.filter((type) => type.subtypes === undefined);
  const subtypesOf = new Map(supertypes.map((type) => [type.type, type.subtypes.filter((subtype) => subtype.named).map((subtype) => subtype.type)]));
  const fields = [...new Set(nodes.flatMap((node) => Object.keys(node.fields ?? {})))].toSorted(compare);
  return `${[
    HEADER,
    `/** Every named kind of node that a tree can hold, error nodes excepted. */\nexport type NodeKind = keyof NodeFields;`,
    `/** Every field name of the grammar. */\nexport type FieldName =${union(fields)};`,
    `/** The fields that a node of each kind can have; \`never\` for a kind without fields. */\nexport interface NodeFields {\n${nodes.map((node) => `  readonly ${node.type}: ${inlineUnion(Object.keys(node.fields ?? {}).toSorted(compare))};`).join('\n')}\n}`,
    ...supertypes.map((type) => supertype(type.type, subtypesOf)),
  ].join('\n\n')}\n`;
}

const HEADER = `/**
 * The kinds of nodes and the fields of the Aster grammar.
 *
 * Generated from grammar/src/node-types.json by \`node scripts/grammar.mjs types\`; not edited by hand. A test compares it.
 * Whoever reads the tree names kinds and fields through these types, so that renaming one in the grammar is a compile error.
 */`;

function supertype(name, subtypesOf) {
  const kinds = [...leavesOf(name, subtypesOf)].toSorted(compare);
  return `/** The kinds that stand where the grammar says \`${name}\`. */\nexport type ${pascalCase(name)}Kind =${union(kinds)};`;
}

/** Supertypes may hold supertypes: a tree shows only the innermost. */
function leavesOf(name, subtypesOf) {
  const subtypes = subtypesOf.get(name);
  return subtypes === undefined ? new Set([name]) : new Set(subtypes.flatMap((subtype) => [...leavesOf(subtype, subtypesOf)]));
}

/** A union over several lines of at most 120 characters. */
function union(words) {
  const lines = [' '];
  for (const word of words) {
    const last = lines.length - 1;
    if (`${lines[last]} | '${word}'`.length > 120) lines.push(`  | '${word}'`);
    else lines[last] += ` | '${word}'`;
  }
  return `\n${lines.join('\n')}`;
}

function inlineUnion(words) {
  return words.length === 0 ? 'never' : words.map((word) => `'${word}'`).join(' | ');
}

function pascalCase(name) {
  return name.split('_').map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('');
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
