import { useState } from "react";
import type { Listing } from "../../../experiments/experiment.ts";
import { keepFocus } from "../../keys/keep-focus.ts";
import { useWorkbench } from "../../use-workbench.ts";
import { CodeListing } from "./code-listing.tsx";
import { TakeListing } from "./take-listing.tsx";
import { fileAt, filesOf } from "./files.ts";
import "./code.css";

/**
 * The Python listing that the step belongs to, with its lines lit. Another file can be looked at until a step
 * belongs to another one than before.
 */
export function CodePanel() {
  const run = useWorkbench((workbench) => workbench.run);
  const current = useWorkbench(({ run, cursor }) => fileAt(run, cursor));
  const isLarge = useWorkbench(({ enlarged }) => enlarged === "side");
  const [chosen, choose] = useState({ name: "", instead: "" });
  const files = filesOf(run);
  const shown = chosen.instead === current ? chosen.name : current;
  const listing = files.find(({ name }) => name === shown) ?? files[0];
  if (!listing) return <p className="panel-empty">This experiment has no listing.</p>;
  const pair = isLarge ? pairIn(files, listing) : [];
  if (pair.length > 0)
    return (
      <div className="code-pair">
        {pair.map((each) => (
          <section key={each.name} aria-label={each.name}>
            <h2>
              {each.name} {each.about !== undefined && <small>{each.about}</small>}
            </h2>
            <CodeListing listing={each} />
          </section>
        ))}
      </div>
    );
  return (
    <>
      <Files files={files} shown={listing} choose={(name) => choose({ name, instead: current })} />
      <CodeListing key={listing.name} listing={listing} />
    </>
  );
}

/** The handout's own listing and the corrected one, for a panel that has room for both; none where there is one alone. */
function pairIn(files: readonly Listing[], shown: Listing): readonly Listing[] {
  const name = shown.corrects ?? shown.name;
  const correction = files.find(({ corrects }) => corrects === name);
  if (correction) return [files.find((each) => each.name === name) ?? shown, correction];
  const own = files.find(({ about }) => about !== undefined);
  const corrected = shown === own ? files.find((each) => each !== own) : shown;
  return own && corrected ? [own, corrected] : [];
}

interface FilesProps {
  readonly files: readonly Listing[];
  readonly shown: Listing;
  readonly choose: (name: string) => void;
}

function Files({ files, shown, choose }: FilesProps) {
  return (
    <fieldset className="code-files" aria-label="File">
      {files.map(({ name, about }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === shown.name}
          onMouseDown={keepFocus}
          onClick={() => choose(name)}
        >
          {name}
          {about !== undefined && <small> {about}</small>}
        </button>
      ))}
      <TakeListing listing={shown} />
    </fieldset>
  );
}
