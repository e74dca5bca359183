/** The library that a build has read is the one that its sources give. */
import { expect, test } from 'vitest';
import { libraryFromJson, libraryToJson, readLibrary } from '../../../server/src/ide/library.ts';
import { fileDiagnostics, Workspace } from '../../../server/src/ide/index.ts';
import { assets, parser } from '../../support/assets.ts';

test('survives being written down', () => {
  const library = readLibrary(parser);
  expect(library.length).toBeGreaterThan(10);
  expect(libraryFromJson(libraryToJson(library))).toEqual(library);
});

test('answers alike', async () => {
  const text = 'fn f(v: Vec<String>) {\n    let w = v;\n    for s in v.iter() { println!("{}", s.len()); }\n    drop(w);\n}\n';
  const [read, built] = [Workspace.over(parser), await Workspace.create(assets)];
  const [first, second] = [read, built].map((workspace) => {
    workspace.open('/main.ast', text);
    return fileDiagnostics(workspace.db, '/main.ast');
  });
  expect(first?.map(({ code }) => code)).toContain('use-after-move');
  expect(second).toEqual(first);
});
