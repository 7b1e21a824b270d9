import type { Piece } from "../../experiments/experiment.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";

/** A part of a sentence: processes keep their colour, rules their weight. */
export function SentencePiece({ piece }: { readonly piece: Piece }) {
  const processes = useWorkbench(({ run }) => run.trace.processes);
  if (typeof piece === "string") return piece;
  if (piece.kind === "strong") return <b>{piece.text}</b>;
  return <b style={{ color: processColour(processes.indexOf(piece.id)) }}>{piece.text}</b>;
}
