import { useState } from "react";
import { measureTitle } from "../../scene/berkeley/measure.ts";
import type { Size } from "../../scene/geometry.ts";
import { timeText } from "../../scene/time-text.ts";
import { MessagePop, NodePop } from "../stage/later-menus.ts";
import type { PickedMessage, PickedNode } from "../stage/pop.tsx";
import { processColour } from "../theme/process-colour.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useStep } from "../use-workbench.ts";
import { ClockBus } from "./clock-bus.tsx";
import { ClockFace } from "./clock-face.tsx";
import { berkeleyOf } from "../../store/berkeley/rounds.ts";
import { exactReading, reading, signedAmount } from "../../experiments/berkeley/values.ts";

interface Props {
  readonly size: Size;
  readonly readOnly: boolean;
}

/** Every machine's clock as its owner sees it, true time apart, and the messages between them on their line. */
export function ClockStrip({ size, readOnly }: Props) {
  const { run, cursor } = useStep();
  const [node, setNode] = useState<PickedNode | null>(null);
  const [message, setMessage] = useState<PickedMessage | null>(null);
  const { trace, timeline, subject, experiment } = run;
  const berkeley = berkeleyOf(run);
  const step = trace.steps[cursor];
  const atMs = step?.atMs ?? 0;
  const form = formOf(trace.processes.length, size.width, useTypeScale());
  if (!berkeley) return null;
  const { rightMs } = berkeley.chart;
  return (
    <div className="clock-strip" data-form={form}>
      {rightMs === null ? (
        <div
          className="true-time"
          data-term="true-time"
          data-here="True time is unknown here. The chart shows each clock’s reading minus this time"
        >
          <b>Since the start</b>
          <output>{timeText(trace, atMs)}</output>
          <small>true time is unknown</small>
        </div>
      ) : (
        <div className="true-time" data-term="true-time">
          <b>True time</b>
          <output>{reading(rightMs + atMs)}</output>
          <small>no process can see it</small>
        </div>
      )}
      <ul className="clocks" aria-label="Clocks">
        {trace.processes.map((id, process) => {
          const state = timeline.stateAt(process, cursor);
          const facts = state === null ? null : subject.reader.factsOf(state);
          const clockMs = berkeley.history.readingMs(process, cursor, atMs);
          const colour = processColour(process);
          const slewMs = berkeley.history.slewLeftMs(process, cursor, atMs);
          return (
            <li key={id}>
              <button
                type="button"
                className="clock-card"
                data-around=""
                data-term={step?.process === process ? "acting" : undefined}
                style={{ borderColor: colour }}
                data-acting={step?.process === process || undefined}
                data-down={facts === null || undefined}
                aria-haspopup={readOnly ? undefined : "dialog"}
                disabled={readOnly}
                onClick={(event) => setNode({ process, anchor: event.currentTarget.getBoundingClientRect() })}
              >
                {form !== "mini" && <ClockFace clockMs={clockMs} colour={colour} />}
                <span className="clock-words">
                  <b style={{ color: colour }}>{form === "wide" ? experiment.nameOf(id) : id}</b>
                  <span
                    className="clock-reading"
                    data-term="clock-reading"
                    data-here={`Exactly ${exactReading(clockMs)}`}
                  >
                    {reading(clockMs)}
                  </span>
                  {rightMs === null ? (
                    <span className="clock-offset" data-term="offset" data-here={measureTitle(false)}>
                      {form === "wide" && "in chart: "}
                      <b>{reading(clockMs - atMs)}</b>
                    </span>
                  ) : (
                    <span className="clock-offset" data-term="offset">
                      {form === "wide" && "off by "}
                      <b>{signedAmount(clockMs - atMs - rightMs)}</b>
                    </span>
                  )}
                  <span className="clock-phase">
                    <PhaseWords phase={facts?.phase ?? "DOWN"} slewMs={slewMs} />
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <ClockBus readOnly={readOnly} pick={setMessage} />
      {node && <NodePop picked={node} close={() => setNode(null)} />}
      {message && <MessagePop picked={message} close={() => setMessage(null)} />}
    </div>
  );
}

/** What a clock is in, word by word: of words in spans of their own a narrow card leaves out whole ones. */
function PhaseWords({ phase, slewMs }: { phase: string; slewMs: number }) {
  const words = phase === "FOLLOWER" ? [] : [phase];
  if (slewMs !== 0) words.push("slews", signedAmount(slewMs));
  return words.map((word, index) => (
    // After "slews" stands how much is left of it.
    <span key={word} data-term={index > 0 && words[index - 1] === "slews" ? "slews" : word}>
      {word}{" "}
    </span>
  ));
}

/** Cards with a face beside the words, with one above them, or words alone. */
function formOf(clocks: number, width: number, scale: number): "wide" | "tall" | "mini" {
  const room = (width / scale - (width < 600 ? 84 : 128)) / clocks;
  if (room >= 168) return "wide";
  return room >= 52 ? "tall" : "mini";
}
