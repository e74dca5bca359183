/** The host in a web worker: there are no folders to read, so what stands beside a file stays unknown, and nobody is accused for it. */
import type { Host } from '../base/host.ts';

export const browserHost: Host = {
  readFile: () => Promise.resolve(null),
  lookAround: () => Promise.resolve({ kind: 'unknown' }),
  librarySources: () => Promise.resolve(null),
  now: () => performance.now(),
};
