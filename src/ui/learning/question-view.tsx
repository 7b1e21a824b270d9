import { Check, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Experiment } from "../../experiments/experiment.ts";
import type { Option } from "../../learning/asking.ts";
import { shownAt } from "../../learning/predicate.ts";
import { withAnswer } from "../../learning/progress.ts";
import { asked, type Asked, type Question } from "../../learning/question.ts";
import { Push } from "../form/push.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { openRun } from "./open-run.ts";
import { keep, progress } from "./progress-store.ts";

interface Props {
  readonly experiment: Experiment;
  readonly question: Question;
  /** Goes on to what comes after the question. */
  readonly next: () => void;
}

/** A question about the run beside it, whose future is hidden until an answer is given. */
export function QuestionView({ experiment, question, next }: Props) {
  const own = useStore(progress, (state) => state.seed);
  // Another seed is practice: the first answer of the student's own seed is what counts.
  const [practice, setPractice] = useState(0);
  const seed = own + practice * 1009;
  const posed = useMemo(() => asked(experiment, question, seed), [experiment, question, seed]);
  return (
    <Posed
      key={seed}
      experiment={experiment}
      question={question}
      posed={posed}
      counts={practice === 0}
      again={() => setPractice(practice + 1)}
      next={next}
    />
  );
}

interface PosedProps extends Props {
  readonly posed: Asked;
  readonly counts: boolean;
  readonly again: () => void;
}

function Posed({ experiment, question, posed, counts, again, next }: PosedProps) {
  const store = useWorkbenchStore();
  const given = useStore(progress, ({ answers }) => (counts ? answers[question.id] : undefined));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const last = chosen[chosen.length - 1];
  const isRight = last === posed.right;
  const looked = useAhead(posed, chosen.length === 0);
  useHidden(chosen.length === 0);
  useEffect(() => {
    void openRun(store, experiment, posed.scenario, posed.step);
  }, [store, experiment, posed]);
  const choose = (index: number) => {
    const option = posed.options[index];
    if (!option) return;
    if (counts)
      keep((before) =>
        withAnswer(before, question.id, {
          first: option.text,
          right: index === posed.right,
          ahead: looked.current,
        }),
      );
    setChosen([...chosen, index]);
  };
  return (
    <div className="learn-question">
      <p className="learn-text">{posed.text}</p>
      <ul>
        {posed.options.map((option, index) => (
          <li key={option.text}>
            <button
              type="button"
              className="learn-option"
              data-chosen={chosen.includes(index) || undefined}
              data-right={(chosen.includes(index) && index === posed.right) || undefined}
              disabled={isRight || chosen.includes(index)}
              onClick={() => choose(index)}
            >
              {chosen.includes(index) &&
                (index === posed.right ? <Check size="1.1em" /> : <X size="1.1em" />)}
              {option.text}
            </button>
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {last !== undefined && posed.options[last] && (
          <Answered
            key={last}
            option={posed.options[last]}
            isRight={isRight}
            posed={posed}
            experiment={experiment}
          />
        )}
      </div>
      {given && chosen.length === 0 && (
        <p className="learn-note">
          You have answered this before: “{given.first}”, {given.right ? "right" : "wrong"} at the first try.
        </p>
      )}
      <div className="learn-buttons">
        {isRight && (
          <Push main onClick={next}>
            Next
          </Push>
        )}
        {isRight && "made" in question.from && <Push onClick={again}>Another one like this</Push>}
        {!isRight && <Push onClick={next}>Skip</Push>}
      </div>
    </div>
  );
}

interface AnsweredProps {
  readonly option: Option;
  readonly isRight: boolean;
  readonly posed: Asked;
  readonly experiment: Experiment;
}

/** What the run says to an answer: it goes to the step that decides, or plays what would have to be true. */
function Answered({ option, isRight, posed, experiment }: AnsweredProps) {
  const store = useWorkbenchStore();
  const place = useRef<HTMLDivElement>(null);
  const other = useMemo(() => (isRight ? null : (option.play?.() ?? null)), [isRight, option]);
  const played = useWorkbench(({ run }) => other !== null && run.scenario === other);
  const goToEvidence = () => {
    const { run, goTo } = store.getState();
    const claim = posed.options[posed.right]?.claim;
    goTo((claim && shownAt(claim, run)) ?? posed.step + 1);
  };
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
    if (isRight) goToEvidence();
    // Once, with the answer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const play = () => {
    if (!other) return;
    store.getState().change(other);
    const { run, goTo } = store.getState();
    goTo(shownAt(option.claim, run) ?? run.trace.steps.length - 1);
  };
  const back = () => void openRun(store, experiment, posed.scenario, posed.step).then(goToEvidence);
  return (
    <div ref={place} className="learn-answer" data-right={isRight || undefined}>
      <p>
        <b>{isRight ? "Right." : "No."}</b> {option.because}
      </p>
      {played && (
        <p>This is the run in which your answer is right. The run of the question is drawn behind it.</p>
      )}
      <div className="learn-buttons">
        {other && !played && <Push onClick={play}>Play my answer</Push>}
        {!isRight && <Push onClick={back}>{played ? "Back to the run" : "See what happens"}</Push>}
      </div>
    </div>
  );
}

/** Hides what comes while a question is open, and afterwards shows it as before. */
function useHidden(hides: boolean): void {
  const store = useWorkbenchStore();
  useEffect(() => {
    if (!hides) return undefined;
    const before = store.getState().hidesFuture;
    store.getState().hideFuture(true);
    return () => store.getState().hideFuture(before);
  }, [store, hides]);
}

/** Whether a later step of the question's run has been looked at while the question was open. */
function useAhead({ scenario, step }: Asked, isOpen: boolean): { readonly current: boolean } {
  const ahead = useRef(false);
  const isAhead = useWorkbench(({ run, cursor }) => isOpen && run.scenario === scenario && cursor > step);
  useEffect(() => {
    if (isAhead) ahead.current = true;
  }, [isAhead]);
  return ahead;
}
