import { useEffect, useState } from "react";
import { namesOf } from "../../store/names.ts";
import type { Workbench } from "../../store/workbench.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { branchTold } from "./change-told.ts";

/** Says to a screen reader what a change, an undo or a redo did. */
export function HistoryHeard() {
  const store = useWorkbenchStore();
  const [words, setWords] = useState("");
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.history !== before.history) setWords(heard(now, before));
      }),
    [store],
  );
  return <output className="heard-only">{words}</output>;
}

function heard(now: Workbench, before: Workbench): string {
  const [is, was] = [now.history, before.history];
  const names = namesOf(now.run, before.run);
  if (is.branches[0] !== was.branches[0]) return "";
  const left = was.branches[was.current];
  if (left?.parent === is.current && is.branches.length === was.branches.length)
    return `Undone: ${branchTold(is, was.current, names) ?? ""}.`;
  const told = branchTold(is, is.current, names);
  if (told === null) return "Shown: the run as it was opened.";
  const isNew = is.branches.length > was.branches.length || is.current === was.current;
  return `${isNew ? "Changed" : "Shown again"}: ${told}.`;
}
