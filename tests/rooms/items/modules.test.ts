/** Modules in files of their own: where `mod` leads, what `crate`, `self` and `super` are there, and what imports and globs bring in across files. */
import { describe, expect, test } from 'vitest';
import { crateRoot, forEachShape, type ItemKey, itemTree, missingModuleFiles, parentModule, resolveTypePath, resolveValuePath, rootModule } from '../../../server/src/items/index.ts';
import { openFixture } from '../../support/fixture.ts';

type Files = Readonly<Record<string, string>>;
type Database = Parameters<typeof resolveTypePath>[0];

const PACKAGE = { '/aster.toml': '' };

/** What a path means in the item named `here`: among types, then among values. */
function meanings(files: Files, path: string): [type: string, value: string] {
  const { workspace } = openFixture(Object.entries(files).map(([name, text]) => ({ name, text })));
  const { db } = workspace;
  const here = itemNamedHere(db, Object.keys(files));
  const names = path.split('::');
  return [describeMeaning(resolveTypePath(db, here, names, false)), describeMeaning(resolveValuePath(db, here, names, false))];
}

function type(files: Files, path: string): string {
  return meanings(files, path)[0];
}

function value(files: Files, path: string): string {
  return meanings(files, path)[1];
}

function itemNamedHere(db: Database, files: readonly string[]): ItemKey {
  for (const file of files) {
    let found: ItemKey | null = null;
    for (const shapes of db.get(itemTree, file).chunks) forEachShape(shapes, (shape) => void (shape.name === 'here' && (found = shape.key)));
    if (found !== null) return found;
  }
  throw new Error('No item is named `here`');
}

function describeMeaning(found: ReturnType<typeof resolveTypePath> | ReturnType<typeof resolveValuePath>): string {
  switch (found.kind) {
    case 'item':
      return found.key;
    case 'variant':
      return `${found.item}::${found.name}`;
    case 'unresolved':
      return found.module === null ? `no ${found.name}` : `no ${found.name} in ${found.module}`;
    default:
      return found.kind;
  }
}

describe('the file of a module', () => {
  test.each<[name: string, files: Files, path: string, meaning: string]>([
    ['stands beside the first file', { '/src/main.ast': 'mod a; fn here() {}', '/src/a.ast': 'struct A;' }, 'a::A', '/src/a.ast#struct:A'],
    ['is written with `module` as well', { '/src/main.ast': 'module a; fn here() {}', '/src/a.ast': 'struct A;' }, 'a::A', '/src/a.ast#struct:A'],
    ['may be `mod.ast` in a folder', { '/src/main.ast': 'mod a; fn here() {}', '/src/a/mod.ast': 'struct A;' }, 'a::A', '/src/a/mod.ast#struct:A'],
    ['stands in the folder of the module around it', { '/src/main.ast': 'mod a; fn here() {}', '/src/a.ast': 'pub mod b;', '/src/a/b.ast': 'struct B;' }, 'a::b::B', '/src/a/b.ast#struct:B'],
    ['stands beside `mod.ast`', { '/src/main.ast': 'mod a; fn here() {}', '/src/a/mod.ast': 'pub mod b;', '/src/a/b.ast': 'struct B;' }, 'a::b::B', '/src/a/b.ast#struct:B'],
    ['stands below an inline module', { '/src/main.ast': 'mod a { pub mod b; } fn here() {}', '/src/a/b.ast': 'struct B;' }, 'a::b::B', '/src/a/b.ast#struct:B'],
    ['is where its path says', { '/src/main.ast': '#[path = "other/place.ast"]\nmod a;\nfn here() {}', '/src/other/place.ast': 'struct A;' }, 'a::A', '/src/other/place.ast#struct:A'],
    ['is not the file itself', { '/src/bin/a.ast': 'mod a; fn here() {}' }, 'a::A', 'incomplete'],
    ['is not known if it is not there', { '/src/main.ast': 'mod a; fn here() {}' }, 'a::A', 'incomplete'],
    ['holds nothing that it does not declare', { '/src/main.ast': 'mod a; fn here() {}', '/src/a.ast': 'struct A;' }, 'a::B', 'no B in /src/a.ast#'],
    ['may hold what a macro declares', { '/src/main.ast': 'mod a; fn here() {}', '/src/a.ast': 'make! { B }' }, 'a::B', 'incomplete'],
    ['may hold what its broken text declares', { '/src/main.ast': 'mod a; fn here() {}', '/src/a.ast': 'enum B one, two }\n' }, 'a::B', 'incomplete'],
    ['is one of two that are there under a condition', { '/src/main.ast': '#[cfg(a)]\n#[path = "x.ast"]\nmod a;\n#[cfg(b)]\n#[path = "y.ast"]\nmod a;\nfn here() {}', '/src/x.ast': 'struct A;', '/src/y.ast': '' }, 'a::A', 'incomplete'],
  ])('%s', (_name, files, path, meaning) => {
    expect(type({ ...PACKAGE, ...files }, path)).toBe(meaning);
  });

  test('escaped in a URI is the same', () => {
    const files = { 'file:///p/main.ast': 'mod größe; fn here() {}', 'file:///p/gr%C3%B6%C3%9Fe.ast': 'struct A;' };
    const { workspace } = openFixture(Object.entries(files).map(([name, text]) => ({ name, text })));
    workspace.setSources('file:///p/', { isPackage: true, name: null, files: Object.keys(files).toSorted(), isComplete: true });
    for (const file of Object.keys(files)) workspace.setSurroundings(file, { kind: 'known', root: 'file:///p/' });
    expect(describeMeaning(resolveTypePath(workspace.db, itemNamedHere(workspace.db, Object.keys(files)), ['größe', 'A'], false))).toBe('file:///p/gr%C3%B6%C3%9Fe.ast#struct:A');
  });
});

