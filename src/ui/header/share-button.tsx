import { Share2 } from "lucide-react";
import { Chunk } from "../chunk/chunk.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

const sharing = new Chunk(() => import("./share.ts"));

/** Copies a link to this run at this step. */
export function ShareButton() {
  const store = useWorkbenchStore();
  return (
    <button
      type="button"
      className="tool tool-share"
      data-tip="Copy a link to this step"
      onMouseDown={keepFocus}
      onClick={() => void sharing.want().then((found) => found?.share(store))}
    >
      <Share2 size="1.15em" aria-hidden="true" />
      Share
    </button>
  );
}
