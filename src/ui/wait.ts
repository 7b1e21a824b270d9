import type { Wait } from "../store/player.ts";

/** Waits by the page's own clock. */
export const wait: Wait = (afterMs, done) => {
  const timer = setTimeout(done, afterMs);
  return () => clearTimeout(timer);
};
