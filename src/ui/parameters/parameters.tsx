import { tellAll } from "../../scenario/problem.ts";
import { Drawer } from "../drawer/drawer.tsx";
import { useShown } from "../experiments/use-shown.ts";
import { NetworkFields } from "./network-fields.tsx";
import { RunFields } from "./run-fields.tsx";
import { useDraft } from "./use-draft.ts";
import "./parameters.css";

/** Every number and every choice that the run is made of. What is valid is run at once; the rest is told. */
export function Parameters({ close }: { readonly close: () => void }) {
  const draft = useDraft();
  const { problems } = draft;
  const { Fields, ProcessFields } = useShown();
  return (
    <Drawer
      title="Parameters"
      closeLabel="Close the parameters"
      close={close}
      top={
        <output className="parameters-problem">
          {problems.length > 0 && `Not run yet: ${tellAll(problems, 2)}`}
        </output>
      }
    >
      <RunFields draft={draft} />
      {Fields && <Fields draft={draft} />}
      <NetworkFields draft={draft} />
      {ProcessFields && <ProcessFields draft={draft} />}
    </Drawer>
  );
}
