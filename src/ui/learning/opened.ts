import { createStore } from "zustand/vanilla";

export const learningPlace = "interleave.learning";

/** What the panel of lessons shows: "list", "record", "lesson/ID", "challenge/ID"; null while it is closed. */
export const learning = createStore<string | null>(remembered);

/** Opens the panel, or closes it with null. The panel keeps it for a reload (`panel.tsx`). */
export function showLearning(what: string | null): void {
  learning.setState(what, true);
}

function remembered(): string | null {
  try {
    return window.localStorage.getItem(learningPlace);
  } catch {
    return null;
  }
}
