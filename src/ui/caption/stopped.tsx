import { useEffect, useRef, useState } from "react";
import { toldOf } from "../../store/told.ts";
import type { Piece } from "../../experiments/experiment.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

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
          const { subject, pieces } = now.run.experiment.narrate(toldOf(now.run, now.cursor));
          const name = subject === null ? "" : `${now.run.experiment.nameOf(subject)} `;
          setWords(`Stopped at step ${now.cursor + 1}. ${name}${pieces.map(textOf).join("")}`);
        }
      }),
    [store],
  );
  return <output className="heard-only">{words}</output>;
}

function textOf(piece: Piece): string {
  return typeof piece === "string" ? piece : piece.text;
}
