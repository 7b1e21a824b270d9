import { createStore } from "zustand/vanilla";
import { noProgress, readProgress, type Progress } from "../../learning/progress.ts";

const place = "interleave.progress";

/** What this browser's student has done. Nothing of it is sent anywhere. */
export const progress = createStore<Progress>(
  () => kept() ?? { ...noProgress, seed: crypto.getRandomValues(new Uint16Array(1))[0] ?? 0 },
);

/** Changes the progress and keeps it. Another tab may have changed it meanwhile: then that is changed. */
export function keep(changed: (before: Progress) => Progress): void {
  const next = changed(kept() ?? progress.getState());
  progress.setState(next, true);
  try {
    window.localStorage.setItem(place, JSON.stringify(next));
  } catch {
    // Without storage it lasts as long as the page; the record can still be saved.
  }
}

function kept(): Progress | null {
  try {
    return readProgress(window.localStorage.getItem(place));
  } catch {
    return null;
  }
}
