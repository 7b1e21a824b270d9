import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { tellAll } from "../../scenario/problem.ts";
import { useShown } from "../experiments/use-shown.ts";
import { useEscape } from "../popover/use-escape.ts";
import { NetworkFields } from "./network-fields.tsx";
import { RunFields } from "./run-fields.tsx";
import { useDraft } from "./use-draft.ts";
import "../form/form.css";
import "./parameters.css";

/** Every number and every choice that the run is made of. What is valid is run at once; the rest is told. */
export function Parameters({ close }: { readonly close: () => void }) {
  const draft = useDraft();
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.querySelector<HTMLElement>("h2")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEscape(close);
  const { problems } = draft;
  const { Fields, ProcessFields } = useShown();
  return (
    <section ref={element} className="parameters" aria-label="Parameters">
      <header className="parameters-head">
        <h2 tabIndex={-1}>Parameters</h2>
        <button type="button" className="tool" aria-label="Close the parameters" onClick={close}>
          <X size="1.25em" aria-hidden="true" />
        </button>
      </header>
      <output className="parameters-problem">
        {problems.length > 0 && `Not run yet: ${tellAll(problems, 2)}`}
      </output>
      <div className="parameters-body">
        <RunFields draft={draft} />
        {Fields && <Fields draft={draft} />}
        <NetworkFields draft={draft} />
        {ProcessFields && <ProcessFields draft={draft} />}
      </div>
    </section>
  );
}
