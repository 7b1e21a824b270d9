import { stepSentence } from "../../store/step-sentence.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";

/** Who hears of each step that is shown: once for each window, however often it asks. */
const heard = new WeakSet<MessageEventSource>();

/** Tells a page that listens where the run stands, now and with each change. */
export function tellSteps(store: WorkbenchStore, source: MessageEventSource, targetOrigin: string): void {
  const tell = () => {
    const { run, cursor } = store.getState();
    source.postMessage(
      {
        interleave: "step",
        step: cursor,
        last: run.trace.steps.length - 1,
        title: run.scenario.title,
        sentence: stepSentence(run, cursor),
      },
      { targetOrigin },
    );
  };
  tell();
  if (heard.has(source)) return;
  heard.add(source);
  store.subscribe((now, before) => {
    if (now.cursor !== before.cursor || now.run !== before.run) tell();
  });
}
