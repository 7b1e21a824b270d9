import { unreachable } from "../../base/invariant.ts";
import { boundSentence } from "../../contract/bounds.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { handoutListing } from "../../experiments/berkeley/handout.ts";
import { check } from "../../trace/checks.ts";
import type { Trace } from "../../trace/trace.ts";
import { berkeleySummary } from "./berkeley.ts";
import { ricartAgrawalaSummary } from "./ricart-agrawala.ts";
import { socketsSummary } from "./sockets.ts";

/** What `run --format summary` prints of a run; the project's documentation of the format describes it. */
export function summary(trace: Trace, subject: AnySubject) {
  const { experiment, title, seed } = trace.scenario;
  return {
    experiment,
    title,
    seed,
    steps: trace.steps.length,
    endMs: trace.endMs,
    end: trace.end,
    ...(trace.bound ? { bound: { ...trace.bound, why: boundSentence(trace.bound) } } : {}),
    messages: messages(trace, subject),
    checks: check(trace, subject).map(({ id, verdict, step, why }) =>
      verdict === "broken" ? { id, verdict, step, why } : { id, verdict },
    ),
    console: consoleOf(trace),
    ...ofExperiment(trace, subject),
  };
}

function ofExperiment(trace: Trace, subject: AnySubject) {
  const { scenario } = trace;
  switch (scenario.experiment) {
    case "ricart-agrawala":
      return ricartAgrawalaSummary(trace);
    case "berkeley":
      return berkeleySummary(trace, subject);
    case "sockets":
      return socketsSummary(trace, scenario);
    default:
      return unreachable(scenario);
  }
}

/** A copy that the network made was not sent; it is delivered or lost all the same. */
function messages(trace: Trace, subject: AnySubject) {
  const counts = { sent: 0, delivered: 0, lost: 0 };
  const byKind: Record<string, number> = {};
  for (const flight of trace.flights) {
    if (flight.fate !== "travelling") counts[flight.fate]++;
    if (flight.copy) continue;
    counts.sent++;
    const kind = subject.reader.kindOf(flight.message);
    byKind[kind] = (byKind[kind] ?? 0) + 1;
  }
  return { ...counts, byKind };
}

/** Process → the lines that it printed; and, where a run is no more than the handout's listing, what that prints. */
function consoleOf(trace: Trace): Record<string, readonly string[]> {
  const lines = trace.processes.map((): string[] => []);
  for (const step of trace.steps) {
    for (const effect of step.effects) if (effect.kind === "print") lines[step.process]?.push(effect.text);
  }
  const { scenario } = trace;
  const listing = scenario.experiment === "berkeley" ? handoutListing(scenario) : null;
  return {
    ...Object.fromEntries(trace.processes.map((id, index) => [id, lines[index] ?? []])),
    ...(listing ? { listing } : {}),
  };
}
