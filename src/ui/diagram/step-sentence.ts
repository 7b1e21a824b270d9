import type { Run } from "../../store/run.ts";
import { toldOf } from "../../store/told.ts";

/** What happened at a step, as one line of text. */
export function stepSentence(run: Run, step: number): string {
  const { subject, pieces } = run.experiment.narrate(toldOf(run, step));
  const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return subject === null ? words : `${run.experiment.nameOf(subject)} ${words}`;
}
