const NONE = new Uint8Array(0);

/** A queue of bytes as a list of chunks: what goes in and out is never copied byte by byte. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  /** How many chunks at the front are used up, and how much of the first one that is left. */
  #first = 0;
  #offset = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  /** Takes up to `most` bytes from the front. */
  take(most: number): Uint8Array {
    const taken = this.slice(0, most);
    this.drop(taken.length);
    return taken;
  }

  /** Drops `count` bytes from the front. */
  drop(count: number): void {
    this.#length -= count;
    let rest = count + this.#offset;
    for (let chunk = this.#chunks[this.#first]; chunk && rest >= chunk.length;) {
      rest -= chunk.length;
      chunk = this.#chunks[++this.#first];
    }
    this.#offset = rest;
    if (this.#first > 64 && this.#first * 2 > this.#chunks.length) {
      this.#chunks = this.#chunks.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Up to `most` bytes from `start` on, which stay where they are. */
  slice(start: number, most: number): Uint8Array {
    const wanted = Math.min(most, this.#length - start);
    if (wanted <= 0) return NONE;
    let index = this.#first;
    let from = start + this.#offset;
    for (let chunk = this.#chunks[index]; chunk && from >= chunk.length;) {
      from -= chunk.length;
      chunk = this.#chunks[++index];
    }
    const first = this.#chunks[index] ?? NONE;
    if (from + wanted <= first.length) return first.subarray(from, from + wanted);
    const joined = new Uint8Array(wanted);
    let filled = 0;
    for (let chunk = first; filled < wanted; chunk = this.#chunks[++index] ?? NONE) {
      const part = chunk.subarray(from, from + wanted - filled);
      joined.set(part, filled);
      filled += part.length;
      from = 0;
    }
    return joined;
  }

  clear(): void {
    this.#chunks = [];
    this.#first = this.#offset = this.#length = 0;
  }
}
