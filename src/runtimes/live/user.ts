import { draw, stream, type Stream } from "../../base/draw.ts";
import type { Json, ProcessId } from "../../base/words.ts";
import type { Wanting } from "../../contract/live.ts";

/** The user of a live process, who makes the same request again and again. */
export class LiveUser {
  readonly #wanting: Wanting;
  readonly #pauses: Stream;
  #wishes: number;
  #isWishing = false;

  /** @param before how many steps lives of the process had before this one, so that its pauses are others */
  constructor(wanting: Wanting, seed: number, process: ProcessId, before: number) {
    this.#wanting = wanting;
    this.#pauses = stream(seed, `pause ${process}`);
    this.#wishes = before;
  }

  /** In how many ms the next wish comes; null where one is on its way already. */
  nextPauseMs(): number | null {
    if (this.#isWishing) return null;
    this.#isWishing = true;
    const { minMs, maxMs } = this.#wanting;
    return minMs + draw(this.#pauses, ++this.#wishes) * (maxMs - minMs);
  }

  /** The wish that has come. */
  asked(): Json {
    this.#isWishing = false;
    return this.#wanting.wish;
  }
}
