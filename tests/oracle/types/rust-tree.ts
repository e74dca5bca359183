/**
 * The typed tree that rustc builds of a program (`-Zunpretty=thir-tree`): for each written expression and each binding its
 * final type, by its place in the text. Adjustments and desugarings stand at the place of what they belong to, and are told apart here.
 */

export interface RustTypes {
  /** By `line:column-line:column`, from 1, the end exclusive: the type as the compiler writes it. */
  readonly expressions: ReadonlyMap<string, string>;
  /** By `line:column name`, where the pattern begins. */
  readonly bindings: ReadonlyMap<string, string>;
}

interface Node {
  readonly isPattern: boolean;
  readonly indent: number;
  readonly children: Node[];
  type: string;
  span: string;
  /** `(#0)` for what is written; else it names the macro or the desugaring. */
  context: string;
  /** The expression that the node belongs to. */
  owner: string;
  /** `Deref {`, `Call {`: the first line of what the expression is. */
  kind: string;
  /** Lines of the node's own, for the few questions about them. */
  isWritten: boolean;
  callee: string;
  binding: string | null;
}

/** What an overloaded `*` or `[]` calls: the place is what the result points at. */
const PLACE_CALL = /(?:deref::Deref::deref|deref::DerefMut::deref_mut|index::Index::index|index::IndexMut::index_mut)\)/u;

export function readRustTree(output: string): RustTypes {
  const expressions = new Map<string, string>();
  const bindings = new Map<string, string>();
  for (const root of nodesOf(output)) collect(root, expressions, bindings);
  return { expressions, bindings };
}

function collect(root: Node, expressions: Map<string, string>, bindings: Map<string, string>): void {
  const desugared: Node[] = [];
  const heads = new Map<string, Node>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...node.children.toReversed());
    if (node.isPattern) {
      if (node.binding !== null && node.span !== '') bindings.set(`${node.span.split('-')[0]} ${node.binding}`, node.type);
    } else if (node.span !== '' && node.kind.startsWith('Scope')) {
      if (node.context === '(#0)') expressions.set(node.span, writtenType(node));
      else {
        desugared.push(node);
        const head = headOf(node);
        if (head !== undefined) heads.set(node.span, head);
      }
    }
  }
  // What a `?` or a `for` stands for, outermost first.
  for (const node of desugared) {
    const head = heads.get(node.span);
    if (head === undefined ? !expressions.has(node.span) : head.span === node.span) expressions.set(node.span, writtenType(head ?? node));
  }
}

/** `IntoIterator::into_iter(head)`: all that a `for` stands for lies where its head is written. */
function headOf(scope: Node): Node | undefined {
  const [call] = scope.children;
  return call !== undefined && call.kind.startsWith('Call') && call.span === scope.span && call.callee.includes('IntoIterator::into_iter)') ? call.children.at(-1) : undefined;
}

/** The type before adjustments. These belong to the same expression as what they adjust; operands are expressions of their own. */
function writtenType(scope: Node): string {
  let [node, above]: [Node | undefined, Node] = [scope.children[0], scope];
  for (let inner = node; inner !== undefined; inner = adjusted(inner)) {
    if (inner !== node) above = node ?? scope;
    node = inner;
  }
  if (node === undefined) return scope.type;
  return above.kind.startsWith('Deref') && ((node.kind.startsWith('Call') && !node.isWritten && PLACE_CALL.test(node.callee)) || node.kind.startsWith('StaticRef')) ? above.type : node.type;
}

function adjusted(node: Node): Node | undefined {
  // Below a closure stands what it captures; below a cast of an enum, its number.
  if (node.kind.startsWith('Closure') || node.kind.startsWith('Cast')) return undefined;
  const isImpliedCall = node.kind.startsWith('Call') && !node.isWritten && PLACE_CALL.test(node.callee);
  if (node.children.length !== 1 && !isImpliedCall) return undefined;
  return node.children.find((child) => !child.isPattern && child.owner === node.owner && !child.kind.startsWith('Scope') && !(isImpliedCall && child.type.startsWith('FnDef(DefId')));
}

function nodesOf(output: string): Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  let wantsKind = false;
  let bindingIndent = -1;
  for (const line of output.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const text = line.trim();
    const current = open.at(-1);
    if (text === 'Expr {' || text === 'Pat {') {
      const node: Node = { isPattern: text === 'Pat {', indent, children: [], type: '', span: '', context: '', owner: '', kind: '', isWritten: false, callee: '', binding: null };
      (current?.children ?? roots).push(node);
      open.push(node);
    } else if (current === undefined) continue;
    else if (text.startsWith('}') && indent === current.indent) open.pop();
    else if (indent === current.indent + 4) {
      if (text.startsWith('ty: ')) current.type = text.slice(4);
      else if (text.startsWith('temp_scope_id: ')) current.owner = text;
      else if (text.startsWith('span: ')) {
        current.span = spanOf(text);
        current.context = text.slice(text.lastIndexOf('('));
      }
      wantsKind = text === 'kind:';
    } else if (wantsKind) {
      current.kind = text;
      wantsKind = false;
    } else if (current.kind.startsWith('Call') && indent === current.indent + 12) {
      if (text.startsWith('ty: ')) current.callee = text;
      if (text === 'from_hir_call: true') current.isWritten = true;
    } else if (current.isPattern && current.binding === null && text.startsWith('name: ')) {
      current.binding = text.slice(7, -1);
      bindingIndent = indent;
    } else if (current.isPattern && current.binding !== null && indent === bindingIndent && text.startsWith('ty: ')) {
      // Of the variable, which by match ergonomics may be a reference to what the pattern stands for.
      current.type = text.slice(4);
      bindingIndent = -1;
    }
  }
  return roots;
}

/** Empty for what does not stand in the program. */
function spanOf(text: string): string {
  const found = /^span: program\.rs:(\d+:\d+): (\d+:\d+) /u.exec(text);
  return found === null ? '' : `${found[1]}-${found[2]}`;
}