describe('in the file of a module', () => {
  const inside = (here: string): Files => ({ ...PACKAGE, '/src/main.ast': 'mod a; mod c; struct Root; fn f() {}', '/src/a.ast': 'mod b; struct A; pub use super::Root as Renamed;', '/src/a/b.ast': here, '/src/c.ast': 'pub struct C;' });

  test.each([
    ['crate::Root', '/src/main.ast#struct:Root'],
    ['super::A', '/src/a.ast#struct:A'],
    ['super::super::Root', '/src/main.ast#struct:Root'],
    ['super::super::super::Root', 'incomplete'],
    ['self::B', '/src/a/b.ast#struct:B'],
    ['B', '/src/a/b.ast#struct:B'],
    ['crate::c::C', '/src/c.ast#struct:C'],
    ['super::Renamed', '/src/main.ast#struct:Root'],
    ['crate::Missing', 'no Missing in /src/main.ast#'],
    ['crate::missing::C', 'no missing in /src/main.ast#'],
    ['A', 'no A'],
    ['c::C', 'incomplete'],
  ])('%s', (path, meaning) => {
    expect(type(inside('struct B; fn here() {}'), path)).toBe(meaning);
  });

  test('functions are found the same way', () => {
    expect(value(inside('fn here() {}'), 'crate::f')).toBe('/src/main.ast#function:f');
    expect(value(inside('fn here() {}'), 'crate::g')).toBe('no g in /src/main.ast#');
    expect(value(inside('use crate::f as g; fn here() {}'), 'g')).toBe('/src/main.ast#function:f');
  });
});

