import {
  ChevronFirst,
  ChevronLast,
  ChevronLeft,
  ChevronRight,
  Pause,
  Play,
  type LucideIcon,
} from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { focusOf } from "../keys/focus.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { wait } from "../wait.ts";
import "../transport/transport.css";
import "../transport/scrubber.css";

interface Props {
  readonly count: number;
  readonly cursor: number;
  readonly goTo: (event: number) => void;
}

/** How long an event stays while the record plays, in ms: as long as its sentence takes to read. */
const STAY_MS = 900;

/** The steps of a record, by the buttons and keys of the page's own runs. */
export function RecordSteps({ count, cursor, goTo }: Props) {
  const [plays, setPlays] = useState(false);
  const last = Math.max(0, count - 1);
  const go = useEffectEvent((to: number) => goTo(Math.min(last, Math.max(0, to))));
  const playing = plays && cursor < last;
  useEffect(() => (playing ? wait(STAY_MS, () => go(cursor + 1)) : undefined), [playing, cursor]);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    const focus = focusOf(event.target);
    if (isComposing || ctrlKey || altKey || metaKey || focus === "text" || focus === "list") return;
    if (key === " " && focus !== "elsewhere") return;
    const does: Readonly<Record<string, () => void>> = {
      ArrowRight: () => go(cursor + 1),
      ArrowLeft: () => go(cursor - 1),
      Home: () => go(0),
      End: () => go(last),
      PageDown: () => go(cursor + 1),
      PageUp: () => go(cursor - 1),
      " ": () => setPlays(!playing),
    };
    const act = does[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <section className="bar transport" aria-label="Steps">
      <div className="transport-buttons">
        <Button icon={ChevronFirst} label="First step" off={cursor === 0} press={() => goTo(0)} />
        <Button
          icon={ChevronLeft}
          label="Back"
          off={cursor === 0}
          press={() => goTo(Math.max(0, cursor - 1))}
        />
        <Button
          icon={playing ? Pause : Play}
          label={playing ? "Pause" : "Play"}
          isPlay
          press={() => setPlays(!playing)}
        />
        <Button
          icon={ChevronRight}
          label="Forward"
          off={cursor >= last}
          press={() => goTo(Math.min(last, cursor + 1))}
        />
        <Button icon={ChevronLast} label="Last step" off={cursor >= last} press={() => goTo(last)} />
      </div>
      <input
        className="record-scrubber"
        type="range"
        aria-label="Step"
        min={0}
        max={last}
        value={cursor}
        onChange={({ target }) => goTo(Number(target.value))}
      />
      <span className="record-count">
        {count === 0 ? "0" : (cursor + 1).toLocaleString("en")} of {count.toLocaleString("en")}
      </span>
    </section>
  );
}

interface ButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isPlay?: boolean;
  readonly off?: boolean;
  readonly press: () => void;
}

function Button({ icon: Icon, label, isPlay = false, off = false, press }: ButtonProps) {
  return (
    <button
      type="button"
      className={isPlay ? "transport-button transport-play" : "transport-button"}
      aria-label={label}
      aria-disabled={off}
      onMouseDown={keepFocus}
      onClick={press}
    >
      <Icon size="1.25em" aria-hidden="true" fill={isPlay ? "currentColor" : "none"} />
    </button>
  );
}
