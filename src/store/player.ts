import { stepSentence } from "./step-sentence.ts";
import { stepShownMs } from "./speed.ts";
import type { WorkbenchStore } from "./workbench.ts";

/** Calls back after a while, and answers with how to call that off. The page gives its own clock, a test another. */
export type Wait = (afterMs: number, done: () => void) => () => void;

/** Steps on for as long as the workbench is playing. Answers with how to end it. */
export function startPlayer(store: WorkbenchStore, wait: Wait): () => void {
  let callOff: (() => void) | null = null;
  const stop = () => {
    callOff?.();
    callOff = null;
  };
  const next = () => {
    const { playing, speed, run, cursor } = store.getState();
    if (!playing) return;
    callOff = wait(stepShownMs(speed, stepSentence(run, cursor).length), () => {
      callOff = null;
      store.getState().advance();
      next();
    });
  };
  const end = store.subscribe((now, before) => {
    if (now.playing === before.playing && now.speed === before.speed) return;
    stop();
    next();
  });
  next();
  return () => {
    end();
    stop();
  };
}
