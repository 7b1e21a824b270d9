import type { Run } from "../../store/run.ts";
import { summary } from "../../summary/summary.ts";
import { encodeTrace } from "../../trace/codec.ts";

/** What the command line prints of a run that is shown, by what is asked for. */
export const answers = {
  // As JSON has it: nothing that only JavaScript knows crosses to another page.
  summary: ({ trace, subject }: Run) => JSON.parse(JSON.stringify(summary(trace, subject))) as unknown,
  trace: ({ trace }: Run) => encodeTrace(trace),
};