describe('imports across files', () => {
  const a = 'mod inner; pub use self::inner::Deep; pub use inner::*; pub enum Colour { Red, Green } pub fn paint() {} fn hidden() {} pub struct Shown;';
  const around = (here: string, more: Files = {}): Files => ({ ...PACKAGE, '/src/main.ast': 'mod a; mod b; pub use a::Shown;', '/src/a.ast': a, '/src/a/inner.ast': 'pub struct Deep; pub struct ByGlob(u8); struct Secret;', '/src/b.ast': here, ...more });

  test.each<[text: string, path: string, type: string, value: string]>([
    ['use crate::a::Deep; fn here() {}', 'Deep', '/src/a/inner.ast#struct:Deep', '/src/a/inner.ast#struct:Deep'],
    ['use crate::a::{Colour, paint as draw}; fn here() {}', 'draw', 'incomplete', '/src/a.ast#function:paint'],
    ['use crate::a::Colour::{self, Red}; fn here() {}', 'Red', 'incomplete', '/src/a.ast#enum:Colour::Red'],
    ['use crate::a::Colour::*; fn here() {}', 'Green', 'no Green', '/src/a.ast#enum:Colour::Green'],
    ['use crate::a::Colour; use Colour::*; fn here() {}', 'Green', 'no Green', '/src/a.ast#enum:Colour::Green'],
    ['fn here() { use crate::a::Colour::*; }', 'Red', 'no Red', '/src/a.ast#enum:Colour::Red'],
    ['fn here() {}', 'crate::a::Colour::Red', 'associated', '/src/a.ast#enum:Colour::Red'],
    ['use crate::a::*; fn here() {}', 'ByGlob', '/src/a/inner.ast#struct:ByGlob', '/src/a/inner.ast#struct:ByGlob'],
    ['use super::*; fn here() {}', 'Shown', '/src/a.ast#struct:Shown', '/src/a.ast#struct:Shown'],
    ['use super::*; use a::ByGlob; fn here() {}', 'ByGlob', '/src/a/inner.ast#struct:ByGlob', '/src/a/inner.ast#struct:ByGlob'],
    ['use super::*; use a::*; fn here() {}', 'paint', 'no paint', '/src/a.ast#function:paint'],
    ['use crate::a; fn here() {}', 'a::inner::Deep', '/src/a/inner.ast#struct:Deep', '/src/a/inner.ast#struct:Deep'],
    ['use crate::a as other; fn here() {}', 'other::Shown', '/src/a.ast#struct:Shown', '/src/a.ast#struct:Shown'],
    ['use crate::a; use a::inner; use inner::Deep; fn here() {}', 'Deep', '/src/a/inner.ast#struct:Deep', '/src/a/inner.ast#struct:Deep'],
    ['use crate::a::*; struct Shown { a: u8 } fn here() {}', 'Shown', '/src/b.ast#struct:Shown', '/src/a.ast#struct:Shown'],
    ['use crate::a::*; fn here() {}', 'Option', 'std:/option.ast#enum:Option', 'no Option'],
    ['use crate::a::Missing; fn here() {}', 'Missing', 'incomplete', 'incomplete'],
    ['use elsewhere::*; use crate::a::*; fn here() {}', 'Shown', '/src/a.ast#struct:Shown', '/src/a.ast#struct:Shown'],
    ['use elsewhere::*; use crate::a::*; fn here() {}', 'Missing', 'incomplete', 'incomplete'],
  ])('%s: %s', (text, path, ...meaning) => {
    expect(meanings(around(text), path)).toEqual(meaning);
  });

  test('what is private comes through no glob while there is something else, and is no error', () => {
    expect(value(around('use crate::a::*; use crate::c::*; fn here() {}', { '/src/main.ast': 'mod a; mod b; mod c;', '/src/c.ast': 'pub fn hidden() {}' }), 'hidden')).toBe('/src/c.ast#function:hidden');
    expect(value(around('use crate::a::*; fn here() {}'), 'hidden')).toBe('/src/a.ast#function:hidden');
    // Not that module's `Result`, which it has imported for itself.
    expect(type(around('use crate::c::*; fn here() {}', { '/src/main.ast': 'mod a; mod b; mod c;', '/src/c.ast': 'use std::fmt::Error as Result; pub struct C;' }), 'Result')).toBe('std:/result.ast#enum:Result');
  });

  test('modules that import everything from each other know all names', () => {
    const files = { ...PACKAGE, '/src/main.ast': 'mod a; mod b; pub use a::*; pub use b::*; struct M;', '/src/a.ast': 'use super::*; pub struct A; fn here() {}', '/src/b.ast': 'use super::*; pub struct B;' };
    expect(type(files, 'A')).toBe('/src/a.ast#struct:A');
    expect(type(files, 'B')).toBe('/src/b.ast#struct:B');
    expect(type(files, 'M')).toBe('/src/main.ast#struct:M');
    expect(type(files, 'Vec')).toBe('std:/vec.ast#struct:Vec');
    expect(type(files, 'Missing')).toBe('no Missing');
    expect(value(files, 'missing')).toBe('no missing');
  });

  test('imports in a circle mean nothing', () => {
    expect(type({ ...PACKAGE, '/main.ast': 'mod a; mod b;', '/a.ast': 'pub use super::b::X; fn here() {}', '/b.ast': 'pub use super::a::X;' }, 'X')).toBe('incomplete');
  });
});

