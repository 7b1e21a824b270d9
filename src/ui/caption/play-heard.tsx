import { useEffect, useRef, useState } from "react";
import { stopsBetween } from "../../store/interesting.ts";
import { saidNext } from "../../store/said.ts";
import { stepSentence } from "../../store/step-sentence.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";

/** Says to a screen reader how a run plays, a sentence at a time, and where it has stopped. */
export function PlayHeard() {
  const store = useWorkbenchStore();
  const [words, setWords] = useState("");
  /** The step that was said last, and the one that was played to. */
  const said = useRef(-1);
  const playedTo = useRef(-1);
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const { run, cursor, playing, speed, mattersOnly } = now;
        if (playing && !before.playing) said.current = cursor;
        if (playing) playedTo.current = cursor;
        const stopsHere = before.playing && !playing && run === before.run;
        if (stopsHere) {
          const stops = stopsBetween(run, playedTo.current, cursor, mattersOnly);
          const advanced = stops === 0 || stops === 1;
          if (advanced) setWords(`Stopped at ${stepName(cursor)}. ${stepSentence(run, cursor)}`);
        } else if (!playing) setWords("");
        else {
          const next = saidNext(run, said.current, cursor, speed, mattersOnly);
          if (next === null) return;
          // What is left unsaid at this step has been passed over: the next sentence is of a later one.
          said.current = cursor;
          setWords(`Step ${next + 1}. ${stepSentence(run, next)}`);
        }
      }),
    [store],
  );
  return <output className="heard-only">{words}</output>;
}
