import { OctagonX } from "lucide-react";
import { useWorkbench } from "../use-workbench.ts";
import { useWaits } from "./use-waits.ts";
import { waitWords } from "./wait-words.ts";
import "./waiting.css";

/** Beside the caption: nothing ends these waits in the rest of the run. Seen from the last row, and heard. */
export function BlockedSign() {
  const { blocked, howLong } = useWaits();
  const experiment = useWorkbench(({ run }) => run.experiment);
  const who = blocked.map(({ process }) => experiment.nameOf(process));
  return (
    <output className="blocked-place">
      {blocked.length > 0 && (
        <span className="blocked-sign">
          <OctagonX size="1.2em" aria-hidden="true" />
          <span>
            <b>Blocked:</b> {waitWords(who)} {howLong}
          </span>
        </span>
      )}
    </output>
  );
}
