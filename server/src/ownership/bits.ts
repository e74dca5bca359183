/**
 * Runs of bits in rows of words: the sets of the dataflow. A row is `words` numbers of a `Uint32Array` from `base` on;
 * bit n of it is bit n % 32 of word n >> 5. No row knows its length: who calls keeps inside it.
 */

/** How many words a row of so many bits takes. */
export function wordsFor(bits: number): number {
  return (bits + 31) >>> 5;
}

export function hasBit(words: Uint32Array, base: number, bit: number): boolean {
  return (((words[base + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** Sets the bits from `from` up to, not including, `to`. */
export function setBits(words: Uint32Array, base: number, from: number, to: number): void {
  for (let bit = from; bit < to; ) {
    const word = base + (bit >>> 5);
    words[word] = (words[word] ?? 0) | maskFrom(bit, to);
    bit = (bit | 31) + 1;
  }
}

/** Clears the bits from `from` up to, not including, `to`. */
export function clearBits(words: Uint32Array, base: number, from: number, to: number): void {
  for (let bit = from; bit < to; ) {
    const word = base + (bit >>> 5);
    words[word] = (words[word] ?? 0) & ~maskFrom(bit, to);
    bit = (bit | 31) + 1;
  }
}

/** The first set bit from `from` up to, not including, `to`; -1 if there is none. */
export function firstBit(words: Uint32Array, base: number, from: number, to: number): number {
  for (let bit = from; bit < to; bit = (bit | 31) + 1) {
    const found = (words[base + (bit >>> 5)] ?? 0) & maskFrom(bit, to);
    if (found !== 0) return (bit & ~31) + 31 - Math.clz32(found & -found);
  }
  return -1;
}

/** The bits of one word that lie from `bit` up to `to`. */
function maskFrom(bit: number, to: number): number {
  const low = 0xffff_ffff << (bit & 31);
  const rest = to - (bit & ~31);
  return rest >= 32 ? low : low & ~(0xffff_ffff << rest);
}
