import { createStore } from "zustand/vanilla";
import { emptyTalk } from "../../learning/talk/edit.ts";
import type { Talk } from "../../learning/talk/format.ts";

/** Where a talk stands. */
export interface TalkState {
  readonly talk: Talk;
  readonly beat: number;
  /** How far the beat is: 0 at its first step, or at its question; then its other steps. */
  readonly at: number;
  /** `left`: the presentation was left for a moment, to try something out. */
  readonly mode: "edit" | "present" | "left";
  /** Whether the answers of the beat's question show which is right. */
  readonly answered: boolean;
  /** Digits that were typed for a beat's number. */
  readonly typed: string;
  readonly spot: boolean;
  /** Whether header and panels are shown while presenting. */
  readonly full: boolean;
  /** When the presentation began, in ms of the page's clock; null before. */
  readonly beganMs: number | null;
}

const place = "interleave.talk";

/** The talk that is open. It outlives the panel, and is kept in the browser for the next visit. */
export const talkState = createStore<TalkState>(() => ({
  talk: emptyTalk,
  beat: 0,
  at: 0,
  mode: "edit",
  answered: false,
  typed: "",
  spot: false,
  full: false,
  beganMs: null,
}));

/** The text of the talk that was open before, or null. */
export function keptTalk(): string | null {
  try {
    return window.localStorage.getItem(place);
  } catch {
    return null;
  }
}

export function keepTalk(text: string): void {
  try {
    window.localStorage.setItem(place, text);
  } catch {
    // A browser that keeps nothing, or no more: the file does.
  }
}
