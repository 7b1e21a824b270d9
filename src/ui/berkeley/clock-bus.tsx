import { useMemo, useRef } from "react";
import { besideOneAnother } from "../../scene/berkeley/beside.ts";
import { textWidth } from "../../scene/text.ts";
import { shareOf, timeAxis } from "../../scene/time-axis.ts";
import type { PickedMessage } from "../stage/pop.tsx";
import { useSize } from "../stage/use-size.ts";
import { processColour } from "../theme/process-colour.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useStep } from "../use-workbench.ts";

/** More messages than this are not drawn at once. */
const most = 40;
/** The letters of a chip and the room at both its ends, in px at a desk; clock-stage.css says the same in em. */
const chip = { fontPx: 11.05, endsPx: 20, dotPx: 12 };

interface Props {
  readonly readOnly: boolean;
  readonly pick: (message: PickedMessage) => void;
}

/**
 * The messages under way, each as far along as the cursor stands between its sending and its arrival. A dot on the line
 * marks the place; the chips over it stand beside one another, so that each can be read.
 */
export function ClockBus({ readOnly, pick }: Props) {
  const { run, cursor } = useStep();
  const scale = useTypeScale();
  const line = useRef<HTMLUListElement>(null);
  const room = useSize(line)?.width ?? 0;
  const axis = useMemo(() => timeAxis(run.trace, 1000), [run]);
  const { trace, timeline, subject, experiment } = run;
  const ended = trace.flights[trace.steps[cursor]?.flight ?? -1];
  // Those in one place stand in the order of their clocks.
  const under = [...timeline.travelling(cursor), ...(ended ? [ended] : [])]
    .slice(0, most)
    .toSorted((one, other) => one.to - other.to);
  const idOf = (process: number) => trace.processes[process] ?? "";
  const place = (process: number) => ((process + 0.5) / trace.processes.length) * room;
  const messages = under.map((flight) => ({
    flight,
    at: place(flight.from) + (place(flight.to) - place(flight.from)) * shareOf(axis, flight, cursor),
    label: subject.reader.labelOf(flight.message, idOf(flight.from)),
    towards: idOf(flight.to),
    isBack: flight.to < flight.from,
  }));
  const { form, texts, middles } = chipsOn(room, messages, scale);
  return (
    <ul ref={line} className="clock-bus" aria-label="Messages under way" data-form={form}>
      {messages.map(({ flight, at, label, towards }, index) => {
        const from = idOf(flight.from);
        const kind = subject.reader.kindOf(flight.message);
        const isLost = trace.steps[cursor]?.happening.kind === "lost" && flight === ended;
        const heard = `${label} from ${experiment.nameOf(from)} to ${experiment.nameOf(towards)}`;
        return (
          <li
            key={flight.index}
            className="clock-message"
            data-term={kind}
            data-kind={kind}
            data-lost={isLost || undefined}
            style={{ color: processColour(flight.from) }}
          >
            <i style={{ left: at }} />
            <button
              type="button"
              disabled={readOnly}
              style={{ left: middles[index] }}
              aria-label={isLost ? `${heard}, lost` : heard}
              onClick={(event) =>
                pick({ name: flight.name, anchor: event.currentTarget.getBoundingClientRect() })
              }
            >
              <span>{texts[index]}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface Chip {
  /** Where the message is on the line, in px. */
  readonly at: number;
  readonly label: string;
  readonly towards: string;
  readonly isBack: boolean;
}

/** The chips in the most telling form for which the line has room, and where their middles stand. */
function chipsOn(room: number, chips: readonly Chip[], scale: number) {
  const forms = [
    ["whole", chips.map((each) => pointed(each, each.label))],
    // Without the kind, which the frame shows: "AMOUNT −1.95 s" is "−1.95 s".
    ["short", chips.map((each) => pointed(each, each.label.replace(/^\S+ (?=\S+ )/, "")))],
  ] as const;
  for (const [form, texts] of forms) {
    const widths = texts.map((text) => (textWidth(text, chip.fontPx) + chip.endsPx) * scale);
    const wanted = chips.map(({ at }, index) => ({ at, width: widths[index] ?? 0 }));
    const middles = besideOneAnother(wanted, room);
    if (middles) return { form, texts, middles };
  }
  const wanted = chips.map(({ at }) => ({ at, width: chip.dotPx }));
  const middles = besideOneAnother(wanted, room, 2) ?? chips.map(({ at }) => at);
  return { form: "dots", texts: forms[1][1], middles };
}

/** With an arrow to the clock that it goes to. */
function pointed({ towards, isBack }: Chip, text: string): string {
  return isBack ? `${towards} ◂ ${text}` : `${text} ▸ ${towards}`;
}
