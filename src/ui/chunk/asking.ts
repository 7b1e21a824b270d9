import { createStore } from "zustand/vanilla";
import type { Missing } from "./missing.ts";

/** A question to the user. */
export interface Asked {
  readonly why: Missing;
  /** Answers all who wait: whether to try again. */
  readonly answer: (again: boolean) => void;
}

interface Asking {
  /** What the user is asked now; null when nothing is asked. */
  readonly asked: Asked | null;
  /** How often the user has tried again: whatever is missing then is fetched again. */
  readonly tries: number;
}

export const asking = createStore<Asking>(() => ({ asked: null, tries: 0 }));

export function tryAgain(): void {
  asking.setState(({ tries }) => ({ tries: tries + 1 }));
}

let answered: Promise<boolean> | null = null;

/** Asks the user whether to fetch a part again. Parts that fail at the same time share one question. */
export function askToTryAgain(why: Missing): Promise<boolean> {
  answered ??= new Promise((resolve) => {
    const answer = (again: boolean) => {
      answered = null;
      asking.setState({ asked: null });
      resolve(again);
      if (again) tryAgain();
    };
    asking.setState({ asked: { why, answer } });
  });
  return answered;
}

/** Resolves when the user is asked for the first time. */
export function firstAsked(): Promise<void> {
  return new Promise((done) => {
    const end = asking.subscribe(({ asked }) => {
      if (!asked) return;
      end();
      done();
    });
  });
}
