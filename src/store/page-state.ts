import type { Change } from "./part.ts";
import { neighbour, type Speed } from "./speed.ts";

export type Theme = "light" | "dark" | "projector";
export type Tab = "code" | "state" | "console" | "changes";

/** Something that the user must be told; it stays until it is dismissed or the next one comes. */
export interface Notice {
  readonly kind: "problem" | "done";
  readonly title: string;
  /** The problem, its place, and what to do. */
  readonly text: string;
  /** An action that the notice offers. */
  readonly act?: { readonly label: string; readonly do: () => void };
}

/** The parts of the page that can fill it alone. */
export type Place = "stage" | "diagram" | "side";

/** The settings that return when the presentation ends. */
interface Before {
  readonly theme: Theme;
  readonly hidesFuture: boolean;
}

/** How the page shows a run, whichever it is. */
export interface PageState {
  readonly speed: Speed;
  readonly theme: Theme;
  /** The settings before the presentation; null outside a presentation. */
  readonly presenting: Before | null;
  /** Whether nothing of the steps after the cursor is shown or told. */
  readonly hidesFuture: boolean;
  /** The part that fills the page while it is being presented, or null. */
  readonly enlarged: Place | null;
  /** Whether the screen is black, as a clicker's key makes it in a presentation. */
  readonly blackedOut: boolean;
  /** Whether real processes stand in the place of the simulated run. */
  readonly showsLive: boolean;
  /** Whether the student's own programs are edited in the place of the run. */
  readonly showsPrograms: boolean;
  /** Files that were last dropped on the page as programs: the editor takes them. */
  readonly programFiles: readonly ProgramFile[] | null;
  /** Files of a record of a real run, shown in the place of the run; null where there are none. */
  readonly recordFiles: readonly RecordFile[] | null;
  readonly tab: Tab;
  readonly notice: Notice | null;

  readonly faster: () => void;
  readonly slower: () => void;
  readonly showTheme: (theme: Theme) => void;
  /** Shows the run large, for a hall, without what comes; and puts back how it was. */
  readonly present: (presenting: boolean) => void;
  readonly hideFuture: (hides: boolean) => void;
  /** Lets a part fill the page, or, where it does already, puts it back. */
  readonly enlarge: (place: Place) => void;
  readonly blackOut: (black: boolean) => void;
  readonly showLive: (shows: boolean) => void;
  readonly showPrograms: (shows: boolean) => void;
  /** Shows the editor with these files. */
  readonly takePrograms: (files: readonly ProgramFile[]) => void;
  readonly showTab: (tab: Tab) => void;
  readonly tell: (notice: Notice) => void;
  readonly dismiss: () => void;
}

export interface RecordFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

export function pageStateOf(set: Change<PageState>): PageState {
  return {
    speed: 1,
    theme: "light",
    presenting: null,
    hidesFuture: false,
    enlarged: null,
    blackedOut: false,
    showsLive: false,
    showsPrograms: false,
    programFiles: null,
    recordFiles: null,
    tab: "code",
    notice: null,

    faster: () => set(({ speed }) => ({ speed: neighbour(speed, 1) })),
    slower: () => set(({ speed }) => ({ speed: neighbour(speed, -1) })),
    showTheme: (theme) => set({ theme }),
    present: (presenting) =>
      set(({ theme, hidesFuture, presenting: before }) => {
        if (presenting === (before !== null)) return {};
        const ended = { presenting: null, enlarged: null, blackedOut: false, ...before };
        return presenting
          ? { presenting: { theme, hidesFuture }, theme: "projector", hidesFuture: true }
          : ended;
      }),
    hideFuture: (hidesFuture) => set({ hidesFuture }),
    enlarge: (place) => set(({ enlarged }) => ({ enlarged: enlarged === place ? null : place })),
    blackOut: (blackedOut) => set({ blackedOut }),
    showLive: (showsLive) => set({ showsLive }),
    showPrograms: (showsPrograms) => set({ showsPrograms }),
    takePrograms: (programFiles) => set({ programFiles, showsPrograms: true }),
    showTab: (tab) => set({ tab }),
    tell: (notice) => set({ notice }),
    dismiss: () => set({ notice: null }),
  };
}
