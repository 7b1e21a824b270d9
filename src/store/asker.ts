/** The protocol of every thread that computes for the page. An answer bears the number of what was asked. */
export type ToThread<Asked> =
  | { readonly kind: "ask"; readonly id: number; readonly asked: Asked }
  /** Nothing of this is wanted any more. */
  | { readonly kind: "stop"; readonly id: number };

export type FromThread<Progress, Done> =
  | { readonly kind: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly kind: "done"; readonly id: number; readonly done: Done }
  | { readonly kind: "failed"; readonly id: number; readonly why: string };

export interface Thread<Asked> {
  readonly post: (message: ToThread<Asked>) => void;
  readonly end: () => void;
}

/** Begins a thread. `fail`: it cannot go on, or could not be begun. */
export type BeginThread<Asked, Progress, Done> = (
  hear: (told: FromThread<Progress, Done>) => void,
  fail: (why: string) => void,
) => Thread<Asked>;

interface Hears<Progress, Done> {
  readonly progress?: (progress: Progress) => void;
  readonly done: (done: Done) => void;
  readonly failed: (why: string) => void;
}

/**
 * The page's side of a thread that computes. It is asked for one thing after the other: what was begun comes to its
 * end, then the newest is begun, and what lies between is left out. The thread is begun when it is first needed, and
 * kept: what it has compiled it need not compile for the next.
 */
export class Asker<Asked, Progress, Done> {
  readonly #begin: BeginThread<Asked, Progress, Done>;
  readonly #hears: Hears<Progress, Done>;
  #thread: Thread<Asked> | null = null;
  #newest: { readonly asked: Asked } | null = null;
  /** The number of the current question, or null. */
  #going: number | null = null;
  #last = 0;

  constructor(begin: BeginThread<Asked, Progress, Done>, hears: Hears<Progress, Done>) {
    this.#begin = begin;
    this.#hears = hears;
  }

  ask(asked: Asked): void {
    this.#newest = { asked };
    this.#next();
  }

  /** Drops every question so far: none of them reports anything more. */
  stop(): void {
    if (this.#going !== null) this.#thread?.post({ kind: "stop", id: this.#going });
    this.#newest = null;
    this.#going = null;
  }

  /** The same, at once, and the thread goes with all that it keeps. */
  end(): void {
    this.#thread?.end();
    this.#thread = null;
    this.#newest = null;
    this.#going = null;
  }

  #next(): void {
    if (this.#going !== null || !this.#newest) return;
    const { asked } = this.#newest;
    this.#newest = null;
    this.#going = ++this.#last;
    this.#thread ??= this.#begun();
    this.#thread.post({ kind: "ask", id: this.#going, asked });
  }

  #begun(): Thread<Asked> {
    const thread = this.#begin(
      (told) => this.#hear(told),
      (why) => {
        if (this.#thread !== thread) return;
        this.#thread.end();
        this.#thread = null;
        if (this.#going !== null) this.#hear({ kind: "failed", id: this.#going, why });
      },
    );
    return thread;
  }

  #hear(told: FromThread<Progress, Done>): void {
    if (told.id !== this.#going) return;
    if (told.kind === "progress") return this.#hears.progress?.(told.progress);
    this.#going = null;
    if (told.kind === "done") this.#hears.done(told.done);
    else this.#hears.failed(told.why);
    this.#next();
  }
}
