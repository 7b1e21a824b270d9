import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Caption } from "./caption/caption.tsx";
import { Checks } from "./checks/checks.tsx";
import { Diagram } from "./diagram/diagram.tsx";
import { Fault } from "./fault/fault.tsx";
import { Header } from "./header/header.tsx";
import { useKeys } from "./keys/use-keys.ts";
import { NoticeBar } from "./notice/notice.tsx";
import { Panels } from "./panels/panels.tsx";
import { Stage } from "./stage/stage.tsx";
import { Transport } from "./transport/transport.tsx";
import { useWorkbench } from "./use-workbench.ts";
import "./workbench-page.css";

const KeysDialog = lazy(() =>
  import("./keys/keys-dialog.tsx").then(({ KeysDialog }) => ({ default: KeysDialog })),
);

/** The whole page: one run, at one step, seen from all sides. */
export function WorkbenchPage() {
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useKeys(showKeys);
  useTitle();
  const run = useWorkbench((workbench) => workbench.run);
  return (
    <div className="workbench">
      <Header showKeys={showKeys} />
      <NoticeBar />
      <main className="workbench-main">
        <section className="workbench-stage" aria-label="Stage">
          <Fault what="The stage" again={run}>
            <Stage />
          </Fault>
        </section>
        <section className="workbench-diagram" aria-label="Space-time diagram">
          <Fault what="The diagram" again={run}>
            <Diagram />
          </Fault>
        </section>
        <Caption />
        <aside className="workbench-side" aria-label="Code, state and checks">
          <Fault what="This panel" again={run}>
            <Panels />
          </Fault>
          <Checks />
        </aside>
      </main>
      <Transport />
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
