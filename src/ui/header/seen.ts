import { createStore } from "zustand/vanilla";

const place = "interleave.seen";

/** The scenarios that were seen in this browser, each as "EXPERIMENT/SCENARIO". */
export const seen = createStore<ReadonlySet<string>>(remembered);

/** Remembers a scenario for good, as far as the browser lets us. */
export function markSeen(scenario: string): void {
  // Another tab may have added some.
  const all = new Set([...seen.getState(), ...remembered(), scenario]);
  seen.setState(all, true);
  try {
    window.localStorage.setItem(place, JSON.stringify([...all]));
  } catch {
    // Without storage the marks last as long as the page.
  }
}

function remembered(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(place) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : []);
  } catch {
    return new Set();
  }
}
