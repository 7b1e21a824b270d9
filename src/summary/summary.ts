import { boundSentence } from "../contract/bounds.ts";
import type { AnySubject } from "../contract/subject.ts";
import { check } from "../trace/checks.ts";
import { processIds } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";
import { berkeleySummary, listingConsole } from "./berkeley.ts";
import { ricartAgrawalaSummary } from "./ricart-agrawala.ts";
import { socketsSummary } from "./sockets.ts";

/** What `run --format summary` prints of a run; the project's documentation of the format describes it. */
export function summary(trace: Trace, subject: AnySubject) {
  const { experiment, title, seed } = trace.scenario;
  const { console = {}, ...own } = ofExperiment(trace, subject);
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
    console: { ...consoleOf(trace), ...console },
    ...own,
  };
}

/** What there is to say of a run of just this experiment; of some there is no more than of any. */
function ofExperiment(trace: Trace, subject: AnySubject): OwnSummary {
  const { scenario } = trace;
  switch (scenario.experiment) {
    case "ricart-agrawala":
      return ricartAgrawalaSummary(trace);
    case "berkeley":
      return { ...berkeleySummary(trace, subject), ...listingConsole(scenario) };
    case "sockets":
      return socketsSummary(trace, scenario);
    default:
      return {};
  }
}

interface OwnSummary {
  /** Lines beside those that the processes printed, by what printed them. */
  readonly console?: Readonly<Record<string, readonly string[]>>;
  readonly [part: string]: unknown;
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

/** Process of the scenario → the lines that it printed. */
function consoleOf(trace: Trace): Record<string, readonly string[]> {
  const lines = trace.processes.map((): string[] => []);
  for (const step of trace.steps) {
    for (const effect of step.effects) if (effect.kind === "print") lines[step.process]?.push(effect.text);
  }
  return Object.fromEntries(processIds(trace.scenario).map((id, index) => [id, lines[index] ?? []]));
}
