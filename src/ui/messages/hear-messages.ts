import type { WorkbenchStore } from "../../store/workbench.ts";
import { Chunk } from "../chunk/chunk.ts";
import { openFile } from "../files/run-file.ts";

const told = new Chunk(() => import("./run-told.ts"));

/**
 * What a page around this one, or a test, can ask for: docs/embedding.md. Nothing that it sends runs a program: that
 * takes the reader's own press.
 */
export function hearMessages(store: WorkbenchStore): void {
  window.addEventListener("message", (event) => {
    const { data, source, origin } = event;
    if (!isAsked(data)) return;
    if (data.interleave === "open" && typeof data.text === "string") {
      void openFile(store, new File([data.text], data.name ?? "the text of a message"));
    } else if ((data.interleave === "summary" || data.interleave === "trace") && source) {
      // An answer of ours, to a page that speaks with itself, is no question.
      if (!(data.interleave in data)) void answer(store, data.interleave, source, origin);
    }
  });
}

interface Asked {
  readonly interleave: unknown;
  readonly text?: unknown;
  readonly name?: string;
}

function isAsked(data: unknown): data is Asked {
  return typeof data === "object" && data !== null && "interleave" in data;
}

async function answer(
  store: WorkbenchStore,
  asked: "summary" | "trace",
  to: MessageEventSource,
  origin: string,
): Promise<void> {
  const { run, opening } = store.getState();
  const found = opening || run.isHeld ? null : await told.fetch().catch(() => null);
  to.postMessage(
    { interleave: asked, [asked]: found && found.answers[asked](run) },
    { targetOrigin: origin === "null" ? "*" : origin },
  );
}
