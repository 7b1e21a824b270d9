import { useState } from "react";
import { at } from "../../base/invariant.ts";
import type { Run } from "../../store/run.ts";
import type { Flight } from "../../trace/trace.ts";
import { Segments } from "../form/segments.tsx";
import { useStep, useWorkbench } from "../use-workbench.ts";
import { MessageMenu } from "./message-menu.tsx";
import { NodeMenu } from "./node-menu.tsx";
import { PartitionForm } from "./partition-form.tsx";

const whats = [
  { value: "message", label: "A message" },
  { value: "node", label: "A node" },
  { value: "network", label: "The network" },
] as const;

/** Changes something at the cursor: the way to it for the keyboard, and for who cannot hit an arrow. */
export function ChangeForm() {
  const [what, setWhat] = useState<(typeof whats)[number]["value"]>("message");
  return (
    <section className="change-form" aria-label="Change something">
      <h2>Change something here</h2>
      <Segments label="What to change" choices={whats} value={what} choose={setWhat} />
      {what === "message" && <MessageChoice />}
      {what === "node" && <NodeChoice />}
      {what === "network" && <PartitionForm />}
    </section>
  );
}

function MessageChoice() {
  const { run, cursor } = useStep();
  const [chosen, setChosen] = useState("");
  const flights = flightsHere(run, cursor);
  const name = flights.some((flight) => flight.name === chosen) ? chosen : flights[0]?.name;
  if (name === undefined)
    return <p className="changes-none">No message is on its way at this step. Go to a step that has one.</p>;
  return (
    <>
      <label className="field">
        Message
        <select value={name} onChange={(event) => setChosen(event.target.value)}>
          {flights.map((flight) => (
            <option key={flight.index} value={flight.name}>
              {run.subject.reader.labelOf(flight.message, at(run.trace.processes, flight.from))} ·{" "}
              {flight.name}
            </option>
          ))}
        </select>
      </label>
      <MessageMenu key={name} name={name} />
    </>
  );
}

/** The messages that are under way at the cursor or that end with its step, one of each name. */
function flightsHere({ trace, timeline }: Run, cursor: number): readonly Flight[] {
  const ended = trace.flights[trace.steps[cursor]?.flight ?? -1];
  const all = [...timeline.travelling(cursor), ...(ended ? [ended] : [])];
  return [...new Map(all.map((flight) => [flight.name, flight])).values()];
}

function NodeChoice() {
  const run = useWorkbench((workbench) => workbench.run);
  const [chosen, setChosen] = useState(0);
  const { processes } = run.trace;
  const process = processes[chosen] ?? at(processes, 0);
  return (
    <>
      <label className="field">
        Node
        <select value={process} onChange={(event) => setChosen(processes.indexOf(event.target.value))}>
          {processes.map((id) => (
            <option key={id} value={id}>
              {run.experiment.nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      <NodeMenu process={process} />
    </>
  );
}
