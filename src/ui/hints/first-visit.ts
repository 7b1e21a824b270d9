const place = "interleave.hints";

let isOver = remembered();

/** Whether this is the first visit that the browser remembers, and the hints are not dismissed yet. */
export const isFirstVisit = (): boolean => !isOver;

/** No hint comes any more: for good, or without storage for this visit. */
export function endFirstVisit(): void {
  isOver = true;
  try {
    window.localStorage.setItem(place, "gone");
  } catch {
    // They are gone for this visit.
  }
}

/** No hint comes in this visit. */
export function skipHints(): void {
  isOver = true;
}

function remembered(): boolean {
  try {
    return window.localStorage.getItem(place) === "gone";
  } catch {
    return false;
  }
}
