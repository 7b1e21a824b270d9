import type { Run } from "../../store/run.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { summary } from "../../summary/summary.ts";
import { encodeTrace } from "../../trace/codec.ts";
import { openFile } from "../files/run-file.ts";
import { tellSteps } from "./step-messages.ts";

interface Asked {
  readonly interleave: unknown;
  readonly text?: unknown;
  readonly script?: unknown;
  readonly step?: unknown;
  readonly name?: string;
}

/** What the command line prints of a run that is shown, by what is asked for. */
const answers = {
  // As JSON has it: nothing that only JavaScript knows crosses to another page.
  summary: ({ trace, subject }: Run) => JSON.parse(JSON.stringify(summary(trace, subject))) as unknown,
  trace: ({ trace }: Run) => encodeTrace(trace),
};

/** Opens the run of a message, or answers what it asks for; null while no run is finished. */
export function obey(store: WorkbenchStore, data: Asked, { source, origin }: MessageEvent): void {
  const { interleave, text, name = "the text of a message" } = data;
  if (interleave === "published") return tellOfNewVersion(store, data.script);
  if (interleave === "open" && typeof text === "string") return void openFile(store, new File([text], name));
  if (interleave === "go-to" && Number.isInteger(data.step)) return store.getState().goTo(Number(data.step));
  const targetOrigin = origin === "null" ? "*" : origin;
  if (interleave === "listen" && source) return tellSteps(store, source, targetOrigin);
  // An answer of ours, to a page that speaks with itself, is no question.
  if ((interleave !== "summary" && interleave !== "trace") || interleave in data || !source) return undefined;
  const { run, opening } = store.getState();
  const answer = opening || run.isHeld ? null : answers[interleave](run);
  return source.postMessage({ interleave, [interleave]: answer }, { targetOrigin });
}

/** The service worker has a newer version. @param script the script of that version's page */
function tellOfNewVersion(store: WorkbenchStore, script: unknown): void {
  const isThis = [...document.scripts].some(({ src }) => src !== "" && src.endsWith(String(script)));
  store.getState().tell({
    kind: "done",
    title: isThis ? "Interleave was updated" : "A new version of Interleave is ready",
    text: isThis
      ? "This is the new version."
      : "You get it the next time you open the page. This run goes on.",
  });
}
