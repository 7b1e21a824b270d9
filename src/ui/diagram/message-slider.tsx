import { useId, useRef, type KeyboardEvent } from "react";
import { keptArrival } from "../../scene/arrival.ts";
import type { Flight } from "../../trace/trace.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { messageWords } from "./message-words.ts";

interface Props {
  /** The message that has the focus, by its place in the run; −1 for none. */
  readonly focused: number;
  readonly focus: (flight: number | null) => void;
  readonly open: (flight: number) => void;
}

/**
 * The arrows for the keyboard: one slider over the messages. ↑ and ↓ go from one to the next, Alt with ← and → moves
 * its head, Enter keeps that or opens what can be done, Delete drops it, Escape puts it back.
 */
export function MessageSlider({ focused, focus, open }: Props) {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const help = useId();
  const wasOpened = useRef(false);
  const { flights } = run.trace;
  const count = useWorkbench(({ run: { trace }, cursor, hidesFuture }) => {
    const step = trace.steps[cursor];
    // Messages are numbered as they are sent: where what comes is hidden, those of later steps are left out.
    return hidesFuture && step ? step.firstSent + step.sentCount : trace.flights.length;
  });
  const until = useWorkbench(({ cursor, hidesFuture }) => (hidesFuture ? cursor : null));
  const last = count - 1;
  const current = flights[Math.max(0, Math.min(focused, last))];
  if (!current || last < 0) return null;

  const go = (flight: number) => {
    store.getState().commitPreview();
    focus(Math.max(0, Math.min(last, flight)));
  };
  const shift = (byMs: number) => {
    const { tryOut, run: shown } = store.getState();
    if (current.copy) return;
    const atMs = keptArrival(current.dueMs + byMs, current);
    if (atMs === current.dueMs && current.fate === "delivered") return;
    tryOut({ kind: "deliver", message: current.name, atMs });
    follow(shown.trace.flights, current);
  };
  /** In the new run the message may have another place. */
  const follow = (before: readonly Flight[], { name, copy }: Flight) => {
    const after = store.getState().run.trace.flights;
    if (after !== before) focus(after.findIndex((each) => each.name === name && each.copy === copy));
  };
  const hear = (event: KeyboardEvent) => {
    const { preview, commitPreview, cancelPreview, edit } = store.getState();
    const byMs = event.shiftKey ? 10 : 1;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => shift(-byMs),
      ArrowRight: () => shift(byMs),
    };
    const answers: Record<string, () => void> = {
      ArrowUp: () => go(focused - 1),
      ArrowDown: () => go(focused + 1),
      Enter: () => {
        if (preview) commitPreview();
        else {
          wasOpened.current = true;
          open(Math.max(0, focused));
        }
      },
      Delete: () => {
        edit({ kind: "drop", message: current.name });
        follow(flights, current);
      },
      Escape: () => {
        cancelPreview();
        follow(flights, current);
      },
    };
    const answer = (event.altKey ? moves : answers)[event.key];
    if (!answer || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    answer();
  };
  return (
    <>
      <input
        type="range"
        className="diagram-slider"
        aria-label="Messages of the diagram"
        aria-haspopup="dialog"
        aria-describedby={help}
        aria-valuetext={`Message ${Math.max(0, focused) + 1} of ${last + 1}: ${messageWords(run, current, until)}`}
        min={0}
        max={last}
        value={Math.max(0, focused)}
        onChange={(event) => go(event.target.valueAsNumber)}
        onKeyDown={hear}
        onFocus={() => {
          if (wasOpened.current) wasOpened.current = false;
          else focus(Math.min(last, firstUnderWay(flights, store.getState().cursor)));
        }}
        onBlur={() => {
          store.getState().commitPreview();
          if (!wasOpened.current) focus(null);
        }}
      />
      <p id={help} className="heard-only">
        Up and down go from message to message. Alt with left and right moves its arrival by 1 ms, with Shift
        by 10 ms; Enter keeps that, Escape takes it back. Enter opens what else can be done, Delete drops it.
      </p>
    </>
  );
}

/** The message that arrives next after the cursor, or else the last one. */
function firstUnderWay(flights: readonly Flight[], cursor: number): number {
  const next = flights.findIndex(({ endStep }) => endStep < 0 || endStep >= cursor);
  return next < 0 ? flights.length - 1 : next;
}
