import { ChevronLeft, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { challengeOf, lessons } from "../../learning/catalogue.ts";
import { RunFault } from "../fault/fault.tsx";
import { InPart } from "../loop/part.tsx";
import { ChallengeView } from "./challenge-view.tsx";
import { LearningList } from "./list.tsx";
import { LessonView } from "./lesson-view.tsx";
import { MakerView, ownChallenge } from "./maker-view.tsx";
import { RecordView } from "./record-view.tsx";
import { learning, learningPlace, showLearning } from "./opened.ts";
import "./panel.css";

const all = "Lessons and challenges";
const titles: Readonly<Record<string, string>> = { record: "Your record", make: "Make a challenge" };

/** What is open stays open over a reload. */
learning.subscribe(keepOpen);
keepOpen(learning.getState());

function keepOpen(what: string | null): void {
  try {
    if (what === null) window.localStorage.removeItem(learningPlace);
    else window.localStorage.setItem(learningPlace, what);
  } catch {
    // Without storage it lasts as long as the page.
  }
}

/** The panel of lessons and challenges, beside the whole workbench. A mistake in it does not take away the others. */
export function LearningPanel() {
  return (
    <InPart of="panels">
      <RunFault what="The lesson">
        <Panel />
      </RunFault>
    </InPart>
  );
}

function Panel() {
  const what = useStore(learning) ?? "list";
  const heading = useRef<HTMLHeadingElement>(null);
  const [kind = "", id = ""] = what.split("/");
  const lesson = kind === "lesson" ? lessons.find((each) => each.id === id) : undefined;
  const own = useStore(ownChallenge);
  const challenge = kind === "challenge" ? challengeOf(id) : kind === "own" ? own : undefined;
  useEffect(() => {
    // What is shown has changed: its title tells a screen reader so.
    if (what !== "") heading.current?.focus({ preventScroll: true });
  }, [what]);
  const title = lesson?.title ?? challenge?.title ?? titles[what] ?? all;
  return (
    <aside className="learn" aria-label={all}>
      <header className="learn-head">
        {title !== all && (
          <button
            type="button"
            className="tool"
            aria-label="All lessons and challenges"
            onClick={() => showLearning("list")}
          >
            <ChevronLeft size="1.25em" />
          </button>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          className="tool"
          aria-label="Close the lesson"
          onClick={() => showLearning(null)}
        >
          <X size="1.25em" />
        </button>
      </header>
      <div className="learn-body" key={what}>
        {lesson && <LessonView lesson={lesson} />}
        {challenge && <ChallengeView level={challenge} />}
        {what === "record" && <RecordView />}
        {what === "make" && <MakerView />}
        {!lesson && !challenge && titles[what] === undefined && <LearningList />}
      </div>
    </aside>
  );
}
