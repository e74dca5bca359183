/** Every feature asked about a file at some places: throws where a feature throws or answers what is not plain data. */
import { definitions, documentSymbols, dropHints, fileDiagnostics, fixesFor, foldingRanges, hover, incompleteItems, layoutReport, refactoringsAt, refusedRefactoringsAt, semanticTokens, typeHints, type Workspace } from '../../server/src/ide/index.ts';
import { placeThatIsNotPlain } from '../support/plain-data.ts';

export function askEverything(workspace: Workspace, file: string, offsets: readonly number[]): void {
  const { db } = workspace;
  const diagnostics = fileDiagnostics(db, file);
  const length = workspace.text(file)?.length ?? 0;
  for (const { range, message } of diagnostics) {
    if (range.start < 0 || range.end < range.start || range.end > length) throw new Error(`A diagnostic stands outside of the text: ${message} at ${range.start} to ${range.end} of ${length}`);
  }
  const answers: Record<string, unknown> = {
    diagnostics,
    symbols: documentSymbols(db, file),
    folds: foldingRanges(db, file),
    tokens: semanticTokens(db, file),
    hints: [typeHints(db, file, { start: 0, end: length }), dropHints(db, file, { start: 0, end: length })],
    incomplete: incompleteItems(db, file),
    report: layoutReport(workspace, [file], ['64', '32']),
    fixes: diagnostics.slice(0, 20).map((diagnostic) => fixesFor(workspace, file, diagnostic)),
    atPlaces: offsets.map((offset) => [
      hover(workspace, file, offset, { markdown: true, pictures: true, theme: 'dark', commandLinks: true }),
      hover(workspace, file, offset, { markdown: false, pictures: false, theme: 'light', commandLinks: false }),
      definitions(db, file, offset),
      refactoringsAt(workspace, file, offset),
      refusedRefactoringsAt(workspace, file, offset),
    ]),
  };
  const place = placeThatIsNotPlain(answers);
  if (place !== null) throw new Error(`An answer is not plain data: ${place}`);
}
