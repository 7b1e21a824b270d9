import { at } from "../base/invariant.ts";
import type { NamedMessage, Names } from "../experiments/names.ts";
import type { Flight } from "../trace/trace.ts";
import type { Run } from "./run.ts";

/** The names of a run's processes and messages. A message that it never sent may be one of the `older` run. */
export function namesOf(run: Run, older: Run | null = null): Names {
  return {
    nameOf: (process) => run.experiment.nameOf(process),
    changes: run.experiment.changes,
    messageOf: (message) => messageIn(run, message) ?? (older && messageIn(older, message)),
  };
}

function messageIn({ trace, subject }: Run, name: string): NamedMessage | null {
  const flight = trace.flights.find((each) => each.name === name);
  if (!flight) return null;
  const { from, to, index } = flight;
  const kind = subject.reader.kindOf(flight.message);
  const isAlike = (other: Flight) =>
    other.from === from && other.to === to && !other.copy && subject.reader.kindOf(other.message) === kind;
  const nth = trace.flights.slice(0, index).filter(isAlike).length + 1;
  return { kind, from: at(trace.processes, from), to: at(trace.processes, to), nth };
}
