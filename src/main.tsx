import { startTransition, StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { invariant } from "./base/invariant.ts";
import { startPlayer } from "./store/player.ts";
import { createWorkbench } from "./store/workbench.ts";
import { readAddress } from "./ui/address/address.ts";
import { followAddress } from "./ui/address/follow-address.ts";
import { firstAsked } from "./ui/chunk/asking.ts";
import { MissingDialog } from "./ui/chunk/missing-dialog.tsx";
import { watchStyleSheets } from "./ui/chunk/missing.ts";
import { keptRun } from "./ui/chunk/reload.ts";
import { firstExperiment as experiment, offers } from "./ui/experiments/offers.ts";
import { Fault } from "./ui/fault/fault.tsx";
import { containedRun } from "./ui/files/contained-run.ts";
import { openFile } from "./ui/files/run-file.ts";
import { loop } from "./ui/loop/loop.ts";
import { hearMessages } from "./ui/messages/hear-messages.ts";
import { MotionRoot } from "./ui/motion/motion-root.tsx";
import { runPython } from "./ui/python/interpreter.ts";
import { applyTheme, firstTheme } from "./ui/theme/choose-theme.ts";
import { preparePrint } from "./ui/theme/print.ts";
import { allowTranslation } from "./ui/translated-text.ts";
import "./ui/theme/fonts.css";
import "./ui/theme/tokens.css";
import "./ui/theme/forced-colours.css";
import "./ui/theme/page.css";
import "./ui/theme/print.css";
import { mattersOnlyAtFirst } from "./ui/transport/what-matters.ts";
import { WorkbenchContext } from "./ui/use-workbench.ts";
import { wait } from "./ui/wait.ts";
import { WorkbenchPage } from "./ui/workbench-page.tsx";

const shipped = experiment.scenarios[0];
const root = document.getElementById("root");
invariant(shipped && root, "there is a page, and a scenario to open it on");

const store = createWorkbench(experiment, shipped.scenario, 0, loop.inSlices);
store.getState().showTheme(firstTheme());
store.getState().showOnlyWhatMatters(mattersOnlyAtFirst());
applyTheme(store);
preparePrint(store);
startPlayer(store, wait);
runPython();
hearMessages(store);
const startOver = () => {
  window.location.hash = "";
  window.location.reload();
};
allowTranslation();
watchStyleSheets();
const kept = keptRun();
const openContained = containedRun();
const [start] = offers;
// A student begins at the beginning of the lab.
if (start && readAddress(window.location.hash) === null)
  window.history.replaceState(null, "", `#/${start.id}/${start.opensOn}`);
const opened = followAddress(store).then(() =>
  kept === null ? openContained?.(store) : openFile(store, new File([kept], "the run before the reload")),
);
const page = (
  <StrictMode>
    <Fault what="The page" startOver={startOver}>
      <WorkbenchContext value={store}>
        <MotionRoot>
          <WorkbenchPage />
        </MotionRoot>
        <MissingDialog />
      </WorkbenchContext>
    </Fault>
  </StrictMode>
);
// A transition is rendered in slices of 5 ms: the browser can answer and paint between them. Beside a run that takes
// long, these slices would have to wait for those of the run.
const render = () => {
  const draw = () => createRoot(root).render(page);
  if (store.getState().opening) flushSync(draw);
  else startTransition(draw);
};
const painted = new Promise<void>((paint) => store.subscribe(({ opening }) => void (opening && paint())));
// What an address names is on the first picture, but a run that takes long is computed under it. Only a page that
// stands can ask for a part once more. Not awaited: the parts that are fetched import this module, and would wait for it.
void Promise.race([opened, painted, firstAsked()]).finally(render);
