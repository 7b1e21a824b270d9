import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  type ComponentProps,
  type ReactNode,
} from "react";
import { useStore } from "zustand";
import { numbered } from "../experiments/lab.ts";
import { Caption } from "./caption/caption.tsx";
import { HistoryHeard } from "./changes/history-heard.tsx";
import { Chunk } from "./chunk/chunk.ts";
import { inPlace, onTop } from "./chunk/later.tsx";
import { Checks } from "./checks/checks.tsx";
import { Diagram } from "./diagram/diagram.tsx";
import { useShown } from "./experiments/use-shown.ts";
import { ExplanationsLater } from "./explain/explanations-later.tsx";
import { RunFault } from "./fault/fault.tsx";
import { DropSign } from "./files/drop-sign.tsx";
import { Header } from "./header/header.tsx";
import { useKeys } from "./keys/use-keys.ts";
import { learning, showLearning } from "./learning/opened.ts";
import { InPart } from "./loop/part.tsx";
import { NoticeBar } from "./notice/notice.tsx";
import { Panels } from "./panels/panels.tsx";
import { useLeavePresent } from "./present/use-present.ts";
import { records } from "./records/records-chunk.ts";
import type { Asked } from "./run-until/run-until.ts";
import { Transport } from "./transport/transport.tsx";
import { useWorkbench, useWorkbenchStore } from "./use-workbench.ts";
import { WaitingPanel } from "./waiting/waiting.tsx";
import "./present/present.css";
import "./workbench-page.css";

const KeysDialog = onTop(
  new Chunk(() => import("./keys/keys-dialog.tsx").then(({ KeysDialog }) => KeysDialog)),
);
const Parameters = inPlace(
  new Chunk(() => import("./parameters/parameters.tsx").then(({ Parameters }) => Parameters)),
);
const ChangeBar = inPlace(
  new Chunk(() => import("./changes/change-bar.tsx").then(({ ChangeBar }) => ChangeBar)),
);
const Explore = inPlace(new Chunk(() => import("./explore/explore.tsx").then(({ Explore }) => Explore)));
const LearningPanel = inPlace(
  new Chunk(() => import("./learning/panel.tsx").then(({ LearningPanel }) => LearningPanel)),
);
const closeLearning = () => showLearning(null);
const comparing = new Chunk(() => import("./compare/compare.tsx"));
const ownPrograms = new Chunk(() => import("./python/programs.tsx"));
const realProcesses = new Chunk(() => import("./live/live.tsx"));

/** The whole page: one run, at one step, seen from all sides. */
export function WorkbenchPage() {
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  const [untilShown, setUntilShown] = useState<Asked | null>(null);
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const showParameters = useCallback(() => setDrawer("parameters"), []);
  const showExplore = useCallback(() => setDrawer("explore"), []);
  const hideDrawer = useCallback(() => setDrawer(null), []);
  const { Live, showLive, hideLive } = useLive();
  const { Programs, hidePrograms } = usePrograms();
  const { Record, hideRecord } = useRecord();
  const isAway = Live !== null || Programs !== null || Record !== null;
  const backTo = useBackTo(hideLive, setDrawer);
  useKeys(showKeys, setUntilShown, isAway);
  useLeavePresent();
  useTitle();
  const compared = useCompared();
  const learns = useStore(learning, (what) => what !== null);
  const presenting = useWorkbench((workbench) => workbench.presenting !== null);
  const hidesFuture = useWorkbench((workbench) => workbench.hidesFuture);
  const enlarged = useWorkbench((workbench) => workbench.enlarged);
  const blackedOut = useWorkbench((workbench) => workbench.blackedOut);
  // Another scenario has parts of its own: what a hand holds, has open or has typed in the old ones goes with them.
  const story = useWorkbench(({ history }) => history.story);
  const { Stage, Aside, Notes } = useShown();
  const editing = useWorkbench((workbench) => workbench.tab === "changes");
  const hasGhost = useWorkbench(({ ghost }) => ghost !== null);
  const brief = drawer !== null || editing;
  // The side comes a moment after the page: a slow phone would lay out both in one go.
  const hasSide = useDeferredValue(true, false);
  return (
    <div
      className="workbench"
      data-presenting={presenting || undefined}
      data-hides={hidesFuture || undefined}
      data-enlarged={enlarged ?? undefined}
    >
      <InPart of="panels">
        <Header
          showKeys={showKeys}
          showParameters={Live ? backTo.parameters : showParameters}
          showExplore={Live ? backTo.explore : showExplore}
          showLive={showLive}
        />
      </InPart>
      {learns && <LearningPanel close={closeLearning} />}
      <NoticeBar />
      <HistoryHeard />
      <DropSign />
      {isAway && (
        <RunFault what="This view">
          {Record ? (
            <Record close={hideRecord} />
          ) : Live ? (
            <Live close={hideLive} showKeys={showKeys} />
          ) : (
            Programs && <Programs close={hidePrograms} />
          )}
        </RunFault>
      )}
      <main
        className="workbench-main"
        hidden={isAway}
        data-columns={Aside && compared === null ? 3 : undefined}
      >
        {compared ?? (
          <>
            {Aside && (
              <div className="workbench-aside">
                <Guarded what="This panel" of="panels">
                  <Aside key={story} />
                </Guarded>
              </div>
            )}
            <section className="workbench-stage" aria-label="Stage" translate="no">
              <Guarded what="The stage" of="stage">
                <Stage key={story} />
              </Guarded>
            </section>
            <section className="workbench-diagram" aria-label="Space-time diagram" translate="no">
              <Guarded what="The diagram" of="diagram">
                <Diagram key={story} />
              </Guarded>
            </section>
            <aside className="workbench-side" aria-label="Code, state and checks">
              {hasSide && (
                <InPart of="panels">
                  <RunFault what="This panel">
                    {drawer === "parameters" && <Parameters close={hideDrawer} />}
                    {drawer === "explore" && <Explore close={hideDrawer} />}
                    {drawer === null && <Panels key={story} />}
                  </RunFault>
                  <div className="workbench-notes">
                    <RunFault what="What was changed">{hasGhost && <ChangeBar />}</RunFault>
                    <RunFault what="This panel">
                      {Notes && <Notes />}
                      <WaitingPanel brief={brief} />
                      <Checks brief={brief} />
                    </RunFault>
                  </div>
                </InPart>
              )}
            </aside>
          </>
        )}
      </main>
      {!isAway && (
        <div className="workbench-foot" data-around="">
          {compared === null && (
            <Guarded what="The sentence" of="words">
              <Caption />
            </Guarded>
          )}
          <InPart of="words">
            <Transport untilShown={untilShown} showUntil={setUntilShown} />
          </InPart>
        </div>
      )}
      {blackedOut && (
        <output className="black-screen">The screen is black. Any key brings the picture back.</output>
      )}
      <ExplanationsLater />
      {keysShown && <KeysDialog close={() => setKeysShown(false)} />}
    </div>
  );
}

