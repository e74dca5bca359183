/** A folder `std` in the current folder with sources of the standard library is the library of a run. */
import { expect, test } from 'vitest';
import { Folder, json } from './support.ts';

const OWN = `pub struct Vec<T> {
    ptr: *mut T,
    len: u32,
    flag: u8,
    capacity: u32,
}

impl<T> Vec<T> {
    pub fn twice(&self) -> u32 {
        let mut unchanged = self.len;
        unchanged * 2
    }
}
`;
const PROGRAM = 'fn count(v: Vec<u8>) -> u8 {\n    v.twice()\n}\n';

interface Reported {
  readonly file: string;
  readonly start: { readonly line: number };
  readonly code: string;
}

function reported(value: unknown): string[] {
  return (value as readonly Reported[]).map(({ code, file, start }) => `${file}:${start.line} ${code}`);
}

test('programs are checked against it, and it is checked as a library under its own name', async () => {
  const folder = new Folder({ 'main.ast': PROGRAM, 'std/vec.ast': OWN });
  const outcome = await folder.call(['check', '--format', 'json']);
  expect(outcome.stderr).toBe('');
  expect(reported(json(outcome)['diagnostics'])).toEqual(['main.ast:2 type-mismatch', 'std/vec.ast:10 unused-mut']);
  expect(json(outcome)).toMatchObject({ files: 2, errors: [] });
  expect((await folder.call(['check', '--hints'])).stdout).toContain('let mut unchanged');
});

test('it counts though only a program was asked for', async () => {
  const folder = new Folder({ 'main.ast': PROGRAM, 'std/vec.ast': OWN });
  expect(reported(json(await folder.call(['check', '--format', 'json', 'main.ast']))['diagnostics'])).toEqual(['main.ast:2 type-mismatch']);
});

test('its fixes are written to its files', async () => {
  const folder = new Folder({ 'main.ast': PROGRAM, 'std/vec.ast': OWN });
  await folder.call(['check', '--fix']);
  expect(folder.read('std/vec.ast')).toContain('let unchanged');
});

test('its layouts are told with the names of its files', async () => {
  const folder = new Folder({ 'main.ast': PROGRAM, 'std/vec.ast': OWN });
  const { types } = json(await folder.call(['layout', '--format', 'json'])) as { readonly types: readonly { readonly name: string; readonly file: string }[] };
  expect(types.map(({ file, name }) => `${file} ${name}`)).toEqual(['std/vec.ast Vec', 'std/vec.ast Vec<u8>']);
});

test('while it is broken nothing rests on its types, in a package around it either', async () => {
  const folder = new Folder({ 'aster.toml': 'name = "shop"\n', 'src/main.ast': `mod parts;\n${PROGRAM}fn part() -> u64 {\n    parts::Part { size: 1 }.size\n}\n`, 'src/parts.ast': 'pub struct Part { pub size: u64 }\n', 'std/vec.ast': `${OWN}fn broken( {\n` });
  expect(reported(json(await folder.call(['check', '--format', 'json', 'src']))['diagnostics'])).toEqual([]);
  folder.write('std/vec.ast', OWN);
  expect(reported(json(await folder.call(['check', '--format', 'json', 'src']))['diagnostics'])).toEqual(['src/main.ast:3 type-mismatch']);
});
