import { Star } from "lucide-react";
import { useStore } from "zustand";
import { challenges, lessons, questionsOf } from "../../learning/catalogue.ts";
import type { Progress } from "../../learning/progress.ts";
import { offers } from "../experiments/offers.ts";
import { Push } from "../form/push.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { OpenChallenge } from "./open-challenge.tsx";
import { showLearning } from "./opened.ts";
import { progress } from "./progress-store.ts";

/** All lessons and challenges; those of the experiment that is open come first. */
export function LearningList() {
  const done = useStore(progress);
  const current = useWorkbench(({ run }) => run.experiment.id);
  const inOrder = [...offers].sort((a, b) => Number(b.id === current) - Number(a.id === current));
  return (
    <>
      <div className="learn-buttons">
        <Push onClick={() => showLearning("record")}>Your record, to hand in</Push>
        <Push onClick={() => showLearning("make")}>Make a challenge</Push>
        <OpenChallenge />
      </div>
      {inOrder.map(({ id, number, title }) => (
        <section key={id} className="learn-group" aria-labelledby={`learn-${id}`}>
          <h3 id={`learn-${id}`}>
            {number} {title}
          </h3>
          <ul data-list>
            {lessons
              .filter(({ experiment }) => experiment === id)
              .map((lesson) => (
                <li key={lesson.id}>
                  <Row
                    what={`lesson/${lesson.id}`}
                    mark={lesson.task === "base" ? "Base" : lesson.task}
                    title={lesson.title}
                    state={answered(done, questionsOf(lesson))}
                  />
                </li>
              ))}
          </ul>
          <h4>Challenges</h4>
          <ul data-list>
            {challenges
              .filter(({ experiment }) => experiment === id)
              .map((challenge) => (
                <li key={challenge.id}>
                  <Row
                    what={`challenge/${challenge.id}`}
                    title={challenge.title}
                    state={<Stars count={done.wins[challenge.id]?.stars ?? 0} />}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface RowProps {
  readonly what: string;
  readonly mark?: string;
  readonly title: string;
  readonly state: React.ReactNode;
}

function Row({ what, mark, title, state }: RowProps) {
  return (
    <button type="button" className="learn-row" onClick={() => showLearning(what)}>
      {mark !== undefined && <b>{mark}</b>}
      <span>{title}</span>
      <small>{state}</small>
    </button>
  );
}

function answered({ answers }: Progress, questions: readonly { readonly id: string }[]): string {
  const count = questions.filter(({ id }) => answers[id]).length;
  return count === 0 ? "" : `${count} of ${questions.length} answered`;
}

/** How well a challenge was won: three stars for the fewest interventions. */
export function Stars({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className="learn-stars">
      {[1, 2, 3].map((star) => (
        <Star key={star} size="1em" data-won={star <= count || undefined} />
      ))}
      <span className="heard-only">{count} of 3 stars</span>
    </span>
  );
}
