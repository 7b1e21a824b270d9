import { useEffect, useMemo, useRef, useState } from "react";
import type { Box } from "../../scene/geometry.ts";
import type { Mark, PillMark } from "../../scene/picture/mark.ts";
import { pillBox } from "../../scene/picture/outline.ts";
import { pillAt, withRing } from "../../scene/picture/pills.ts";
import type { PlacedMessage } from "../../scene/stage-messages.ts";
import { MovingSheet } from "../picture/moving-sheet.tsx";
import type { PictureCanvas } from "../picture/sheet.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { MessagePop } from "./later-menus.ts";
import type { Pace } from "./pace.ts";
import type { Anchor, PickedMessage } from "./pop.tsx";
import { rove, tabIndexOf } from "./roving.ts";

interface Props {
  readonly label: string;
  /** The layer of the picture that has the messages. */
  readonly marks: readonly Mark[];
  /** The part of the stage in which they are seen. */
  readonly box: Box;
  readonly pace: Pace;
  readonly messages: readonly PlacedMessage[];
  /** Whether nothing can be done to a message. */
  readonly readOnly: boolean;
}

/** The messages of a stage, painted; and for keys and readers, and for what can be done to them, in the page. */
export function Messages({ label, marks, box, pace, messages, readOnly }: Props) {
  const { trace, subject, experiment } = useWorkbench((workbench) => workbench.run);
  const canvas = useRef<PictureCanvas>(null);
  const [picked, setPicked] = useState<(PickedMessage & { readonly key: string }) | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const ringed = focused ?? picked?.key ?? null;
  const shown = useMemo(() => withRing(marks, ringed), [marks, ringed]);
  const told = useMemo(() => {
    const nameAt = (process: number) => experiment.nameOf(trace.processes[process] ?? "");
    return messages.flatMap(({ key, flight, lost }) => {
      const sent = trace.flights[flight];
      if (!sent) return [];
      const { name, from, to, message } = sent;
      const what = subject.reader.labelOf(message, trace.processes[from] ?? "");
      return [{ key, name, words: `${what} from ${nameAt(from)} to ${nameAt(to)}${lost ? ", lost" : ""}` }];
    });
  }, [messages, trace, subject, experiment]);
  const pick = (key: string) => {
    const message = told.find((each) => each.key === key);
    const anchor = canvas.current && anchorOf(canvas.current, key);
    if (message && anchor) setPicked({ key, name: message.name, anchor });
  };
  // The canvas lies over the cards and lets through what is not for a message.
  useEffect(() => {
    const stage = canvas.current?.closest<HTMLElement>(".stage");
    if (!stage) return undefined;
    const listening = new AbortController();
    const under = ({ clientX, clientY }: MouseEvent) => {
      const { left, top } = stage.getBoundingClientRect();
      const pills = told.flatMap(({ key }) => (canvas.current && pillOf(canvas.current, key)) ?? []);
      return pillAt(pills, { x: clientX - left, y: clientY - top })?.key;
    };
    const take = (event: MouseEvent) => {
      const key = under(event);
      if (key === undefined) return;
      event.stopPropagation();
      pick(key);
    };
    const point = (event: MouseEvent) => {
      const key = under(event);
      const words = told.find((each) => each.key === key)?.words;
      if (words === undefined) delete stage.dataset["here"];
      else stage.dataset["here"] = words;
      stage.toggleAttribute("data-over-message", key !== undefined && !readOnly);
    };
    if (!readOnly) stage.addEventListener("click", take, { capture: true, signal: listening.signal });
    stage.addEventListener("mousemove", point, { signal: listening.signal });
    return () => {
      listening.abort();
      delete stage.dataset["here"];
      stage.removeAttribute("data-over-message");
    };
  });
  return (
    <>
      <MovingSheet ref={canvas} marks={shown} box={box} pace={pace} />
      <ul className="stage-spoken" aria-label={label} data-roving="">
        {told.map(({ key, words }, index) => (
          <li key={key}>
            {readOnly ? (
              words
            ) : (
              <button
                type="button"
                aria-haspopup="dialog"
                tabIndex={tabIndexOf(index)}
                onKeyDown={rove}
                onFocus={() => setFocused(key)}
                onBlur={() => setFocused(null)}
                onClick={() => pick(key)}
              >
                {words}
              </button>
            )}
          </li>
        ))}
      </ul>
      {picked && <MessagePop picked={picked} close={() => setPicked(null)} />}
    </>
  );
}

function pillOf({ marks }: PictureCanvas, key: string): PillMark | null {
  const mark = marks?.find((each) => each.key === key);
  return mark?.kind === "pill" ? mark : null;
}

/** Where a message stands in the window; null where it is not shown. */
function anchorOf(canvas: PictureCanvas, key: string): Anchor | null {
  const pill = pillOf(canvas, key);
  if (!pill) return null;
  const { x, y, width, height } = pillBox(pill);
  const at = canvas.getBoundingClientRect();
  const [left, top] = [at.left + x - (canvas.box?.x ?? 0), at.top + y - (canvas.box?.y ?? 0)];
  return { left, top, right: left + width, bottom: top + height };
}
