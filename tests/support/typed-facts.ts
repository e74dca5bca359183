/** What a spec can assert about the types in bodies: of each local where it is declared, and of each expression. */
import { itemStart } from '../../server/src/items/index.ts';
import { printType, typedBody, walkBody } from '../../server/src/types/index.ts';
import type { Fact } from './facts.ts';
import type { Fixture } from './fixture.ts';
import { bodyItemsOf } from './typed-words.ts';

export function typeFacts(fixture: Fixture): Fact[] {
  const { db } = fixture.workspace;
  return fixture.files.flatMap(({ name: file }) =>
    bodyItemsOf(db, file).flatMap((key): Fact[] => {
      const body = typedBody(db, key);
      const start = itemStart(db, key);
      if (body === null || start === null) return [];
      const fact = (range: { readonly start: number; readonly end: number }, text: string): Fact => ({ tag: 'type', argument: null, file, start: start + range.start, end: start + range.end, text });
      const facts = body.locals.map((local) => fact(local.range, printType(local.type)));
      walkBody(body, {
        expression: (node) => {
          if (node.isImplicit !== true && node.source !== -1) facts.push(fact(node.range, printType(node.type)));
          return true;
        },
      });
      return facts;
    }),
  );
}
