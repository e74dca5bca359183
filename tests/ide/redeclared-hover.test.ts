/** A program that redeclares a type of the library so that a file stands alone means the library's, at the declaration too. */
import { describe, expect, test } from 'vitest';
import { hover } from '../../server/src/ide/index.ts';
import { openText } from '../support/fixture.ts';

/** The plain hover at the first `marked` in the text; its second line is the verdict. */
function hoverOn(text: string, marked: string): string {
  const workspace = openText(text);
  const offset = text.indexOf(marked);
  return hover(workspace, '/main.ast', offset, { markdown: false, pictures: false, theme: 'dark', commandLinks: false })?.text ?? '';
}

describe('hovering the declaration of', () => {
  test.each(['struct Vec<T> {}', 'struct String;', 'struct Box<T>;', 'enum Option<T> { Some(T), None }', 'enum Result<T, E> { Ok(T), Err(E) }'])('%s says what a use says', (declaration) => {
    const name = /\w+(?=[<; ])/u.exec(declaration.slice(declaration.indexOf(' ')))?.[0] ?? '';
    const atUse = hoverOn(`fn f(x: &${name}) {}\n${declaration}`, name);
    const atDeclaration = hoverOn(declaration, name);
    expect(atDeclaration).not.toContain('takes no memory');
    expect(atDeclaration).toBe(atUse);
  });

  test('Vec: pointer, length and capacity', () => {
    expect(hoverOn('struct Vec<T> {}', 'Vec')).toContain('24 bytes, align 8');
  });

  test('a type of another shape is its own', () => {
    expect(hoverOn('struct Vec<T> { only: u8 }', 'Vec')).toContain('1 byte, align 1');
    expect(hoverOn('struct Vec {}', 'Vec')).toContain('takes no memory');
  });
});

test('a redeclared variant has the place of the library\'s', () => {
  const own = 'enum Option<T> { None, Some(T) }\nstruct S { o: Option<u32> }';
  expect(hoverOn(own, 'None')).toBe(hoverOn('enum Option<T> { Some(T), None }', 'None'));
});
