import type { WorkbenchStore } from "../../store/workbench.ts";
import { Chunk } from "../chunk/chunk.ts";

const hearing = new Chunk(() => import("./obey-message.ts"));

/**
 * What a page around this one, or a test, can ask for: docs/embedding.md. Nothing that it sends runs a program: that
 * takes the reader's own press.
 */
export function hearMessages(store: WorkbenchStore): void {
  window.addEventListener("message", (event) => {
    const { data } = event as MessageEvent<unknown>;
    if (typeof data === "object" && data !== null && "interleave" in data)
      void hearing.want().then((found) => found?.obey(store, data, event));
  });
}
