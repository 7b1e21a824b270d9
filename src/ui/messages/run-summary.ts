import type { Run } from "../../store/run.ts";
import { summary } from "../../summary/summary.ts";

/** What the command line prints of a run that is shown. */
export function runSummary({ trace, subject }: Run) {
  // As JSON has it: nothing that only JavaScript knows crosses to another page.
  return JSON.parse(JSON.stringify(summary(trace, subject))) as unknown;
}
