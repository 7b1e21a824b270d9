import { useMemo } from "react";
import { toldOf } from "../../store/told.ts";
import { violationsAt } from "../../store/violations.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { Push } from "../form/push.tsx";
import { ProcessChip } from "../process/process-chip.tsx";
import { useStep, useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { BlockedSign, CutSign } from "../waiting/signs.tsx";
import { Pieces } from "./pieces.tsx";
import { PlayHeard } from "./play-heard.tsx";
import "./caption.css";

const Cause = inPlace(new Chunk(() => import("./cause.tsx").then(({ Cause }) => Cause)));

interface Props {
  readonly label?: string;
  /** Whether it is only read, and not heard with every step. */
  readonly silent?: boolean;
}

/**
 * What happened at this step, and why. It is what a screen reader hears: each step as it is gone to, once. While
 * the run plays by itself it would be a flood; then it is told a sentence at a time, and where it stops.
 */
export function Caption({ label = "What happened", silent = false }: Props) {
  const { run, cursor } = useStep();
  const store = useWorkbenchStore();
  const playing = useWorkbench((workbench) => workbench.playing);
  const sentence = useMemo(() => run.experiment.narrate(toldOf(run, cursor)), [run, cursor]);
  const violations = useMemo(() => violationsAt(run, cursor), [run, cursor]);
  const subject = sentence.subject === null ? -1 : run.trace.processes.indexOf(sentence.subject);
  return (
    <section className="bar caption" aria-label={label}>
      <p aria-live={playing || silent ? "off" : "polite"} aria-atomic="true" data-caption="">
        {violations.length > 0 && <b className="caption-violation">{violations.join(" ")}</b>}
        {subject >= 0 && <ProcessChip index={subject} />}
        <span className="caption-words">
          <Pieces of={sentence.pieces} />
          {cursor === 0 && ` ${run.isHeld ? "Open your programs and press Run." : firstStepHint()}`}
        </span>
      </p>
      {violations.length > 0 && !silent && <Cause />}
      {run.isHeld && <Push onClick={() => store.getState().showPrograms(true)}>Your programs</Push>}
      <BlockedSign />
      <CutSign />
      {!silent && <PlayHeard />}
    </section>
  );
}

/** How to go on, for a keyboard or for a thumb. */
function firstStepHint(): string {
  const hasKeys = window.matchMedia("(hover: hover)").matches;
  return hasKeys ? "Press → for the first step." : "Tap › for the first step.";
}
