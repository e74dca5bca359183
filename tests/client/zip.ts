/**
 * Reads a .vsix, which is a zip archive: enough of the format to list and unpack what vsce writes.
 *
 * Not for other archives: no Zip64, no encryption, only stored and deflated entries.
 */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly read: () => Buffer;
}

const endOfDirectory = 0x06_05_4b_50;
const storedMethod = 0;
const deflatedMethod = 8;

/** The entries in the order of the archive's directory; throws if the bytes are no such archive. */
export function readZip(archive: Buffer): readonly ZipEntry[] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error('Not a zip archive.');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const method = archive.readUInt16LE(at + 10);
    const compressedSize = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const header = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, read: () => unpack(archive, header, method, compressedSize) });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(archive: Buffer, header: number, method: number, compressedSize: number): Buffer {
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const bytes = archive.subarray(start, start + compressedSize);
  if (method === storedMethod) return bytes;
  if (method === deflatedMethod) return inflateRawSync(bytes);
  throw new Error(`Unknown compression method ${method}.`);
}
