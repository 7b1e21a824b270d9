import type { Change } from "./part.ts";
import { neighbour, type Speed } from "./speed.ts";

export type Theme = "light" | "dark" | "projector";
export type Tab = "code" | "state" | "console" | "changes";

/** Something that the user must be told; it stays until it is dismissed or the next one comes. */
export interface Notice {
  readonly kind: "problem" | "done";
  readonly title: string;
  /** What was wrong, where, and what to do. */
  readonly text: string;
  /** What can be done about it right here. */
  readonly act?: { readonly label: string; readonly do: () => void };
}

/** How the page shows a run, whichever it is. */
export interface Look {
  readonly speed: Speed;
  readonly theme: Theme;
  /** The theme to come back to where the page is being presented; null where it is not. */
  readonly presenting: Theme | null;
  readonly tab: Tab;
  readonly notice: Notice | null;

  readonly faster: () => void;
  readonly slower: () => void;
  readonly showTheme: (theme: Theme) => void;
  /** Shows the run large, for a hall; and puts back how it was. */
  readonly present: (presenting: boolean) => void;
  readonly showTab: (tab: Tab) => void;
  readonly tell: (notice: Notice) => void;
  readonly dismiss: () => void;
}

export function lookOf(set: Change<Look>): Look {
  return {
    speed: 1,
    theme: "light",
    presenting: null,
    tab: "code",
    notice: null,

    faster: () => set(({ speed }) => ({ speed: neighbour(speed, 1) })),
    slower: () => set(({ speed }) => ({ speed: neighbour(speed, -1) })),
    showTheme: (theme) => set({ theme }),
    present: (presenting) =>
      set(({ theme, presenting: before }) => {
        if (presenting === (before !== null)) return {};
        return presenting
          ? { presenting: theme, theme: "projector" }
          : { presenting: null, theme: before ?? theme };
      }),
    showTab: (tab) => set({ tab }),
    tell: (notice) => set({ notice }),
    dismiss: () => set({ notice: null }),
  };
}
