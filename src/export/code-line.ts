import type { Run } from "../store/run.ts";
import { toldOf } from "../store/told.ts";

/** The first line of code that a step executes, with its file: "node.py:12 self.requesting = True"; null for none. */
export function codeAt(run: Run, step: number): string | null {
  const { experiment, scenario } = run;
  const lit = experiment.lit(toldOf(run, step));
  const [line] = lit?.lines ?? [];
  if (!lit || line === undefined) return null;
  const listing = experiment.listingsOf(scenario).find(({ name }) => name === lit.listing);
  const text = listing?.text.split("\n")[line - 1]?.trim();
  return text === undefined || text === "" ? null : `${lit.listing}:${line}  ${text}`;
}
