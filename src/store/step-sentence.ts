import type { Run } from "./run.ts";
import { toldOf } from "./told.ts";
import { violationsAt } from "./violations.ts";

/** What happened at a step, as one line of text: first what it breaks. */
export function stepSentence(run: Run, step: number): string {
  const { subject, pieces } = run.experiment.narrate(toldOf(run, step));
  const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  const sentence = subject === null ? words : `${run.experiment.nameOf(subject)} ${words}`;
  return [...violationsAt(run, step), sentence].join(" ");
}
