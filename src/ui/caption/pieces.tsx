import type { Piece } from "../../experiments/experiment.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";

/** A sentence: processes keep their colour, rules their weight. */
export function Pieces({ of }: { readonly of: readonly Piece[] }) {
  const processes = useWorkbench(({ run }) => run.trace.processes);
  return of.map((piece, index) => {
    if (typeof piece === "string") return piece;
    const color = piece.kind === "strong" ? undefined : processColour(processes.indexOf(piece.id));
    // A sentence is written anew; its pieces have no life of their own.
    return (
      <b key={index} style={{ color }}>
        {piece.text}
      </b>
    );
  });
}
