import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { fineness, settled } from "../../scene/berkeley/edit-clock.ts";
import { withClockMs, withDrift } from "../../experiments/berkeley/edit-clocks.ts";
import { clockMsOf, type BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import { wantedScenario } from "../../store/opening.ts";
import { loop } from "../loop/loop.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { wait } from "../wait.ts";

/** What of a clock is held: its reading at the beginning, or its drift by a place of its raw line. */
export type Hold =
  | { readonly kind: "clock"; readonly process: number }
  | { readonly kind: "drift"; readonly process: number; readonly atMs: number };

interface Held {
  readonly hold: Hold;
  readonly scenario: BerkeleyScenario;
  readonly y: number;
  /** As it was when it was taken: the chart's scale stays under the hand. */
  readonly msPerPixel: number;
  nowY: number;
  /** Calls off what is done when the hand rests. */
  stopWaiting: () => void;
  /** What is still to be run: the hand has not rested since. */
  unrun: BerkeleyScenario | null;
  /** What was tried out last. */
  tried: BerkeleyScenario;
}

/** What is done to handles; the same as long as the chart is there. */
export interface ClockHands {
  readonly take: (hold: Hold, y: number) => void;
  readonly moveTo: (y: number) => void;
  readonly letGo: () => void;
  /** The same with a key, by its value. */
  readonly put: (hold: Hold, value: number) => void;
}

export interface ClockDrag {
  readonly hands: ClockHands;
  /** What is being dragged, or null. */
  readonly hold: Hold | null;
  /** The scenario as the hand has it, of which the run may still be on its way; null where nothing is dragged. */
  readonly tried: BerkeleyScenario | null;
  /** How finely a pointer, and a key, sets the value of a handle. */
  readonly stepOf: (hold: Hold) => number;
}

/** So long a hand has not moved when it rests, in ms. */
const restMs = 120;

/**
 * Tries out another clock or drift for as long as a handle is held, at most once a frame. Escape takes it back.
 * @param isLong whether the run takes so long that it is tried out only when the hand rests
 */
export function useClockDrag(
  scenario: BerkeleyScenario,
  msPerPixel: number,
  begun: () => void,
  isLong: boolean,
): ClockDrag {
  const store = useWorkbenchStore();
  const held = useRef<Held | null>(null);
  const [hold, setHold] = useState<Hold | null>(null);
  const [tried, setTried] = useState<BerkeleyScenario | null>(null);
  const shown = useRef({ scenario, msPerPixel, begun, isLong });
  useLayoutEffect(() => {
    shown.current = { scenario, msPerPixel, begun, isLong };
  });
  const release = useCallback((): boolean => {
    const last = held.current;
    held.current = null;
    last?.stopWaiting();
    setHold(null);
    setTried(null);
    return last !== null;
  }, []);
  useEffect(() => {
    if (!hold) return undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (release()) store.getState().cancelPreview();
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [hold, store, release]);
  useLayoutEffect(() => () => void release(), [release]);
  const hands = useMemo((): ClockHands => {
    const run = () => {
      const now = held.current;
      if (!now?.unrun) return;
      const next = now.unrun;
      now.unrun = null;
      store.getState().tryOutSoon({ kind: "replace", scenario: next });
    };
    const attempt = () => {
      const now = held.current;
      if (!now) return;
      const byMs = (now.y - now.nowY) * now.msPerPixel;
      const next = moved(now.scenario, now.hold, byMs, now.msPerPixel);
      // A pointer that has moved less than a value's step has not changed it.
      if (isSame(now.tried, next, now.hold)) return;
      now.tried = next;
      setTried(next);
      now.unrun = next;
      now.stopWaiting();
      if (shown.current.isLong) now.stopWaiting = wait(restMs, run);
      else run();
    };
    /** With the changes whose run is still on its way. */
    const wanted = () => {
      const now = wantedScenario(store.getState());
      return now.experiment === "berkeley" ? now : shown.current.scenario;
    };
    return {
      take: (taken, y) => {
        const { msPerPixel: scale, begun: beginning } = shown.current;
        const from = wanted();
        held.current = {
          hold: taken,
          scenario: from,
          y,
          msPerPixel: scale,
          nowY: y,
          stopWaiting: () => {},
          unrun: null,
          tried: from,
        };
        beginning();
        setHold(taken);
      },
      moveTo: (y) => {
        const now = held.current;
        if (!now) return;
        now.nowY = y;
        loop.invalidate("hand", attempt);
      },
      letGo: () => {
        if (loop.callOff(attempt)) attempt();
        run();
        if (release()) store.getState().commitPreview();
      },
      put: (taken, value) => {
        const from = wanted();
        const change = taken.kind === "clock" ? withClockMs : withDrift;
        store.getState().change(change(from, taken.process, value), `chart ${taken.kind} ${taken.process}`);
      },
    };
  }, [store, release]);
  return { hands, hold, tried, stepOf: (taken) => stepOf(taken, msPerPixel) };
}

function isSame(one: BerkeleyScenario, other: BerkeleyScenario, { process }: Hold): boolean {
  const [before, after] = [one.processes[process], other.processes[process]];
  if (!before || !after) return before === after;
  return clockMsOf(before) === clockMsOf(after) && before.driftPpm === after.driftPpm;
}

function stepOf(hold: Hold, msPerPixel: number): number {
  return fineness(hold.kind === "clock" ? msPerPixel : (msPerPixel * 1e6) / hold.atMs);
}

function moved(scenario: BerkeleyScenario, hold: Hold, byMs: number, msPerPixel: number): BerkeleyScenario {
  const process = scenario.processes[hold.process];
  if (!process) return scenario;
  if (hold.kind === "clock")
    return withClockMs(scenario, hold.process, settled(clockMsOf(process) + byMs, stepOf(hold, msPerPixel)));
  const driftPpm = process.driftPpm + (byMs * 1e6) / hold.atMs;
  return withDrift(scenario, hold.process, settled(driftPpm, stepOf(hold, msPerPixel)));
}
