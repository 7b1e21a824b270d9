import { CircleAlert, OctagonX } from "lucide-react";
import { cutSentence } from "../../trace/cut.ts";
import { useWorkbench } from "../use-workbench.ts";
import { useWaits } from "./use-waits.ts";
import { waitWords } from "./wait-words.ts";
import { stepName } from "../words/step-name.ts";
import "./waiting.css";

/** Beside the caption: nothing ends these waits in the rest of the run. Seen from the last row, and heard. */
export function BlockedSign() {
  const { blocked, howLong } = useWaits();
  const experiment = useWorkbench(({ run }) => run.experiment);
  const who = blocked.map(({ process }) => experiment.nameOf(process));
  return (
    <output className="blocked-place">
      {blocked.length > 0 && (
        <span className="blocked-sign" data-term="blocked">
          <OctagonX size="1.2em" />
          <span>
            <b>Blocked:</b> {waitWords(who)} {howLong}
          </span>
        </span>
      )}
    </output>
  );
}

/** Beside the caption of every step: this run was cut off at a bound. */
export function CutSign() {
  const trace = useWorkbench(({ run }) => run.trace);
  const isHidden = useWorkbench(({ cursor, hidesFuture }) => hidesFuture && cursor < trace.steps.length - 1);
  const cut = cutSentence(trace);
  if (cut === null || isHidden) return null;
  return (
    <output className="blocked-place blocked-sign cut-sign">
      <CircleAlert size="1.2em" />
      <span>
        <b>The run stops at {stepName(trace.steps.length - 1)}:</b> {cut}
      </span>
    </output>
  );
}
