/** Definitions, references and hovers whose answer stands in another file of the package. */
import { describe, expect, test } from 'vitest';
import { definitions, references, type Workspace } from '../../server/src/ide/index.ts';
import { openFixture } from '../support/fixture.ts';

const MAIN = `mod shapes;
use shapes::{flat, Square as Box4, Colour::Red};
fn main() {
    let s = Box4::new(2);
    flat::area(&s);
    shapes::flat::area(&s);
    let c = Red;
    s.side;
}
`;
const SHAPES = `pub mod flat;
pub struct Square {
    pub side: u32,
}
impl Square {
    pub fn new(side: u32) -> Square {
        Square { side: side }
    }
}
pub enum Colour {
    Red,
}
`;
const FLAT = `use super::Square;
pub fn area(square: &Square) -> u32 {
    square.side * square.side
}
`;
const FILES = { '/main.ast': MAIN, '/shapes.ast': SHAPES, '/shapes/flat.ast': FLAT };
type FileName = keyof typeof FILES;

function open(): Workspace {
  return openFixture([...Object.entries(FILES).map(([name, text]) => ({ name, text })), { name: '/aster.toml', text: '' }]).workspace;
}

/** `file:line`, counted from 1. */
function shown(file: string, start: number): string {
  return `${file}:${FILES[file as FileName].slice(0, start).split('\n').length}`;
}

/** @param at text whose first character the cursor is on. */
function goTo(file: FileName, at: string): string | null {
  const [found] = definitions(open().db, file, FILES[file].indexOf(at));
  return found === undefined ? null : shown(found.file, found.nameRange.start);
}

describe('a definition', () => {
  test.each<[file: FileName, at: string, target: string]>([
    ['/main.ast', 'shapes;', '/shapes.ast:1'],
    ['/main.ast', 'shapes::{', '/shapes.ast:1'],
    ['/main.ast', 'flat, ', '/shapes/flat.ast:1'],
    ['/main.ast', 'Square as', '/shapes.ast:2'],
    ['/main.ast', 'Box4, ', '/shapes.ast:2'],
    ['/main.ast', 'Colour::', '/shapes.ast:10'],
    ['/main.ast', 'Red}', '/shapes.ast:11'],
    ['/main.ast', 'Box4::new', '/shapes.ast:2'],
    ['/main.ast', 'new(2)', '/shapes.ast:6'],
    ['/main.ast', 'flat::area(&s);\n    shapes', '/shapes/flat.ast:1'],
    ['/main.ast', 'area(&s)', '/shapes/flat.ast:2'],
    ['/main.ast', 'shapes::flat::', '/shapes.ast:1'],
    ['/main.ast', 'Red;', '/shapes.ast:11'],
    ['/main.ast', 'side;', '/shapes.ast:3'],
    ['/shapes/flat.ast', 'Square;', '/shapes.ast:2'],
  ])('%s at %s', (file, at, target) => {
    expect(goTo(file, at)).toBe(target);
  });
});

describe('references', () => {
  const found = (file: FileName, at: string): string[] =>
    references(open().db, file, FILES[file].indexOf(at), 'everywhere').map((reference) => `${shown(reference.file, reference.start)}${reference.isDeclaration ? ' declared' : ''}`);

  test('of a struct, by its other names as well', () => {
    expect(found('/shapes.ast', 'Square {\n    pub')).toEqual(['/shapes.ast:2 declared', '/shapes.ast:5', '/shapes.ast:6', '/shapes.ast:7', '/main.ast:2', '/main.ast:2', '/main.ast:4', '/shapes/flat.ast:1', '/shapes/flat.ast:2']);
  });

  test('of a function', () => {
    expect(found('/main.ast', 'area(&s)')).toEqual(['/main.ast:5', '/main.ast:6', '/shapes/flat.ast:2 declared']);
  });

  test('of a field', () => {
    expect(found('/main.ast', 'side;')).toEqual(['/main.ast:8', '/shapes.ast:3 declared', '/shapes.ast:7', '/shapes/flat.ast:3', '/shapes/flat.ast:3']);
  });

  test('of a variant, imports included', () => {
    expect(found('/shapes.ast', 'Red,')).toEqual(['/shapes.ast:11 declared', '/main.ast:2', '/main.ast:7']);
  });

  test('of a module', () => {
    expect(found('/main.ast', 'flat, ')).toEqual(['/main.ast:2', '/main.ast:5', '/main.ast:6', '/shapes.ast:1 declared']);
  });
});
