import { useCallback, useEffect, useRef, useState } from "react";
import { liveSettings, liveShow } from "../../experiments/live.ts";
import { numbered } from "../../experiments/lab.ts";
import type { LiveSettings } from "../../experiments/live-show.ts";
import { startSession, type Session } from "../../store/live/session.ts";
import { keepRecording, type Run } from "../../store/run.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { LiveBar } from "./live-bar.tsx";
import { OffsetChart } from "./offset-chart.tsx";
import { PictureOfAll } from "./picture.tsx";
import { Printed } from "./printed.tsx";
import { ProcessList } from "./process-list.tsx";
import { Result } from "./result.tsx";
import { Setup } from "./setup.tsx";
import { useLiveKeys } from "./use-live-keys.ts";
import { useVersion } from "./use-version.ts";
import { LiveWire } from "./wire.tsx";
import { workerThreads } from "./worker-threads.ts";
import { Push } from "../form/push.tsx";
import "./live.css";

interface Props {
  readonly close: () => void;
  readonly showKeys: () => void;
}

/** The open scenario by real processes: each of them a thread, in real time. */
export function Live({ close, showKeys }: Props) {
  const run = useWorkbench((workbench) => workbench.run);
  // Another scenario is another beginning.
  return <LiveOf key={runKey(run)} opened={run} close={close} showKeys={showKeys} />;
}

/** Offers the way back to the simulated run, which ends the real processes. */
export function askBack(store: WorkbenchStore, back: () => void): void {
  store.getState().tell({
    kind: "problem",
    title: "The real processes are still open",
    text: "This belongs to the simulated run. Going back to it stops them.",
    act: {
      label: "Back to the workbench",
      do: () => {
        store.getState().dismiss();
        back();
      },
    },
  });
}

const keys = new WeakMap<Run, number>();
let lastKey = 0;

function runKey(run: Run): number {
  const known = keys.get(run) ?? ++lastKey;
  keys.set(run, known);
  return known;
}

function LiveOf({ opened, close, showKeys }: Props & { readonly opened: Run }) {
  const { experiment, scenario } = opened;
  const [settings, setSettings] = useState<LiveSettings>(() => liveSettings(scenario));
  const [session, setSession] = useState<Session | null>(null);
  const [wasHidden, setWasHidden] = useState(false);
  const [chosen, setChosen] = useState(0);
  const store = useWorkbenchStore();
  const main = useRef<HTMLElement>(null);
  useVersion(session);
  useEffect(() => () => session?.run.drop(), [session]);

  const start = useCallback(() => {
    setSession(startSession(experiment, liveShow(scenario, settings), workerThreads));
    setChosen(0);
    setWasHidden(false);
  }, [experiment, scenario, settings]);
  const toggle = useCallback(() => {
    const live = session?.run;
    // What is not understood is not run as something else.
    const wrong = live ? null : main.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) return wrong.focus();
    if (!live || live.status === "over") return start();
    setWasHidden(false);
    if (live.status === "paused") live.goOn();
    else live.pause();
  }, [session, start]);
  useEffect(() => {
    const look = () => {
      if (!document.hidden || session?.run.status !== "running") return;
      session.run.pause();
      setWasHidden(true);
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [session]);

  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const recorded = session?.run.recorded ?? null;
  const open = useCallback(() => {
    if (!recorded) return;
    const kept = keepRecording(experiment, recorded.trace);
    const { open: show, tell } = store.getState();
    void show(experiment, kept.scenario);
    tell({
      kind: "done",
      title: "Recorded from real processes",
      text: `${recorded.agreement.agrees ? "Replayed: every step agrees. " : ""}What you change is simulated. A link cannot hold it: save it to share or keep it.`,
    });
    close();
  }, [recorded, experiment, store, close]);
  useLiveKeys({ session, chosen, choose: setChosen, toggle, showKeys, open });
  return (
    <>
      <main ref={main} className="live" data-session={session?.run.status ?? "none"}>
        <section className="live-main" aria-label="Real processes">
          <header className="bar live-head">
            <h1 ref={title} tabIndex={-1}>
              Real processes
            </h1>
            <p>{numbered(experiment)}, in real time: each process is a thread of its own.</p>
            <Push onClick={close}>Back to the workbench</Push>
          </header>
          {recorded && session && <Result session={session} open={open} />}
          {session === null ? (
            <Setup scenario={scenario} settings={settings} change={setSettings} />
          ) : (
            <>
              {session.clocks && <OffsetChart session={session} clocks={session.clocks} />}
              {session.hosts && <LiveWire session={session} hosts={session.hosts} />}
              {session.contest && <PictureOfAll session={session} contest={session.contest} />}
            </>
          )}
        </section>
        {session && (
          <aside className="live-side" aria-label="Processes">
            <ProcessList session={session} chosen={chosen} />
            <Printed session={session} />
          </aside>
        )}
      </main>
      <LiveBar
        session={session}
        wasHidden={wasHidden}
        toggle={toggle}
        stop={() => session?.run.stop()}
        setUp={() => setSession(null)}
      />
    </>
  );
}
