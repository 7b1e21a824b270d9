import { useMemo, useRef } from "react";
import type { Listing } from "../../../experiments/experiment.ts";
import { useWorkbench } from "../../use-workbench.ts";
import { useScrollIntoPanel } from "../scroll-into-panel.ts";
import { CodeLine } from "./code-line.tsx";
import { pythonLines } from "./python.ts";
import { whereAt } from "./where.ts";
import "./code.css";

/** The Python listings of the experiment, with the lines of this step lit. */
export function CodePanel() {
  const listings = useWorkbench(({ run }) => run.experiment.listings);
  if (listings.length === 0) return <p className="panel-empty">This experiment has no listing.</p>;
  return (
    <div className="code-listings">
      {listings.map((listing) => (
        <CodeListing key={listing.name} listing={listing} />
      ))}
    </div>
  );
}

function CodeListing({ listing }: { readonly listing: Listing }) {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const lines = useMemo(() => pythonLines(listing.text), [listing.text]);
  const where = useMemo(() => whereAt(run, cursor, listing.name), [run, cursor, listing.name]);
  const box = useRef<HTMLElement>(null);
  useScrollIntoPanel(box, where);
  return (
    // A region that scrolls must be reachable with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className="code scrolls" aria-label={`Listing ${listing.name}`} tabIndex={0}>
      <h2 className="code-name">{listing.name}</h2>
      <ol>
        {lines.map((tokens, index) => (
          // A line is known by its number.
          <CodeLine key={index} number={index + 1} tokens={tokens} where={where} />
        ))}
      </ol>
    </section>
  );
}
