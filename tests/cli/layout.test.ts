/** `layout`: which types are shown, in which order and under which names, as pictures and as data. */
import { describe, expect, test } from 'vitest';
import { Folder } from './support.ts';

interface Entry {
  readonly id: string;
  readonly definition?: string;
  readonly arguments?: readonly string[];
  readonly parameters?: readonly string[];
  readonly name: string;
  readonly kind: string;
  readonly file: string;
  readonly line: number;
  readonly target: string;
  readonly size: number | null;
  readonly fields?: readonly { readonly name: string; readonly type: string; readonly offset: number | null; readonly size: number | null }[];
  readonly incomplete: boolean;
  readonly problem: string | null;
}

async function entries(folder: Folder, ...words: string[]): Promise<readonly Entry[]> {
  const { stdout } = await folder.call(['layout', '--format', 'json', ...words]);
  return (JSON.parse(stdout) as { readonly types: readonly Entry[] }).types;
}

const names = (types: readonly Entry[]): string[] => types.map(({ name }) => name);

describe('for people', () => {
  test('a name, a verdict, a strip and a table', async () => {
    const folder = new Folder({ 'a.ast': '/// With holes.\nstruct Example { a: u8, b: u32, c: u16 }\n\nenum Shape { Empty, Circle(f32) }\n' });
    const { status, stdout, stderr } = await folder.call(['layout', 'a.ast']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "struct Example  a.ast:2
      12 bytes, align 4 · 5 bytes padding · best order saves 4

      ┌─────┬─────────────────┬───────────────────────┬───────────┬───────────┐
      │a: u8│░░░ 3 padding ░░░│        b: u32         │  c: u16   │ 2 padding │
      └─────┴─────────────────┴───────────────────────┴───────────┴───────────┘
      0     1                 4                       8           10          12

      offset  field    type  size  align
           0  a        u8       1      1
           1  padding           3
           4  b        u32      4      4
           8  c        u16      2      2
          10  padding           2

      enum Shape  a.ast:4
      8 bytes, align 4 · 3 bytes padding

             ┌───────┬───────────────────────┬───────────────────────────────┐
      Empty  │ tag 0 │░░░░░░ 3 padding ░░░░░░│·········· 4 unused ···········│
             ├───────┼───────────────────────┼───────────────────────────────┤
      Circle │ tag 1 │░░░░░░ 3 padding ░░░░░░│            0: f32             │
             └───────┴───────────────────────┴───────────────────────────────┘
             0       1                       4                               8

      offset  field       type     size  align
           0  tag         u8          1      1
              Empty = 0   payload     0
           1  padding                 3
           4  unused                  4
              Circle = 1  payload     4
           1  padding                 3
           4  0           f32         4      4
      "
    `);
  });

  test('both targets, where they differ', async () => {
    const folder = new Folder({ 'a.ast': 'struct S { a: u8, p: &u8 }' });
    const { stdout } = await folder.call(['layout', '--target', 'both']);
    expect(stdout).toContain('16 bytes, align 8 · 7 bytes padding · 64-bit 16 · 32-bit 8\n');
    expect(stdout).toMatch(/size +16 +8\n/u);
    expect((await folder.call(['layout', '--target', '32'])).stdout).toContain('8 bytes, align 4 · 3 bytes padding\n');
  });

  test('colours on a terminal only', async () => {
    const folder = new Folder({ 'a.ast': 'struct S { a: u8 }' });
    expect((await folder.call(['layout'])).stdout).not.toContain('\u001B');
    expect((await folder.call(['layout'], { isTerminal: true })).stdout).toContain('\u001B[1m');
    expect((await folder.call(['layout'], { isTerminal: true, environment: { NO_COLOR: '1' } })).stdout).not.toContain('\u001B');
  });

  test('a file without types is told so', async () => {
    expect(await new Folder({ 'a.ast': 'fn f() {}' }).call(['layout'])).toEqual({ status: 0, stdout: 'No struct, enum or union is declared here.\n', stderr: '' });
  });
});

describe('which types', () => {
  test('every declaration in file order, wherever it stands', async () => {
    const text = 'mod m { struct Inner { a: u8 } union U { a: u8 } }\nstruct B;\nfn f() { struct Local(u8); }\nimpl B { fn g() { enum Deep { A } } }\nlet x = 1;\n';
    const types = await entries(new Folder({ 'b.ast': text, 'a.ast': 'struct A;' }));
    expect(types.map(({ id, kind, line }) => `${id} ${kind} ${line}`)).toEqual([
      'a.ast#A struct 1',
      'b.ast#m::Inner struct 1',
      'b.ast#m::U union 1',
      'b.ast#B struct 2',
      'b.ast#f::Local struct 3',
      'b.ast#B::g::Deep enum 4',
    ]);
  });

  test('concrete instances behind their definition, each once; those of the library at the end', async () => {
    const text = `struct User { scores: Vec<Pair<u16>>, next: Option<u64> }
struct Pair<T> { first: T, second: Option<T> }
type Bytes = Pair<u8>;
fn f(p: Pair<u8>) -> Pair<[u8; 4]> { let q: Pair<u16> = p; }
impl<T> Pair<T> { fn g(x: Pair<Option<T>>) { Pair::<bool> { first: true, second: None } } }
let top: Pair<char>;
`;
    const types = await entries(new Folder({ 'a.ast': text }));
    expect(names(types)).toEqual(['User', 'Pair', 'Pair<u16>', 'Pair<u8>', 'Pair<[u8; 4]>', 'Pair<bool>', 'Pair<char>', 'Vec<Pair<u16>>', 'Option<u64>']);
    expect(types[1]).toMatchObject({ parameters: ['T'], size: null, problem: 'size depends on `T`', incomplete: false });
    expect(types[2]).toMatchObject({ id: 'a.ast#Pair<u16>', definition: 'a.ast#Pair', arguments: ['u16'], file: 'a.ast', line: 2, size: 6 });
    expect(types[8]).toMatchObject({ id: 'std:/option.ast#Option<u64>', definition: 'std:/option.ast#Option', arguments: ['u64'], file: 'std:/option.ast', kind: 'enum', size: 16 });
  });

  test('const parameters, nested and unwritten arguments', async () => {
    const text = 'struct Buffer<const N: usize> { data: [u8; N] }\nstruct A { a: Buffer<16>, b: Buffer, c: Box<Buffer<4>> }\nconst M: usize = 3;\nfn f<const K: usize>(b: Buffer<M>, c: Buffer<K>) {}\n';
    const types = await entries(new Folder({ 'a.ast': text }));
    expect(types.filter(({ definition }) => definition === 'a.ast#Buffer').map(({ name, size }) => `${name} ${size}`)).toEqual(['Buffer<16> 16', 'Buffer<4> 4', 'Buffer<M> 3']);
  });

  test('wherever they are written', async () => {
    const text = `struct P<T> { t: T }
fn f<T: Into<P<u8>>>(a: &P<i8>, b: (P<u16>, *mut [P<i16>])) -> fn(P<u32>) -> P<i32> where T: Clone, P<u64>: Copy { let x = [0; size_of::<P<i64>>()]; }
`;
    const types = await entries(new Folder({ 'a.ast': text }));
    expect(names(types).slice(1).toSorted()).toEqual(['P<i16>', 'P<i32>', 'P<i64>', 'P<i8>', 'P<u16>', 'P<u32>', 'P<u64>', 'P<u8>']);
  });

  test('a redeclared type of the library is that type', async () => {
    const types = await entries(new Folder({ 'a.ast': 'struct Vec<T> {}\nenum Option<T> { Some(T), None }\nstruct A { v: Vec<u8>, o: Option<u8> }\n' }));
    expect(types.map(({ id, size }) => `${id} ${size}`)).toEqual(['a.ast#Vec 24', 'a.ast#Vec<u8> 24', 'a.ast#Option null', 'a.ast#Option<u8> 2', 'a.ast#A 32']);
  });

  test('ids are unique, also of what is declared twice', async () => {
    const text = 'struct A { x: u8 }\nstruct A { x: u16 }\nmod m { struct A { x: u32 } }\nmod n { struct A { x: u64 } }\nstruct P<T> { t: T }\nfn f(a: P<m::A>, b: P<n::A>) {}\n';
    const ids = (await entries(new Folder({ 'a.ast': text }))).map(({ id }) => id);
    expect(ids).toEqual(['a.ast#A', 'a.ast#A~1', 'a.ast#m::A', 'a.ast#n::A', 'a.ast#P', 'a.ast#P<A>', 'a.ast#P<A>~1']);
  });

  test('one entry for each target', async () => {
    const types = await entries(new Folder({ 'a.ast': 'struct S { p: &u8 }' }), '--target', 'both');
    expect(types.map(({ target, size }) => `${target} ${size}`)).toEqual(['64 8', '32 4']);
  });

  test('the target of aster.toml', async () => {
    const folder = new Folder({ 'aster.toml': '[analyzer]\ntarget = 32', 'src/a.ast': 'struct S { p: &u8 }' });
    expect((await entries(folder)).map(({ target, size }) => `${target} ${size}`)).toEqual(['32 4']);
    expect((await entries(folder, '--target', '64')).map(({ target, size }) => `${target} ${size}`)).toEqual(['64 8']);
  });
});

describe('--type', () => {
  const folder = (): Folder => new Folder({ 'a.ast': 'struct Pair<T, U> { a: T, b: U }\nstruct Other;\nfn f(p: Pair<u8, u16>, q: Pair<u8, u8>) {}\n' });

  test.each([
    ['Other', ['Other']],
    ['Pair', ['Pair', 'Pair<u8, u16>', 'Pair<u8, u8>']],
    ['Pair<u8,u16>', ['Pair<u8, u16>']],
    ['Pair<T, U>', ['Pair']],
    ['a.ast#Pair<u8, u8>', ['Pair<u8, u8>']],
  ])('%s', async (name, expected) => {
    expect(names(await entries(folder(), '--type', name))).toEqual(expected);
  });

  test('a name that is not there', async () => {
    expect(await folder().call(['layout', '--type', 'Othr'])).toEqual({ status: 2, stdout: '', stderr: 'error: Othr: no type of this name is declared or written in these files. Did you mean Other?\n' });
  });
});

describe('what is not known', () => {
  test('an unknown field: which part, and all the rest', async () => {
    const folder = new Folder({ 'a.ast': 'struct S { a: u8, b: Missing, c: u32 }' });
    expect((await entries(folder))[0]).toMatchObject({
      size: null,
      incomplete: true,
      problem: 'size unknown: the layout of `b` (`Missing`) is not known',
      fields: [
        { name: 'a', offset: 0, size: 1 },
        { name: 'b', type: 'Missing', offset: null, size: null },
        { name: 'c', offset: null, size: 4 },
      ],
    });
    expect((await folder.call(['layout'])).stdout).toContain('size unknown: the layout of `b` (`Missing`) is not known');
  });

  test('a recursive struct has no size, which is certain', async () => {
    const folder = new Folder({ 'a.ast': 'struct Node { value: u32, next: Option<Node> }' });
    expect((await entries(folder))[0]).toMatchObject({ size: null, incomplete: false, problem: 'infinite size: contains itself through `Node.next`' });
  });

  test('half a field', async () => {
    const folder = new Folder({ 'a.ast': 'struct S {\n    a: u8,\n    b: ,\n}' });
    expect((await entries(folder))[0]).toMatchObject({ name: 'S', size: null, incomplete: true, fields: [{ name: 'a', offset: 0, size: 1 }, { name: 'b', size: null }] });
  });

  test('a file that cannot be read, and the rest', async () => {
    const folder = new Folder({ 'a.ast': 'struct S;', 'b.ast': new Uint8Array([0xff]) });
    const { status, stdout, stderr } = await folder.call(['layout', '--format', 'json']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'error: b.ast: not valid UTF-8\n' });
    expect(JSON.parse(stdout)).toMatchObject({ files: 1, errors: [{ file: 'b.ast', message: 'not valid UTF-8' }], types: [{ name: 'S' }] });
  });
});
