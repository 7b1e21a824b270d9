import { Redo2, Undo2 } from "lucide-react";
import { at } from "../../base/invariant.ts";
import { parameterDifferences } from "../../experiments/differences.ts";
import { interventionWords } from "../../experiments/interventions.ts";
import { wantedScenario } from "../../store/opening.ts";
import { parentBranch } from "../../store/history.ts";
import { namesOf } from "../../store/names.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { Branches } from "./branches.tsx";
import { ChangeForm } from "./change-form.tsx";
import { Push } from "../form/push.tsx";
import { Scrolls } from "../panels/scrolls.tsx";
import "./changes.css";

/** What was decided about this run, in words: each change can be taken back, and a new one can be made. */
export function ChangesPanel() {
  return (
    <Scrolls className="changes" aria-label="Changes">
      <ChangeList />
      <ChangeForm />
      <Branches />
    </Scrolls>
  );
}

function ChangeList() {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const ghost = useWorkbench((workbench) => workbench.ghost);
  const history = useWorkbench((workbench) => workbench.history);
  const names = namesOf(run, ghost);
  const scenario = useWorkbench(wantedScenario);
  const changed = parameterDifferences(at(history.branches, 0).scenario, scenario, names);
  const isEmpty = changed.length === 0 && scenario.interventions.length === 0;
  return (
    <>
      <div className="changes-head">
        <h2>Changes</h2>
        <Push icon={Undo2} disabled={parentBranch(history) === null} onClick={() => store.getState().undo()}>
          Undo
        </Push>
        <Push icon={Redo2} disabled={history.left.length === 0} onClick={() => store.getState().redo()}>
          Redo
        </Push>
      </div>
      {isEmpty ? (
        <p className="changes-none">Nothing has been changed.</p>
      ) : (
        <ul className="changes-list" aria-label="Changes of this run">
          {scenario.interventions.map((intervention, index) => {
            const words = interventionWords(intervention, names);
            return (
              <Line
                key={`${index} ${words}`}
                words={words}
                remove={() => store.getState().edit({ kind: "remove", index })}
              />
            );
          })}
          {changed.map(({ key, words, back }) => (
            <Line key={key} words={words} remove={() => store.getState().change(back)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ words, remove }: { readonly words: string; readonly remove: () => void }) {
  return (
    <li>
      <span>{words}</span>
      <button type="button" className="link" aria-label={`Remove: ${words}`} onClick={remove}>
        Remove
      </button>
    </li>
  );
}
