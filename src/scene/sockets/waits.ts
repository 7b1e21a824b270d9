import type { CiteEffect } from "../../contract/machine.ts";
import { citationOf, type Trace } from "../../trace/trace.ts";

/** A stretch of true time that a thread spent in one call. */
export interface Wait {
  readonly op: string;
  /** Whether it waited for others; a sleep is its own doing. */
  readonly forOthers: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Waits {
  readonly process: number;
  /** In the order in which they began; those of several threads may overlap. */
  readonly waits: readonly Wait[];
  /** How long it waited for others in all, in ms. While several threads wait, that time counts once. */
  readonly totalMs: number;
}

/**
 * Which process waited in which call, from when to when. Calls that returned at once are left out.
 * @param untilMs the time up to which calls count; by default the whole run
 */
export function waitsOf(trace: Trace, untilMs = Infinity): Waits[] {
  const open = new Map<string, { readonly op: string; readonly fromMs: number }>();
  const found: Wait[][] = trace.processes.map(() => []);
  const end = (key: string, process: number, toMs: number) => {
    const begun = open.get(key);
    open.delete(key);
    if (!begun || toMs <= begun.fromMs) return;
    const { op, fromMs } = begun;
    found[process]?.push({ op, fromMs, toMs, forOthers: op !== "sleep" && op !== "until" });
  };
  for (const step of trace.steps) {
    const { process, atMs } = step;
    if (atMs > untilMs) break;
    if (step.happening.kind === "crash") {
      for (const key of open.keys()) if (key.startsWith(`${process} `)) end(key, process, atMs);
      continue;
    }
    const citation = citationOf(step);
    const thread = citation?.values["thread"];
    if (!citation || typeof thread !== "string") continue;
    const key = `${process} ${thread}`;
    const op = begunBy(citation);
    if (op !== null) open.set(key, { op, fromMs: atMs });
    else if (citation.rule === "exits") {
      for (const other of open.keys()) if (other.startsWith(`${process} `)) end(other, process, atMs);
    } else if (citation.rule !== "receives-more") end(key, process, atMs);
  }
  for (const key of open.keys()) end(key, Number(key.split(" ")[0]), Math.min(trace.endMs, untilMs));
  return found.map((waits, process) => ({
    process,
    waits: waits.sort((a, b) => a.fromMs - b.fromMs),
    totalMs: coveredMs(waits.filter(({ forOthers }) => forOthers)),
  }));
}

/** The call that a step begins, after which its thread may wait; null where it begins none. */
function begunBy({ rule, values }: CiteEffect): string | null {
  const { op, call, on } = values;
  switch (rule) {
    case "calls":
      return typeof op === "string" ? op : ((call as { readonly call?: string } | null)?.call ?? null);
    case "sleeps":
      return "sleep";
    case "polls":
      return "select";
    case "asks-for-input":
      return "input";
    case "waits":
      return (on as { readonly call?: string } | undefined)?.call?.split(".").pop() ?? "acquire";
    default:
      return null;
  }
}

/** How much time the waits cover, in ms; they rise by their beginnings. */
function coveredMs(waits: readonly Wait[]): number {
  let covered = 0;
  let untilMs = -Infinity;
  for (const { fromMs, toMs } of waits) {
    covered += Math.max(0, toMs - Math.max(fromMs, untilMs));
    untilMs = Math.max(untilMs, toMs);
  }
  return covered;
}
