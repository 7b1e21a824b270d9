import type { Names } from "../experiments/names.ts";
import type { Run } from "./run.ts";

/** The names of a run's processes and messages. A message that it never sent may be one of the `older` run. */
export function namesOf(run: Run, older: Run | null = null): Names {
  return {
    nameOf: (process) => run.experiment.nameOf(process),
    changes: run.experiment.changes,
    kindOf: (message) => kindIn(run, message) ?? (older && kindIn(older, message)),
  };
}

function kindIn({ trace, subject }: Run, name: string): string | null {
  const flight = trace.flights.find((each) => each.name === name);
  return flight ? subject.reader.kindOf(flight.message) : null;
}
