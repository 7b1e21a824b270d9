import { useState } from "react";
import { useStore } from "zustand";
import type { Experiment } from "../../experiments/experiment.ts";
import { readOf, type Beat, type Lesson } from "../../learning/lesson.ts";
import { firstStep } from "../../learning/pattern.ts";
import { withoutRow, withRow } from "../../learning/progress.ts";
import { scenarioOf, type Source } from "../../learning/source.ts";
import type { Question } from "../../learning/question.ts";
import { Push } from "../form/push.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { ChallengeView } from "./challenge-view.tsx";
import { openRun } from "./open-run.ts";
import { keep, progress } from "./progress-store.ts";
import { QuestionView } from "./question-view.tsx";
import { useExperiment } from "./use-experiment.ts";
import { usePart } from "./use-part.ts";

/** The parts of a lesson, in their order. */
const parts = ["before", "see", "predict", "change", "table", "viva"] as const;
type Part = (typeof parts)[number];

const names: Readonly<Record<Part, string>> = {
  before: "Before",
  see: "See",
  predict: "Predict",
  change: "Change",
  table: "Table",
  viva: "Viva",
};

/** A lesson: one part after the other, each open to whoever wants it. */
export function LessonView({ lesson }: { readonly lesson: Lesson }) {
  const experiment = useExperiment(lesson.experiment);
  const [kept, setKept] = usePart(lesson.id);
  const part = parts.find((each) => each === kept) ?? "before";
  const next = () => setKept(parts[parts.indexOf(part) + 1] ?? "viva");
  return (
    <>
      <p className="learn-aim">{lesson.aim}</p>
      <nav className="learn-parts" aria-label="Parts of the lesson">
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === part ? "step" : undefined}
            onClick={() => setKept(each)}
          >
            {names[each]}
          </button>
        ))}
      </nav>
      {experiment ? (
        <PartView key={part} lesson={lesson} part={part} experiment={experiment} next={next} />
      ) : (
        <p>Fetching the experiment…</p>
      )}
    </>
  );
}

interface Props {
  readonly lesson: Lesson;
  readonly experiment: Experiment;
  readonly next: () => void;
}

function PartView({ part, ...props }: Props & { readonly part: Part }) {
  const { lesson, experiment, next } = props;
  switch (part) {
    case "before":
      return <Questions questions={lesson.before} experiment={experiment} next={next} />;
    case "see":
      return <See {...props} />;
    case "predict":
      return <Questions questions={lesson.predict} experiment={experiment} next={next} />;
    case "change":
      return (
        <>
          <ChallengeView level={lesson.change} />
          {lesson.write !== undefined && (
            <p className="learn-note">
              <b>Write.</b> {lesson.write}
            </p>
          )}
          <div className="learn-buttons">
            <Push onClick={next}>On to the table</Push>
          </div>
        </>
      );
    case "table":
      return <Table {...props} />;
    default:
      return <VivaView {...props} />;
  }
}

interface QuestionsProps extends Pick<Props, "experiment" | "next"> {
  readonly questions: readonly Question[];
}

/** One question after the other. */
function Questions({ questions, experiment, next }: QuestionsProps) {
  const [at, setAt] = useState(0);
  const question = questions[at];
  if (!question) return null;
  return (
    <>
      <p className="learn-count">
        Question {at + 1} of {questions.length}
      </p>
      <QuestionView
        key={question.id}
        experiment={experiment}
        question={question}
        next={() => (at + 1 < questions.length ? setAt(at + 1) : next())}
      />
    </>
  );
}

/** A run in beats: each goes to its step, and says what to look at. */
function See({ lesson, experiment, next }: Props) {
  const { from, beats } = lesson.see;
  const [at, setAt] = useState(-1);
  const play = useMoment(experiment, from);
  const go = (to: number) => {
    const beat = beats[to];
    if (!beat) return next();
    setAt(to);
    play(beat.at ?? null);
  };
  return (
    <>
      <ol className="learn-beats">
        {beats.slice(0, at + 1).map((beat: Beat, index) => (
          <li key={beat.text}>
            <button type="button" aria-current={index === at ? "step" : undefined} onClick={() => go(index)}>
              {beat.text}
            </button>
          </li>
        ))}
      </ol>
      <div className="learn-buttons">
        <Push main onClick={() => go(at + 1)}>
          {at < 0 ? "Start" : at + 1 < beats.length ? "Next" : "On to predict"}
        </Push>
      </div>
    </>
  );
}

/** Opens the run of a source, where it is not open, and goes to the first step that matches. */
function useMoment(experiment: Experiment, from: Source) {
  const store = useWorkbenchStore();
  const seed = useStore(progress, (state) => state.seed);
  return (at: Parameters<typeof firstStep>[1] | null) => {
    const scenario = scenarioOf(experiment, from, seed);
    void (async () => {
      await openRun(store, experiment, scenario);
      const { run, goTo } = store.getState();
      goTo(at === null ? 0 : Math.max(0, firstStep(run.trace, at)));
    })();
  };
}

/** Observations of the student's own runs: a row is read from the run that is open. */
function Table({ lesson, next }: Props) {
  const run = useWorkbench((workbench) => workbench.run);
  const rows = useStore(progress, ({ tables }) => tables[lesson.id]) ?? [];
  const { note, columns } = lesson.table;
  const add = () => {
    const { title, interventions } = run.scenario;
    const changed = interventions.length === 0 ? "" : ` (${interventions.length} changed)`;
    const row = [`${title}${changed}`, ...columns.map(({ of }) => readOf(of, run))];
    keep((before) => withRow(before, lesson.id, row));
  };
  const isOther = run.experiment.id !== lesson.experiment;
  return (
    <>
      <p className="learn-text">{note}</p>
      <div className="learn-table">
        <table>
          <thead>
            <tr>
              <th scope="col">run</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">
                <span className="heard-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // A row has no name of its own, and rows only come at the end.
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
                <td>
                  <button
                    type="button"
                    className="learn-remove"
                    aria-label={`Remove row ${index + 1}`}
                    onClick={() => keep((before) => withoutRow(before, lesson.id, index))}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="learn-buttons">
        <Push main disabled={isOther} onClick={add}>
          Put in this run
        </Push>
        <Push onClick={next}>On to the viva</Push>
      </div>
    </>
  );
}

/** Questions of a lecturer; each answer goes to the moment that shows it. */
function VivaView({ lesson, experiment }: Props) {
  return (
    <ul className="learn-viva">
      {lesson.viva.map((each) => (
        <li key={each.question}>
          <details>
            <summary>{each.question}</summary>
            <p>{each.answer}</p>
            <Moment experiment={experiment} from={each.from} at={each.at} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Moment({
  experiment,
  from,
  at,
}: { readonly experiment: Experiment } & Pick<Lesson["viva"][number], "from" | "at">) {
  const play = useMoment(experiment, from);
  return <Push onClick={() => play(at)}>Show the moment</Push>;
}
