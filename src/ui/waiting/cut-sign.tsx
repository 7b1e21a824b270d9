import { CircleAlert } from "lucide-react";
import { cutSentence } from "../../trace/cut.ts";
import { useWorkbench } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import "./waiting.css";

/** Beside the caption of every step: this run was cut off at a bound. */
export function CutSign() {
  const trace = useWorkbench(({ run }) => run.trace);
  const isHidden = useWorkbench(({ cursor, hidesFuture }) => hidesFuture && cursor < trace.steps.length - 1);
  const cut = cutSentence(trace);
  if (cut === null || isHidden) return null;
  return (
    <output className="blocked-place blocked-sign cut-sign">
      <CircleAlert size="1.2em" aria-hidden="true" />
      <span>
        <b>The run stops at {stepName(trace.steps.length - 1)}:</b> {cut}
      </span>
    </output>
  );
}