describe('where a program begins', () => {
  const roots = (files: Files): string[] => {
    const { workspace } = openFixture(Object.entries({ ...files }).map(([name, text]) => ({ name, text })));
    return Object.keys(files).filter((file) => file.endsWith('.ast')).map((file) => {
      const root = crateRoot(workspace.db, rootModule(file));
      return `${file}: ${root.module}${root.isCertain ? '' : '?'} ${parentModule(workspace.db, rootModule(file)) ?? '-'}`;
    });
  };

  test('in a package', () => {
    expect(roots({ ...PACKAGE, '/src/lib.ast': 'mod a;', '/src/a.ast': 'mod b { mod c; }', '/src/a/b/c.ast': '', '/src/bin/tool.ast': '', '/tests/t.ast': 'mod common;', '/tests/common/mod.ast': '', '/src/orphan.ast': '' })).toEqual([
      '/src/lib.ast: /src/lib.ast# -',
      '/src/a.ast: /src/lib.ast# /src/lib.ast#',
      '/src/a/b/c.ast: /src/lib.ast# /src/a.ast#module:b',
      '/src/bin/tool.ast: /src/bin/tool.ast# -',
      '/tests/t.ast: /tests/t.ast# -',
      '/tests/common/mod.ast: /tests/t.ast# /tests/t.ast#',
      '/src/orphan.ast: /src/orphan.ast#? -',
    ]);
  });

  test('without one, and in a circle', () => {
    expect(roots({ '/x.ast': 'mod y;', '/y.ast': 'mod z;', '/z.ast': 'mod y;', '/p.ast': 'mod q;', '/q.ast': 'mod p;' })).toEqual([
      '/x.ast: /x.ast#? -',
      '/y.ast: /x.ast#? /x.ast#',
      '/z.ast: /x.ast#? /y.ast#',
      '/p.ast: /p.ast#? -',
      '/q.ast: /p.ast#? /p.ast#',
    ]);
  });

  test('the library of a package is known to its programs by name', () => {
    const { workspace } = openFixture([{ name: '/src/lib.ast', text: 'pub struct L;' }, { name: '/src/main.ast', text: 'use my_shop::L; fn here() {}' }, { name: '/aster.toml', text: '' }]);
    workspace.setSources('/', { isPackage: true, name: 'my-shop', files: ['/src/lib.ast', '/src/main.ast'], isComplete: true });
    expect(describeMeaning(resolveTypePath(workspace.db, '/src/main.ast#function:here' as ItemKey, ['L'], false))).toBe('/src/lib.ast#struct:L');
  });
});

describe('files without a package', () => {
  test('are modules to each other by name, declared or not', () => {
    const files = { '/tool.ast': 'use lexer::Token; fn here() {}', '/lexer.ast': 'pub struct Token;' };
    expect(type(files, 'Token')).toBe('/lexer.ast#struct:Token');
    expect(type(files, 'lexer::Token')).toBe('/lexer.ast#struct:Token');
    expect(type(files, 'crate::lexer::Token')).toBe('/lexer.ast#struct:Token');
    expect(type({ ...files, '/tool.ast': 'mod lexer; fn here() {}' }, 'lexer::Token')).toBe('/lexer.ast#struct:Token');
  });

  test('may be parts of programs that nobody sees', () => {
    const files = { '/tool.ast': 'struct T; fn here() {}' };
    expect(type(files, 'crate::ast::Node')).toBe('incomplete');
    expect(type(files, 'super::Node')).toBe('incomplete');
    expect(value(files, 'crate::missing')).toBe('incomplete');
    expect(type(files, 'crate::T')).toBe('/tool.ast#struct:T');
  });

  test('files of a package that no program reaches see their folder, too', () => {
    expect(type({ ...PACKAGE, '/src/a.ast': 'fn here() {}', '/src/b.ast': 'struct B;' }, 'B')).toBe('/src/b.ast#struct:B');
  });

  test('what to read for a module is named', () => {
    const { workspace } = openFixture([{ name: '/tool.ast', text: 'mod a; mod b; mod c { mod d; }' }, { name: '/b.ast', text: '' }]);
    expect(missingModuleFiles(workspace.db, '/tool.ast')).toEqual(['/tool/a.ast', '/tool/a/mod.ast', '/a.ast', '/a/mod.ast', '/tool/c/d.ast', '/tool/c/d/mod.ast', '/c/d.ast', '/c/d/mod.ast']);
  });
});

test('a file that could not be read may declare what a module of it is asked for', () => {
  const { workspace } = openFixture([{ name: '/src/main.ast', text: 'mod a; fn here() {}' }, { name: '/aster.toml', text: '' }]);
  workspace.setSources('/', { isPackage: true, name: null, files: ['/src/main.ast'], isComplete: false });
  const here = '/src/main.ast#function:here' as ItemKey;
  expect(describeMeaning(resolveTypePath(workspace.db, here, ['a', 'A'], false))).toBe('incomplete');
  // What the program itself does not declare is missing all the same: it is part of a package.
  expect(describeMeaning(resolveTypePath(workspace.db, here, ['A'], false))).toBe('no A');
});
