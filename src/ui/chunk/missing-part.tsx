import { reloadKeeping } from "./reload.ts";
import type { Missing } from "./missing.ts";
import { Push } from "../form/push.tsx";
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
          <Push main onClick={tryAgain}>
            Try again
          </Push>
        )}
        {why !== "offline" && (
          <Push main={why === "published"} onClick={() => void reloadKeeping(store)}>
            Reload the page
          </Push>
        )}
        {close && <Push onClick={close}>Close</Push>}
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
