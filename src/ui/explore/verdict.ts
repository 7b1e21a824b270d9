import type { Search } from "./use-search.ts";

/** What a search comes to, in words. It never says more than it knows: what was tried, and what the bound was. */
export function verdictOf({ is, findings, violation, bounds, scenario }: Search): string {
  if (is === "failed")
    return "The search could not be made: a part of the page could not be fetched or failed.";
  if (!findings) return "The search begins.";
  const { states, transitions, isComplete, entries, ends } = findings;
  const tried = `${count(states, "state")} and ${count(transitions, "transition")}`;
  if (is === "running") return `So far ${tried}, ${depthOf(findings.levels)} steps deep.`;
  const found =
    violation &&
    `${names[violation.check] ?? violation.check}: a shortest run to it has ${count(violation.steps, "step")}.`;
  if (isComplete) {
    const seen = `Every schedule of this bound was tried: ${tried}, at most ${depthOf(findings.levels)} steps; ${bound(bounds, scenario)}.`;
    if (found) return `${found} ${seen}`;
    return `${seen} Nobody entered a section that was not empty in ${count(entries, "entry", "entries")}, and nobody was left waiting in ${count(ends, "end")}. Beyond this bound nothing is known.`;
  }
  const far = `It looked at ${tried}, ${depthOf(findings.levels)} steps deep.`;
  if (found) return `${found} ${far}`;
  const why =
    is === "stopped"
      ? "Stopped"
      : `Stopped at ${count(bounds.statesMax, "state")}, as many as it may remember (${megabytes(findings.bytes)})`;
  return `${why}. ${far} No violation among them; of the rest nothing is known.`;
}

const names: Readonly<Record<string, string>> = {
  "mutual-exclusion": "Two in the critical section",
  "all-served": "Somebody waits for ever",
};

function bound({ crashes, losses, timeouts }: Search["bounds"], { processes }: Search["scenario"]): string {
  const parts = [
    count(processes.length, "node"),
    ...(crashes > 0 ? [`up to ${count(crashes, "crash", "crashes")}`] : []),
    ...(losses > 0 ? [`up to ${count(losses, "lost message")}`] : []),
    ...(timeouts > 0 ? [`up to ${count(timeouts, "time-out")}`] : []),
  ];
  return parts.join(", ");
}

export function depthOf(levels: readonly number[]): number {
  return Math.max(0, levels.length - 1);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
