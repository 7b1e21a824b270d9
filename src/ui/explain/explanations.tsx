import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { glossaries } from "../../experiments/glossaries.ts";
import { LookUp } from "../../experiments/glossary/look-up.ts";
import { Chunk } from "../chunk/chunk.ts";
import { onTop } from "../chunk/later.tsx";
import { Hints } from "../hints/hints.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import type { Explained } from "./explained.ts";
import { listen } from "./listen.ts";
import { placeBeside } from "./place-beside.ts";

const MarkList = onTop(new Chunk(() => import("./mark-list.tsx").then(({ MarkList }) => MarkList)));
const id = "explanation";

/** Explains whatever is pointed at, has the focus or is pressed long, in a sentence beside it. */
export function Explanations() {
  const store = useWorkbenchStore();
  const experiment = useWorkbench(({ run }) => run.experiment.id);
  const lookUp = useMemo(() => new LookUp(glossaries, experiment), [experiment]);
  const [shown, show] = useState<Explained | null>(null);
  const [asked, ask] = useState<Element | null>(null);
  useEffect(() => {
    const hear = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("[data-marks]") : null;
      if (!link) return;
      event.preventDefault();
      ask(link);
    };
    window.addEventListener("click", hear);
    return () => window.removeEventListener("click", hear);
  }, []);
  useEffect(() => {
    const listening = listen(() => lookUp, show);
    // For tests: from here on it hears.
    document.documentElement.dataset["explains"] = "";
    // What was explained may be gone, or something else by now.
    const unsubscribe = store.subscribe((now, before) => {
      if (now.cursor !== before.cursor || now.run !== before.run) listening.hide();
    });
    return () => {
      unsubscribe();
      listening.stop();
    };
  }, [lookUp, store]);
  return (
    <>
      <Hints />
      {asked && <MarkList asked={asked} lookUp={lookUp} close={() => ask(null)} />}
      {shown && <Explanation explained={shown} />}
    </>
  );
}

function Explanation({ explained }: { readonly explained: Explained }) {
  const { terms, here, element, box, around } = explained;
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = panel;
    if (!current) return;
    if (!current.matches(":popover-open")) current.showPopover();
    const { innerWidth: width, innerHeight: height } = window;
    const { x, y } = placeBeside(current.getBoundingClientRect(), box, around, { width, height });
    current.style.translate = `${x}px ${y}px`;
  }, [box, around]);
  useEffect(() => {
    const before = element.getAttribute("aria-describedby");
    element.setAttribute("aria-describedby", before === null ? id : `${before} ${id}`);
    return () => {
      if (before === null) element.removeAttribute("aria-describedby");
      else element.setAttribute("aria-describedby", before);
    };
  }, [element]);
  return (
    <section aria-label="Explanation">
      <div ref={panel} id={id} className="explanation" role="tooltip" popover="manual">
        {terms.map(({ id: term, name, says }) => (
          <p key={term}>
            <b>{name}</b> {says}
          </p>
        ))}
        {here !== null && <p className="explanation-here">{here}</p>}
        <a href={`./glossary.html#${terms[0]?.id ?? ""}`} target="_blank" rel="noreferrer" tabIndex={-1}>
          In the glossary
        </a>
      </div>
    </section>
  );
}
