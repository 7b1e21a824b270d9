import { useEffect, useState } from "react";
import { namesOf } from "../../store/names.ts";
import type { Workbench } from "../../store/workbench.ts";
import { Chunk } from "../chunk/chunk.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import type { branchTold } from "./change-told.ts";

const telling = new Chunk(() => import("./change-told.ts"));

/** Says to a screen reader what a change, an undo or a redo did. */
export function HistoryHeard() {
  const store = useWorkbenchStore();
  const [words, setWords] = useState("");
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.history === before.history) return;
        // The words for changes are fetched with the first of them; where they cannot be, the page itself tells.
        telling.fetch().then(
          (told) =>
            setWords((last) =>
              store.getState().history === now.history ? heard(now, before, told.branchTold) : last,
            ),
          () => setWords(""),
        );
      }),
    [store],
  );
  return <output className="heard-only">{words}</output>;
}

function heard(now: Workbench, before: Workbench, told: typeof branchTold): string {
  const [is, was] = [now.history, before.history];
  const names = namesOf(now.run, before.run);
  if (is.story !== was.story) return "";
  // A change that was stopped is kept for redo, and nothing else is shown.
  if (is.current === was.current && is.branches.length !== was.branches.length) return "";
  const left = was.branches[was.current];
  if (left?.parent === is.current && is.branches.length === was.branches.length)
    return `Undone: ${told(is, was.current, names) ?? ""}.`;
  const words = told(is, is.current, names);
  if (words === null) return "Back to the run as it was opened.";
  const isNew = is.branches.length > was.branches.length || is.current === was.current;
  return `${isNew ? "Changed" : "Shown again"}: ${words}.`;
}
