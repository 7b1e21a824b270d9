import { useMemo, useRef } from "react";
import type { Listing } from "../../../experiments/experiment.ts";
import { useStep } from "../../use-workbench.ts";
import { useScrollIntoPanel } from "../scroll-into-panel.ts";
import { Scrolls } from "../scrolls.tsx";
import { CodeLine } from "./code-line.tsx";
import { pythonLines } from "./python.ts";
import { useSelectAll } from "./use-select-all.ts";
import { whereAt } from "./where.ts";

/** A listing with the lines of the step lit, and where every process was last. */
export function CodeListing({ listing }: { readonly listing: Listing }) {
  const { run, cursor } = useStep();
  const lines = useMemo(() => pythonLines(listing.text), [listing.text]);
  const where = useMemo(() => whereAt(run, cursor, listing.name), [run, cursor, listing.name]);
  const box = useRef<HTMLElement>(null);
  useScrollIntoPanel(box, where);
  useSelectAll(box);
  return (
    <Scrolls ref={box} className="code" aria-label={`Listing ${listing.name}`}>
      <ol>
        {lines.map((tokens, index) => (
          // A line is known by its number.
          <CodeLine key={index} number={index + 1} tokens={tokens} where={where} />
        ))}
      </ol>
    </Scrolls>
  );
}
