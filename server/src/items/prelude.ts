/** Names that need no import: the language's own types, and what the standard library's prelude brings in. */

/** Packages that the shipped library stands for. */
export const LIBRARY_NAMES: ReadonlySet<string> = new Set(['std', 'core', 'alloc']);

/** Types that the language itself knows; a declaration in the file wins over them, as over the rest of the prelude. */
export const BUILTIN_TYPES: ReadonlySet<string> = new Set([
  'i8', 'i16', 'i32', 'i64', 'i128', 'isize',
  'u8', 'u16', 'u32', 'u64', 'u128', 'usize',
  'f32', 'f64', 'bool', 'char', 'str', 'void', 'unit', 'never', 'ptr', 'slice',
]);

/** Types and traits that are in scope everywhere; the shipped library does not declare all of them. */
export const PRELUDE_TYPES: ReadonlySet<string> = new Set([
  'Option', 'Result', 'Box', 'Vec', 'String', 'Rc', 'Arc',
  'Copy', 'Clone', 'Drop', 'Eq', 'Ord', 'Hash', 'Default', 'Display', 'Debug', 'Iterator', 'IntoIterator', 'From', 'Into',
  'TryFrom', 'TryInto', 'Deref', 'DerefMut', 'Index', 'IndexMut', 'PartialEq', 'PartialOrd', 'FromIterator', 'Extend',
  'Future', 'Error', 'Fn', 'FnMut', 'FnOnce', 'Send', 'Sync', 'Sized', 'Read', 'Write', 'Format', 'AsRef', 'Borrow', 'ToOwned', 'ToString',
  // The rest of what Rust's prelude brings in: the same text means the same here.
  'AsMut', 'AsyncFn', 'AsyncFnMut', 'AsyncFnOnce', 'DoubleEndedIterator', 'ExactSizeIterator', 'Unpin',
]);

/** Names of the prelude that macros declare for programs: beside a macro of which nothing is seen they are not taken for the prelude's. */
export const OFTEN_HIDDEN: ReadonlySet<string> = new Set(['Result', 'Error', 'Display', 'Debug', 'Read', 'Write', 'Format', 'Future', 'Hash', 'Index']);

/** Variants that are in scope everywhere, with the enum that declares them. */
export const PRELUDE_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['Some', 'Option'],
  ['None', 'Option'],
  ['Ok', 'Result'],
  ['Err', 'Result'],
]);

/** Functions that the prelude brings in; the library's other free functions are found silently, without being suggested. */
export const PRELUDE_FUNCTIONS: readonly string[] = [
  'print', 'println', 'eprint', 'eprintln', 'panic', 'assert', 'assert_eq', 'assert_ne', 'format', 'todo', 'unreachable',
  'size_of', 'align_of', 'drop', 'new_vec', 'new_string', 'new_box', 'some', 'none', 'ok', 'err',
];
