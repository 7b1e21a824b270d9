import type { Checked } from "../../contract/search.ts";
import type { SearchWords } from "../../experiments/search-words.ts";
import type { Search } from "./use-search.ts";

/** What a search comes to, in words. It never says more than it knows: what was tried, and what the bound was. */
export function verdictOf(search: Search, words: SearchWords | undefined): string {
  const { is, findings, violation, bounds } = search;
  if (is === "failed") return "The search failed: a part of the page did not load, or stopped.";
  if (!findings) return "The search begins.";
  const { states, transitions, isComplete, ends } = findings;
  const tried = `${count(states, "state")} and ${count(transitions, "transition")}`;
  if (is === "running") return `So far ${tried}, ${depthOf(findings.levels)} steps deep.`;
  const found =
    violation &&
    `${words?.broken[violation.check] ?? violation.check}: the shortest such run has ${count(violation.steps, "step")}.`;
  if (isComplete) {
    const seen = `Every schedule within these bounds was tried: ${tried}, at most ${depthOf(findings.levels)} steps; ${bound(search, words)}.`;
    if (found) return `${found} ${seen}`;
    return `${seen} ${count(ends, "different final state")}. No violation was found. Beyond these bounds nothing is known.`;
  }
  const far = `Tried ${tried}, ${depthOf(findings.levels)} steps deep.`;
  if (found) return `${found} ${far}`;
  const why =
    is === "stopped"
      ? "Stopped"
      : `Stopped at ${count(bounds.statesMax, "state")}, the most that it can store (${megabytes(findings.bytes)})`;
  return `${why}. ${far} No violation so far; the rest was not tried.`;
}

function bound(
  { bounds: { crashes, losses, timeouts }, scenario }: Search,
  words: SearchWords | undefined,
): string {
  const parts = [
    ...(words?.sizes(scenario) ?? []).map(([n, one]) => count(n, one)),
    ...(crashes > 0 ? [`up to ${count(crashes, "crash", "crashes")}`] : []),
    ...(losses > 0 ? [`up to ${count(losses, "lost message")}`] : []),
    ...(timeouts > 0 ? [`up to ${count(timeouts, "timeout")}`] : []),
  ];
  return parts.join(", ");
}

/** How one check stood in a search, as a line of a list. */
export interface CheckLine {
  readonly id: string;
  readonly title: string;
  readonly is: "held" | "broken" | "unseen";
  /** "in 24 entries", "in 3 of 24 entries", "there was no entry". */
  readonly words: string;
}

/** Every check that a search looks at, whether there was anything of it to see or not. */
export function checkLines(checked: readonly Checked[]): readonly CheckLine[] {
  return checked.map(({ id, title, seenIn: [one, many], seen, broken }): CheckLine => {
    if (seen === 0) return { id, title, is: "unseen", words: `no ${one} to check` };
    const all = count(seen, one, many);
    if (broken === 0) return { id, title, is: "held", words: `in ${all}` };
    return { id, title, is: "broken", words: `violated in ${broken.toLocaleString("en")} of ${all}` };
  });
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
