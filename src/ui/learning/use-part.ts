import { useState } from "react";

const place = "interleave.learning-parts";

/** At which part a lesson was left, and a way to go to another. */
export function usePart(lesson: string): readonly [string | undefined, (part: string) => void] {
  const [part, setPart] = useState(() => kept()[lesson]);
  const go = (to: string) => {
    setPart(to);
    try {
      window.localStorage.setItem(place, JSON.stringify({ ...kept(), [lesson]: to }));
    } catch {
      // Without storage it lasts as long as the panel.
    }
  };
  return [part, go];
}

function kept(): { readonly [lesson: string]: string } {
  try {
    return JSON.parse(window.localStorage.getItem(place) ?? "{}") as ReturnType<typeof kept>;
  } catch {
    return {};
  }
}
