/** Lines counted chunk by chunk are the lines of the whole text, after any edits, and as the protocol's own counting has them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type FileLines, linesOf, offsetIn, positionIn, SyntaxStore } from '../../../server/src/syntax/index.ts';
import { parser } from '../../support/assets.ts';
import { EXAMPLES, generatedProgram } from '../../support/programs.ts';
import { applyEdit, editOf, looseEdit } from '../../support/random-edits.ts';

test('after any edits', () => {
  const texts = ['', '\r\n\r\nfn a() {}\r\nfn b() {}\rfn c() {}\n\r', ...EXAMPLES.map((program) => program.text.slice(0, 2000)), generatedProgram(4, 6).text.replaceAll('\n', '\r\n')];
  const place = fc.double({ min: -0.1, max: 1.1, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(looseEdit, { maxLength: 6 }), fc.array(place, { minLength: 3, maxLength: 8 }), (start, script, places) => {
      const store = new SyntaxStore(parser);
      let text = start;
      let lines: FileLines = linesOf(store.open('/a.ast', text), null);
      for (const loose of script) {
        const edit = editOf(text, loose);
        text = applyEdit(text, edit);
        lines = linesOf(store.edit('/a.ast', edit), lines);
      }
      expect(lines).toEqual(linesOf(new SyntaxStore(parser).open('/a.ast', text), null));
      const document = TextDocument.create('file:///a.ast', 'aster', 1, text);
      expect(lines.lineCount).toBe(document.lineCount);
      for (const share of places) {
        const offset = Math.round(share * text.length);
        const { line, column } = positionIn(lines, offset);
        expect({ line, character: column }).toEqual(document.positionAt(offset));
        const asked = { line: Math.max(line + Math.round(share * 3) - 1, 0), character: Math.max(Math.round(share * 40), 0) };
        expect(offsetIn(lines, { line: asked.line, column: asked.character })).toBe(document.offsetAt(asked));
      }
    }),
    { numRuns: 300 },
  );
});
