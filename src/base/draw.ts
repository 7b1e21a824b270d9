import { invariant } from "./invariant.ts";

/**
 * Randomness as a pure function of (seed, stream, n): the n-th draw of a stream is what it is, whatever else
 * was drawn before. With a generator that is advanced, dropping one message would redraw every delay after it,
 * and "what if this message had been lost?" would have no answer.
 *
 * The mixing is MurmurHash3_x86_32 (Austin Appleby, public domain) over 32-bit words: the words of the seed
 * and of the stream's name once, then the count and a lane number, so that two lanes give 53 bits.
 */

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/** One block of MurmurHash3: takes a 32-bit `word` into `hash`. */
export function absorb(hash: number, word: number): number {
  let k = Math.imul(word, C1);
  k = (k << 15) | (k >>> 17);
  k = Math.imul(k, C2);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** MurmurHash3's finish: takes in the length in bytes and spreads every bit over all. */
export function finish(hash: number, byteLength: number): number {
  let h = hash ^ byteLength;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** MurmurHash3_x86_32 of whole 32-bit words, as an unsigned 32-bit number. */
export function mix(words: readonly number[], seed = 0): number {
  let hash = seed | 0;
  for (const word of words) hash = absorb(hash, word);
  return finish(hash, words.length * 4);
}

/** A stream's key: made once for each name, so that a draw costs no string work. */
export interface Stream {
  readonly low: number;
  readonly high: number;
}

/** The stream called `name` under `seed` (an integer of at most 2^53 in size). */
export function stream(seed: number, name: string): Stream {
  invariant(Number.isSafeInteger(seed), () => `a seed is an integer, not ${seed}`);
  const words = [seed | 0, Math.floor(seed / 0x1_0000_0000) | 0];
  for (let i = 0; i < name.length; i++) words.push(name.charCodeAt(i));
  return { low: mix(words, 0), high: mix(words, 0x9747b28c) };
}

/** The n-th draw of a stream: uniform in [0, 1), 53 bits. */
export function draw(from: Stream, n: number): number {
  const high = finish(absorb(absorb(from.high | 0, n), 1), 8) >>> 5;
  const low = finish(absorb(absorb(from.low | 0, n), 2), 8) >>> 6;
  return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
}
