import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Caption } from "./caption/caption.tsx";
import { ChangeBar } from "./changes/change-bar.tsx";
import { HistoryHeard } from "./changes/history-heard.tsx";
import { Checks } from "./checks/checks.tsx";
import { Diagram } from "./diagram/diagram.tsx";
import { useShown } from "./experiments/use-shown.ts";
import { RunFault } from "./fault/run-fault.tsx";
import { DropSign } from "./files/drop-sign.tsx";
import { Header } from "./header/header.tsx";
import { useKeys } from "./keys/use-keys.ts";
import { NoticeBar } from "./notice/notice.tsx";
import { Panels } from "./panels/panels.tsx";
import { useLeavePresent } from "./present/use-present.ts";
import { Resting } from "./resting.tsx";
import { Transport } from "./transport/transport.tsx";
import { useWorkbench } from "./use-workbench.ts";
import { WaitingPanel } from "./waiting/waiting.tsx";
import "./present/present.css";
import "./workbench-page.css";

const KeysDialog = lazy(() =>
  import("./keys/keys-dialog.tsx").then(({ KeysDialog }) => ({ default: KeysDialog })),
);

const Parameters = lazy(() =>
  import("./parameters/parameters.tsx").then(({ Parameters }) => ({ default: Parameters })),
);
const Compare = lazy(() => import("./compare/compare.tsx").then(({ Compare }) => ({ default: Compare })));

/** The whole page: one run, at one step, seen from all sides. */
export function WorkbenchPage() {
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  const [untilShown, setUntilShown] = useState(false);
  const goToStep = useCallback(() => setUntilShown(true), []);
  const [parametersShown, setParametersShown] = useState(false);
  const showParameters = useCallback(() => setParametersShown(true), []);
  const hideParameters = useCallback(() => setParametersShown(false), []);
  useKeys(showKeys, goToStep);
  useLeavePresent();
  useTitle();
  const comparing = useWorkbench((workbench) => workbench.comparing);
  const presenting = useWorkbench((workbench) => workbench.presenting !== null);
  const { Stage, Aside, Notes } = useShown();
  return (
    <div className="workbench" data-presenting={presenting || undefined}>
      <Resting>
        <Header showKeys={showKeys} showParameters={showParameters} />
      </Resting>
      <NoticeBar />
      <HistoryHeard />
      <DropSign />
      <main className="workbench-main" data-columns={Aside && !comparing ? 3 : undefined}>
        {comparing ? (
          <Suspense fallback={null}>
            <Compare />
          </Suspense>
        ) : (
          <>
            {Aside && (
              <div className="workbench-aside">
                <RunFault what="This panel">
                  <Aside />
                </RunFault>
              </div>
            )}
            <section className="workbench-stage" aria-label="Stage">
              <RunFault what="The stage">
                <Stage />
              </RunFault>
            </section>
            <section className="workbench-diagram" aria-label="Space-time diagram">
              <RunFault what="The diagram">
                <Diagram />
              </RunFault>
            </section>
            <Caption />
            <aside className="workbench-side" aria-label="Code, state and checks">
              <Resting>
                <RunFault what="This panel">
                  {parametersShown ? (
                    <Suspense fallback={null}>
                      <Parameters close={hideParameters} />
                    </Suspense>
                  ) : (
                    <Panels />
                  )}
                </RunFault>
                <div className="workbench-notes">
                  <ChangeBar />
                  {Notes && <Notes />}
                  <WaitingPanel />
                  <Checks />
                </div>
              </Resting>
            </aside>
          </>
        )}
      </main>
      <Resting>
        <Transport untilShown={untilShown} showUntil={setUntilShown} />
      </Resting>
      {keysShown && (
        <Suspense fallback={null}>
          <KeysDialog close={() => setKeysShown(false)} />
        </Suspense>
      )}
    </div>
  );
}

function useTitle(): void {
  const title = useWorkbench(({ run }) => `${run.scenario.title} · ${run.experiment.title} · Interleave`);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
