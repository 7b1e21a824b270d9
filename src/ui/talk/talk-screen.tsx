import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { rightAnswers } from "../../learning/talk/answers.ts";
import type { TalkQuestion } from "../../learning/talk/format.ts";
import { useWorkbench } from "../use-workbench.ts";
import { talkState } from "./talk-state.ts";

/** What lies over the run while a talk is presented: its beat, the question, the spot. */
export function TalkScreen() {
  const { talk, beat, mode, answered, typed, spot, full } = useStore(talkState);
  const here = talk.beats[beat];
  useEffect(() => {
    const page = document.documentElement;
    page.dataset["talk"] = mode === "present" && !full ? "bare" : mode;
    return () => {
      delete page.dataset["talk"];
    };
  }, [mode, full]);
  if (mode === "left")
    return (
      <output className="talk-left">
        You left the talk at beat {beat + 1}. <kbd>T</kbd> leads back to it.
      </output>
    );
  return (
    <>
      <div className="talk-beat">
        <b>{here?.title}</b>
        <span>
          {typed === "" ? beat + 1 : `${typed} ↵`} / {talk.beats.length}
        </span>
      </div>
      {here?.question && <Question key={beat} question={here.question} answered={answered} />}
      {spot && <Spot />}
    </>
  );
}

/** The question over the run. When it is answered, the right answer is marked and the run can be seen. */
function Question({ question, answered }: { readonly question: TalkQuestion; readonly answered: boolean }) {
  const run = useWorkbench((workbench) => workbench.run);
  const right = useMemo(() => rightAnswers(question, run), [question, run]);
  return (
    <section className="talk-question" aria-label="Question" data-answered={answered || undefined}>
      <h2>{question.text}</h2>
      {question.options.length > 0 && (
        <ol>
          {question.options.map(({ text }, index) => (
            <li key={text} data-right={answered ? right.includes(index) : undefined}>
              {text}
              {answered && right.includes(index) && <span className="talk-right"> ✓ right</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** A ring that follows the pointer, for a hall in which an arrow is too small. */
function Spot() {
  const ring = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      setSeen(true);
      ring.current?.style.setProperty("translate", `${clientX}px ${clientY}px`);
    };
    window.addEventListener("pointermove", follow);
    return () => window.removeEventListener("pointermove", follow);
  }, []);
  return <div ref={ring} className="talk-spot" hidden={!isSeen} />;
}
