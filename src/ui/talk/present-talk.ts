import type { WorkbenchStore } from "../../store/workbench.ts";
import { focusOf } from "../keys/focus.ts";
import { openRun } from "../learning/open-run.ts";
import { scenarioIn, stopsOf } from "./beat-run.ts";
import { talkState } from "./talk-state.ts";

let latest = 0;

/** Shows a beat at one of its stops; the last one where `at` is greater. Of two calls the later one counts. */
export async function showBeat(store: WorkbenchStore, beat: number, at: number): Promise<void> {
  const mine = ++latest;
  const { talk, mode } = talkState.getState();
  const next = talk.beats[beat];
  if (!next) return;
  const found = await scenarioIn(talk, next);
  if (mine !== latest) return;
  if (!found)
    return store.getState().tell({
      kind: "problem",
      title: `Beat ${beat + 1} cannot be shown`,
      text: `Its run “${next.run}” is not on this page. Change the beat, or go on to the next one.`,
    });
  if (store.getState().run.scenario !== found.scenario)
    await openRun(store, found.experiment, found.scenario, next.step);
  if (mine !== latest) return;
  const stops = stopsOf(store.getState().run, next);
  const stop = Math.min(at, stops.length - 1);
  store.getState().goTo(stops[stop] ?? 0);
  const isAsked = next.question !== undefined && at === 0;
  talkState.setState({ beat, at: stop, answered: !isAsked, typed: "" });
  if (mode === "present") setLarge(store, next.large ?? null);
}

function setLarge(store: WorkbenchStore, large: "stage" | "diagram" | "side" | null): void {
  const { enlarged, enlarge } = store.getState();
  if (enlarged === large) return;
  if (large !== null) enlarge(large);
  else if (enlarged !== null) enlarge(enlarged);
}

/** Begins the presentation at a beat, or goes back to the one that was left. */
export async function present(store: WorkbenchStore, beat?: number): Promise<void> {
  const state = talkState.getState();
  if (state.talk.beats.length === 0) return;
  const isBack = state.mode === "left" && beat === undefined;
  talkState.setState({ mode: "present", full: false, beganMs: isBack ? state.beganMs : performance.now() });
  store.getState().dismiss();
  store.getState().present(true);
  const { answered } = state;
  await showBeat(store, beat ?? state.beat, isBack ? state.at : 0);
  if (isBack) talkState.setState({ answered });
}

/** Ends the presentation, or leaves it for a moment: then a key leads back to the very beat. */
export function leave(store: WorkbenchStore, mode: "edit" | "left"): void {
  latest++;
  talkState.setState({ mode, spot: false, typed: "" });
  store.getState().present(false);
}

/** The next answer, step or beat. */
export async function next(store: WorkbenchStore): Promise<void> {
  const { talk, beat, at, answered } = talkState.getState();
  const here = talk.beats[beat];
  if (!here) return;
  if (here.question && !answered) return talkState.setState({ answered: true });
  const stops = stopsOf(store.getState().run, here);
  if (at + 1 < stops.length) {
    await showBeat(store, beat, at + 1);
    return;
  }
  if (beat + 1 < talk.beats.length) await showBeat(store, beat + 1, 0);
}

/** Back by exactly one press of `next`. */
export async function back(store: WorkbenchStore): Promise<void> {
  const { talk, beat, at, answered } = talkState.getState();
  const here = talk.beats[beat];
  if (!here) return;
  if (at > 0) {
    await showBeat(store, beat, at - 1);
    if (at === 1) talkState.setState({ answered: true });
    return;
  }
  if (here.question && answered) return talkState.setState({ answered: false });
  if (beat === 0) return;
  await showBeat(store, beat - 1, Infinity);
  talkState.setState({ answered: true });
}

/** The keys of a presentation. Answers whether the key was meant for it. */
export function hearTalkKey(store: WorkbenchStore, event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey, repeat } = event;
  if (ctrlKey || altKey || metaKey) return false;
  const state = talkState.getState();
  if (state.mode !== "present" && key !== "F5" && focusOf(event.target) === "text") return false;
  const act = meaning(store, key, shiftKey);
  if (!act) return false;
  event.preventDefault();
  event.stopPropagation();
  if (repeat) return true;
  if (store.getState().blackedOut) {
    store.getState().blackOut(false);
    return true;
  }
  if (state.mode === "present" && !/^(?:\d|Enter)$/.test(key)) talkState.setState({ typed: "" });
  act();
  return true;
}

function meaning(store: WorkbenchStore, key: string, shift: boolean): (() => void) | null {
  const { mode, beat, typed, spot, full, talk } = talkState.getState();
  if (key === "F5") return () => void present(store, shift ? beat : 0);
  if (mode === "left" && key.toLowerCase() === "t") return () => void present(store);
  if (mode !== "present") return null;
  if (/^\d$/.test(key)) return () => talkState.setState({ typed: `${typed}${key}`.slice(-3) });
  switch (key.toLowerCase()) {
    case "pagedown":
    case "arrowright":
    case "arrowdown":
    case " ":
    case "n":
      return () => void next(store);
    case "enter":
      return () => {
        const wanted = Number(typed) - 1;
        if (typed === "") void next(store);
        else if (talk.beats[wanted]) void showBeat(store, wanted, 0);
        else talkState.setState({ typed: "" });
      };
    case "pageup":
    case "arrowleft":
    case "arrowup":
    case "backspace":
      return () => void back(store);
    case "home":
      return () => void showBeat(store, 0, 0);
    case "end":
      return () => void showBeat(store, talk.beats.length - 1, 0);
    case "b":
    case ".":
      return () => store.getState().blackOut(true);
    case "s":
      return () => talkState.setState({ spot: !spot });
    case "h":
      return () => talkState.setState({ full: !full });
    case "t":
      return () => leave(store, "left");
    case "escape":
      return () => leave(store, "edit");
    default:
      return null;
  }
}