/** A part of the page, drawn in its place of a frame. A mistake in it does not take away the others. */
function Guarded({ what, of, children }: ComponentProps<typeof RunFault> & ComponentProps<typeof InPart>) {
  return (
    <RunFault what={what}>
      <InPart of={of}>{children}</InPart>
    </RunFault>
  );
}

/**
 * Two runs side by side, where they are compared. What it takes is fetched as soon as there are two: until it is there
 * the page stays as it is, and is never blank.
 */
function useCompared(): ReactNode {
  const wanted = useWorkbench((workbench) => workbench.comparing);
  const hasGhost = useWorkbench(({ ghost }) => ghost !== null);
  const [found, setFound] = useState(() => comparing.found);
  const store = useWorkbenchStore();
  useEffect(() => {
    if (!hasGhost) return;
    // The page works without it until it is asked for.
    comparing.fetch().then(setFound, () => {});
  }, [hasGhost]);
  useEffect(() => {
    if (!wanted) return;
    void comparing.want().then((part) => (part ? setFound(part) : store.getState().compare(false)));
  }, [wanted, store]);
  return wanted && found ? <found.Compare /> : null;
}

/** The view of real processes, in the place of the run. */
function useLive() {
  const store = useWorkbenchStore();
  const show = useCallback((shows: boolean) => store.getState().showLive(shows), [store]);
  const found = useInPlace(
    realProcesses,
    useWorkbench(({ showsLive }) => showsLive),
    show,
  );
  const showLive = useCallback(() => show(true), [show]);
  const hideLive = useCallback(() => show(false), [show]);
  return { Live: found?.Live ?? null, showLive, hideLive };
}

/**
 * The student's own programs, in the place of the run. Programs that have not run yet are shown before anything of them
 * runs.
 */
function usePrograms() {
  const store = useWorkbenchStore();
  const held = useWorkbench(({ run }) => (run.isHeld ? run : null));
  const show = useCallback((shows: boolean) => store.getState().showPrograms(shows), [store]);
  useEffect(() => {
    if (held) show(true);
  }, [held, show]);
  const found = useInPlace(
    ownPrograms,
    useWorkbench(({ showsPrograms }) => showsPrograms),
    show,
  );
  const hidePrograms = useCallback(() => show(false), [show]);
  return { Programs: found?.Programs ?? null, hidePrograms };
}

/** A record of a real run, in the place of the run. */
function useRecord() {
  const store = useWorkbenchStore();
  const hideRecord = useCallback(() => store.setState({ recordFiles: null }), [store]);
  const found = useInPlace(
    records,
    useWorkbench(({ recordFiles }) => recordFiles !== null),
    hideRecord,
  );
  return { Record: found?.RecordPage ?? null, hideRecord };
}

/** What stands in the place of the run while it is wanted; fetched when it is asked for. */
function useInPlace<T>(chunk: Chunk<T>, wanted: boolean, show: (shows: boolean) => void): T | null {
  const [found, setFound] = useState(() => chunk.found);
  const store = useWorkbenchStore();
  useEffect(() => {
    if (!wanted) return;
    store.getState().pause();
    void chunk.want().then((part) => (part ? setFound(part) : show(false)));
  }, [chunk, wanted, store, show]);
  return wanted ? found : null;
}

/** What a drawer shows belongs to the simulated run: over real processes a notice says how to come there. */
function useBackTo(hideLive: () => void, show: (drawer: Drawer) => void): Record<Drawer, () => void> {
  const store = useWorkbenchStore();
  return useMemo(() => {
    const to = (drawer: Drawer) => () =>
      realProcesses.found?.askBack(store, () => {
        hideLive();
        show(drawer);
      });
    return { parameters: to("parameters"), explore: to("explore") };
  }, [store, hideLive, show]);
}

type Drawer = "parameters" | "explore";

function useTitle(): void {
  const title = useWorkbench(({ run }) =>
    [run.scenario.title, numbered(run.experiment), "Interleave"].filter(Boolean).join(" · "),
  );
  useEffect(() => {
    document.title = title;
  }, [title]);
}
