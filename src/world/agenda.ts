import { at } from "../base/invariant.ts";

/** Something that is due at a moment of true time. */
export interface Due {
  readonly atMs: number;
  /** At the same moment interventions (0) come first, and what a kernel does by itself (2) comes last. */
  readonly rank: 0 | 1 | 2;
}

interface Entry<Item> {
  readonly item: Item;
  readonly order: number;
}

/**
 * What is due, earliest first; at equal times by rank, then in the order of adding. A binary heap: adding and
 * taking cost O(log n). Taking skips items that were cancelled.
 */
export class Agenda<Item extends Due> {
  readonly #heap: Entry<Item>[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(item: Item): void {
    const heap = this.#heap;
    const entry = { item, order: this.#added++ };
    let hole = heap.push(entry) - 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!before(entry, at(heap, parent))) break;
      heap[hole] = at(heap, parent);
      hole = parent;
    }
    heap[hole] = entry;
  }

  peek(): Item | undefined {
    return this.#heap[0]?.item;
  }

  take(): Item | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first?.item;
    let hole = 0;
    for (let child = 1; child < heap.length; child = 2 * hole + 1) {
      if (child + 1 < heap.length && before(at(heap, child + 1), at(heap, child))) child++;
      if (!before(at(heap, child), last)) break;
      heap[hole] = at(heap, child);
      hole = child;
    }
    heap[hole] = last;
    return first.item;
  }

  /** Everything that is still to happen, in order. */
  list(): Item[] {
    return this.#heap.toSorted((a, b) => (before(a, b) ? -1 : 1)).map((entry) => entry.item);
  }

  /** Removes one item from anywhere in the heap: schedules that are chosen by hand need this. */
  remove(item: Item): boolean {
    const index = this.#heap.findIndex((entry) => entry.item === item);
    if (index < 0) return false;
    const rest = this.#heap.toSpliced(index, 1).sort((a, b) => (before(a, b) ? -1 : 1));
    this.#heap.splice(0, this.#heap.length, ...rest);
    return true;
  }
}

function before<Item extends Due>(a: Entry<Item>, b: Entry<Item>): boolean {
  if (a.item.atMs !== b.item.atMs) return a.item.atMs < b.item.atMs;
  if (a.item.rank !== b.item.rank) return a.item.rank < b.item.rank;
  return a.order < b.order;
}
