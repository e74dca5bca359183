/** The page about the protocol speaks of the types as they are: it carries the hash of their file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

it('docs/protocol.md describes the protocol of today', () => {
  const hash = createHash('sha256').update(readFileSync(new URL('server/src/lsp/protocol.ts', ROOT))).digest('hex');
  const page = readFileSync(new URL('docs/protocol.md', ROOT), 'utf8');
  expect(/sha256 begins `(?<hash>[0-9a-f]+)`/u.exec(page)?.groups?.['hash']).toBe(hash.slice(0, 16));
});
