import { at } from "../../base/invariant.ts";
import { branchRows } from "../../store/branch-rows.ts";
import { namesOf } from "../../store/names.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { branchTold } from "./change-told.ts";

/** Every run that was made of this one by changing it: a tree, of which one branch is shown. */
export function Branches() {
  const store = useWorkbenchStore();
  const history = useWorkbench((workbench) => workbench.history);
  const run = useWorkbench((workbench) => workbench.run);
  const ghost = useWorkbench((workbench) => workbench.ghost);
  if (history.branches.length < 2) return null;
  const names = namesOf(run, ghost);
  const told = (branch: number) => branchTold(history, branch, names) ?? "As it was opened";
  return (
    <>
      <h2>Branches</h2>
      <ol className="branches" aria-label="Branches of this run">
        {branchRows(history).map(({ branch, depth, isFork }) => (
          <li key={branch} style={{ paddingInlineStart: `${Math.min(depth, 8) * 1.125}rem` }}>
            <button
              type="button"
              aria-current={branch === history.current ? "true" : undefined}
              onClick={() => store.getState().switchTo(branch)}
            >
              {told(branch)}
              {isFork && (
                <span className="heard-only">, from: {told(at(history.branches, branch).parent ?? 0)}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
