import { at } from "../../base/invariant.ts";
import { editWords } from "../../experiments/edit-words.ts";
import type { Branch, History } from "../../store/history.ts";
import { namesOf } from "../../store/names.ts";
import type { Workbench } from "../../store/workbench.ts";

/** What made the shown run of the one behind it, in words; null where nothing did. */
export function changeTold({ history, preview, run, ghost }: Workbench): string | null {
  const names = namesOf(run, ghost);
  if (preview) return editWords(preview.base.scenario, preview.edit, names);
  return branchTold(history, history.current, names);
}

/** What made a branch of the one that it grew from; null for the root. */
export function branchTold(
  history: History,
  index: number,
  names: ReturnType<typeof namesOf>,
): string | null {
  const { edit, parent }: Branch = at(history.branches, index);
  if (edit === null || parent === null) return null;
  return editWords(at(history.branches, parent).scenario, edit, names);
}
