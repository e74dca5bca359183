-- What Neovim is asked about, one line for each finding: a text with the finding in it, what the hover at the finding says,
-- and the text after the code action of that title. A case of the examples names its `file` instead of a `text`, and says of
-- the changed text what it then `holds`.
return {
  { code = 'padding-waste', file = 'examples/layout.ast', hover = '32 bytes, align 8', action = 'Reorder fields to save 16 bytes', holds = 'struct Reading {\n    time: u64, ' },
  { code = 'padding-waste', text = 'struct Example { a: u8, b: u32, c: u16 }', hover = '12 bytes, align 4', action = 'Reorder fields to save 4 bytes', fixed = 'struct Example { b: u32, c: u16, a: u8 }' },
  { code = 'infinite-size', text = 'struct Node { next: Option<Node> }', hover = 'infinite size', action = 'Store it in a `Box`', fixed = 'struct Node { next: Option<Box<Node>> }' },
  { code = 'unresolved-type', text = '/* 😀 */ fn f(m: Missing) {}', action = 'Silence `unresolved-type` here', fixed = '/* 😀 */ @allow(unresolved-type) fn f(m: Missing) {}' },
  { code = 'missing-token', text = 'struct S { a: u8, b: , c: u16 }\nfn f() {}' },
  { code = 'syntax-error', text = 'struct S;\nfn f() { let = ; }' },
  { code = 'use-after-move', text = 'fn give(s: String) {}\nfn f(s: String) -> usize { give(s); s.len() }', hover = 'Moved on line 2 by the call of', action = 'Give a clone of `s`', fixed = 'fn give(s: String) {}\nfn f(s: String) -> usize { give(s.clone()); s.len() }' },
}
