import { createStore } from "zustand/vanilla";
import type { Missing } from "./missing.ts";

/** A question to the user. */
export interface Asked {
  readonly why: Missing;
  /** Answers all who wait: whether to try again. */
  readonly answer: (again: boolean) => void;
}

/** What the user is asked now; null when nothing is asked. */
export const asking = createStore<{ readonly asked: Asked | null }>(() => ({ asked: null }));

let answered: Promise<boolean> | null = null;

/** Asks the user whether to fetch a part again. Parts that fail at the same time share one question. */
export function askToTryAgain(why: Missing): Promise<boolean> {
  answered ??= new Promise((resolve) => {
    const answer = (again: boolean) => {
      answered = null;
      asking.setState({ asked: null });
      resolve(again);
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
