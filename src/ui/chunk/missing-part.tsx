import { reloadKeeping } from "./reload.ts";
import type { Missing } from "./missing.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import "./chunk.css";

interface Props {
  readonly why: Missing;
  readonly tryAgain: () => void;
  readonly close?: (() => void) | undefined;
}

/** Says that a part could not be fetched, and offers what can help. */
export function MissingPart({ why, tryAgain, close }: Props) {
  const store = useWorkbenchStore();
  return (
    <>
      <p>{sentences[why]}</p>
      <p className="missing-ways">
        {why !== "published" && (
          <button type="button" className="missing-main" onClick={tryAgain}>
            Try again
          </button>
        )}
        {why !== "offline" && (
          <button
            type="button"
            className={why === "published" ? "missing-main" : undefined}
            onClick={() => void reloadKeeping(store)}
          >
            Reload the page
          </button>
        )}
        {close && (
          <button type="button" onClick={close}>
            Close
          </button>
        )}
      </p>
    </>
  );
}

const sentences: Readonly<Record<Missing, string>> = {
  offline: "This part of the page could not be loaded. Check your connection, then try again.",
  refused:
    "This part of the page could not be loaded. Check your connection, then try again. If that does not help, reload the page: your run is kept.",
  published: "A new version of Interleave was published. Reload the page to go on: your run is kept.",
};
