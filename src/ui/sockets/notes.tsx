import { useCallback, useMemo, type PointerEvent } from "react";
import { decodedOnTheWire, usesBase64 } from "../../experiments/sockets/tap.ts";
import type { Size } from "../../scene/geometry.ts";
import { waitsPicture } from "../../scene/sockets/waits-picture.ts";
import { waitsOf, type Waits } from "../../scene/sockets/waits.ts";
import { ms } from "../../experiments/interventions.ts";
import { Drawn } from "../picture/drawn.tsx";
import { processColour } from "../theme/process-colour.ts";
import { wantedScenario } from "../../store/opening.ts";
import { useStep, useWorkbench } from "../use-workbench.ts";
import { bytesWritten } from "./bytes.ts";
import { ServerSwitch } from "./client-fields.tsx";
import "./notes.css";

/** What belongs to some runs only: what a tap on the wire reads or, of several clients, who waits for how long. */
export function SocketNotes() {
  const scenario = useWorkbench(({ run }) => run.scenario);
  return usesBase64(scenario) ? <Tap /> : <WaitChart />;
}

interface Data {
  readonly data: string;
}

const tapped = 3;

/** All that has left a kernel so far, as every host on the way may read it. */
function Tap() {
  const { run, cursor } = useStep();
  const seen = useMemo(
    () =>
      run.trace.flights.filter(
        ({ message, sentStep }) => sentStep <= cursor && (message as Data).data.length > 0,
      ),
    [run, cursor],
  );
  return (
    <details className="tap" open>
      <summary>A tap on the wire reads</summary>
      {seen.length === 0 && <p className="tap-none">nothing yet: no data has been sent.</p>}
      <ol>
        {seen.slice(-tapped).map(({ index, message, from }) => {
          const { data } = message as Data;
          const plain = decodedOnTheWire(data);
          return (
            <li key={index} style={{ borderColor: processColour(from) }}>
              <code>{bytesWritten(data, "text", 44)}</code>
              {plain !== null && (
                <span>
                  base64 for <b>{bytesWritten(plain, "text", 40)}</b>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p className="tap-note">
        Base64 needs no key, so it hides nothing and notices no change. Encryption (TLS, Python’s{" "}
        <code>ssl</code>) would show a tap only noise, and refuse whatever was changed on the way.
      </p>
    </details>
  );
}

/** More rows than this are left out. */
const rowsMost = 9;

/** Where each process waited, and how long in all. */
function WaitChart() {
  const run = useWorkbench((workbench) => workbench.run);
  const scenario = useWorkbench(wantedScenario);
  const atMs = useWorkbench(({ run, cursor }) => run.trace.steps[cursor]?.atMs ?? 0);
  const untilMs = useWorkbench(({ hidesFuture }) => (hidesFuture ? atMs : Infinity));
  const all = useMemo(() => waitsOf(run.trace, untilMs), [run.trace, untilMs]);
  const rows = all.slice(0, rowsMost);
  const endMs = Math.max(1, ...all.flatMap(({ waits }) => waits.map(({ toMs }) => toMs)));
  const left = all.length - rows.length;
  return (
    <details className="waits" open>
      <summary>Waiting time, out of {ms(Math.round(endMs))}</summary>
      {scenario.experiment === "sockets" && <ServerSwitch scenario={scenario} />}
      <table>
        <tbody>
          {rows.map((row) => (
            <Row key={row.process} row={row} endMs={endMs} atMs={atMs} />
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="waits-more">and {left} more</p>}
      <p className="waits-legend" aria-hidden="true">
        <i data-op="accept" /> accept <i data-op="connect" /> connect <i data-op="recv" /> recv{" "}
        <i data-op="sleep" /> own pause
      </p>
    </details>
  );
}

interface RowProps {
  readonly row: Waits;
  readonly endMs: number;
  readonly atMs: number;
}

function Row({ row: { process, waits, totalMs }, endMs, atMs }: RowProps) {
  const run = useWorkbench((workbench) => workbench.run);
  const name = run.experiment.nameOf(run.trace.processes[process] ?? "");
  const draw = useCallback((size: Size) => waitsPicture(waits, endMs, atMs, size), [waits, endMs, atMs]);
  const tell = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const overMs = ((clientX - left) / width) * endMs;
    const wait = waits.findLast(({ fromMs, toMs }) => fromMs <= overMs && overMs <= toMs);
    currentTarget.title = wait ? `${wait.op}: ${ms(Math.round(wait.toMs - wait.fromMs))}` : "";
  };
  return (
    <tr>
      <th scope="row" style={{ color: processColour(process) }}>
        {name}
      </th>
      <td className="waits-bars" onPointerMove={tell}>
        <Drawn className="waits-row" draw={draw} />
      </td>
      <td className="waits-total">{ms(Math.round(totalMs))}</td>
    </tr>
  );
}
