/**
 * The set of states that a search has reached, each `width` whole numbers (int32), numbered from 0 in the order
 * in which they were found. With each the state that it was found from, so that a shortest way can be walked
 * back. Four bytes a number, four for the parent, six to sixteen for the place in the hash table; nothing else.
 */
export class StateSet {
  readonly width: number;
  readonly #blocks: Int32Array[] = [];
  readonly #parents: Int32Array[] = [];
  /** Open addressing. An entry holds a state's number and, above it, a few more bits of its hash; −1 for none. */
  #table = new Int32Array(1 << 12).fill(-1);
  #size = 0;

  constructor(width: number) {
    this.width = width;
  }

  get size(): number {
    return this.#size;
  }

  /** Bytes that are held. */
  get bytes(): number {
    return this.#blocks.length * BLOCK * (this.width + 1) * 4 + this.#table.byteLength;
  }

  has(words: Int32Array): boolean {
    return (this.#table[this.#place(words)] as number) !== -1;
  }

  /** Whether `words` is a state that was not there yet; then it is the last one now, found from `parent`. */
  add(words: Int32Array, parent: number): boolean {
    const h = hash(words, this.width);
    const place = this.#placeOf(words, h);
    if (this.#table[place] !== -1) return false;
    const index = this.#size++;
    this.#table[place] = (h & ~NUMBER) | index;
    this.#write(index, words, parent);
    if (this.#size * 3 > this.#table.length * 2) this.#grow();
    return true;
  }

  /** Copies a state into `words`. */
  read(index: number, words: Int32Array): void {
    const block = this.#blocks[index >>> BLOCK_BITS] as Int32Array;
    const start = (index & (BLOCK - 1)) * this.width;
    for (let k = 0; k < this.width; k++) words[k] = block[start + k] as number;
  }

  /** The state from which this one was found first; −1 for the first of all. */
  parent(index: number): number {
    return this.#parents[index >>> BLOCK_BITS]?.[index & (BLOCK - 1)] ?? -1;
  }

  #place(words: Int32Array): number {
    return this.#placeOf(words, hash(words, this.width));
  }

  /** Where in the table the state stands, or would. */
  #placeOf(words: Int32Array, h: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    const tag = h & ~NUMBER;
    let place = h & mask;
    for (let entry = table[place] as number; entry !== -1; entry = table[place] as number) {
      // The bits tell nearly always, and spare the walk to the state itself.
      if ((entry & ~NUMBER) === tag && this.#equals(entry & NUMBER, words)) return place;
      place = (place + 1) & mask;
    }
    return place;
  }

  #equals(index: number, words: Int32Array): boolean {
    const block = this.#blocks[index >>> BLOCK_BITS] as Int32Array;
    const start = (index & (BLOCK - 1)) * this.width;
    for (let k = 0; k < this.width; k++) if (block[start + k] !== words[k]) return false;
    return true;
  }

  #write(index: number, words: Int32Array, parent: number): void {
    const at = index >>> BLOCK_BITS;
    // Blocks, so that growing never copies the states.
    if (at === this.#blocks.length) {
      this.#blocks.push(new Int32Array(BLOCK * this.width));
      this.#parents.push(new Int32Array(BLOCK));
    }
    const block = this.#blocks[at] as Int32Array;
    const start = (index & (BLOCK - 1)) * this.width;
    for (let k = 0; k < this.width; k++) block[start + k] = words[k] as number;
    (this.#parents[at] as Int32Array)[index & (BLOCK - 1)] = parent;
  }

  #grow(): void {
    // A small table grows faster: there is room, and each growing looks at every state again.
    const factor = this.#table.length < 1 << 20 ? 8 : 2;
    const table = new Int32Array(this.#table.length * factor).fill(-1);
    const mask = table.length - 1;
    const words = new Int32Array(this.width);
    for (let index = 0; index < this.#size; index++) {
      this.read(index, words);
      const h = hash(words, this.width);
      let place = h & mask;
      while (table[place] !== -1) place = (place + 1) & mask;
      table[place] = (h & ~NUMBER) | index;
    }
    this.#table = table;
  }
}

const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;

/** The bits of an entry that are the state's number. */
const NUMBER = (1 << 26) - 1;

/** More states than this have no number: some two gigabytes, for a few processes. */
export const MOST_STATES = NUMBER;

/** Every bit of every word reaches the low bits, by which the table is entered, and the high ones. */
function hash(words: Int32Array, width: number): number {
  let h = 0x9747b28c;
  for (let k = 0; k < width; k++) {
    h = Math.imul(h ^ (words[k] as number), 0x85ebca6b);
    h ^= h >>> 15;
  }
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
