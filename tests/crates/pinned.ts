/** The crates that `npm run test:crates` reads: small, well known, written by many hands. Their sources are fetched, never kept here. */
export interface PinnedCrate {
  readonly name: string;
  readonly version: string;
}

export const PINNED_CRATES: readonly PinnedCrate[] = [
  { name: 'arrayvec', version: '0.7.8' },
  { name: 'base64', version: '0.22.1' },
  { name: 'bitflags', version: '2.10.0' },
  { name: 'byteorder', version: '1.5.0' },
  { name: 'cfg-if', version: '1.0.4' },
  { name: 'either', version: '1.15.0' },
  { name: 'fnv', version: '1.0.7' },
  { name: 'glob', version: '0.3.3' },
  { name: 'heck', version: '0.5.0' },
  { name: 'hex', version: '0.4.3' },
  { name: 'humantime', version: '2.4.0' },
  { name: 'indexmap', version: '2.12.1' },
  { name: 'itoa', version: '1.0.15' },
  { name: 'lazy_static', version: '1.5.1' },
  { name: 'log', version: '0.4.29' },
  { name: 'memchr', version: '2.7.6' },
  { name: 'once_cell', version: '1.21.3' },
  { name: 'percent-encoding', version: '2.3.2' },
  { name: 'ryu', version: '1.0.20' },
  { name: 'scopeguard', version: '1.2.0' },
  { name: 'semver', version: '1.0.27' },
  { name: 'shlex', version: '1.3.0' },
  { name: 'smallvec', version: '1.15.1' },
  { name: 'strsim', version: '0.11.1' },
  { name: 'textwrap', version: '0.16.4' },
  { name: 'unicode-width', version: '0.2.2' },
];
