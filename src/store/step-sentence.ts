import type { Run } from "./run.ts";
import { toldOf } from "./told.ts";
import { violationsAt } from "./violations.ts";

/** A step as one line of text, which begins with the checks that it breaks. */
export function stepSentence(run: Run, step: number): string {
  const { subject, pieces } = run.experiment.narrate(toldOf(run, step));
  const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  const sentence = subject === null ? words : `${run.experiment.nameOf(subject)} ${words}`;
  return [...violationsAt(run, step), sentence].join(" ");
}
