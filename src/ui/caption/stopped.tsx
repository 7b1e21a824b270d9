import { useEffect, useRef, useState } from "react";
import { useWorkbenchStore } from "../use-workbench.ts";
import { stepSentence } from "../diagram/step-sentence.ts";

/** Says to a screen reader where a run that was playing has stopped. */
export function Stopped() {
  const store = useWorkbenchStore();
  const [words, setWords] = useState("");
  const playedTo = useRef(-1);
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.playing) playedTo.current = now.cursor;
        const stopsHere = before.playing && !now.playing && now.run === before.run;
        const advanced = now.cursor === playedTo.current || now.cursor === playedTo.current + 1;
        if (!stopsHere) setWords("");
        else if (advanced) {
          setWords(`Stopped at step ${now.cursor + 1}. ${stepSentence(now.run, now.cursor)}`);
        }
      }),
    [store],
  );
  return <output className="heard-only">{words}</output>;
}
