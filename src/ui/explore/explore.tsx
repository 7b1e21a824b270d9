import { Check, Minus, X } from "lucide-react";
import { useCallback, useState } from "react";
import type { Bounds, Checked } from "../../contract/search.ts";
import { depthPicture } from "../../scene/depth-picture.ts";
import type { Size } from "../../scene/geometry.ts";
import { Drawer } from "../drawer/drawer.tsx";
import { NumberField } from "../form/number-field.tsx";
import { Drawn } from "../picture/drawn.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { Fault } from "./fault.tsx";
import { Scheduler } from "./scheduler.tsx";
import { TryMany } from "./try-many.tsx";
import { useSearch, type Search } from "./use-search.ts";
import { checkLines, count, megabytes, verdictOf, type CheckLine } from "./verdict.ts";
import { Push } from "../form/push.tsx";
import "./explore.css";

/** So many states the page remembers at the most: some 150 MB for three or four nodes. */
const STATES_MAX = 5_000_000;

const few = { min: 0, max: 9, whole: true };

/** Every schedule of the run's scenario, tried one after the other; and the next event chosen by hand. */
export function Explore({ close }: { readonly close: () => void }) {
  // What a search has found belongs to the scenario that it was begun on.
  const story = useWorkbench(({ history }) => history.story);
  const canSearch = useWorkbench(({ run }) => run.subject.space !== undefined);
  const isOwn = useWorkbench(({ run }) => (run.experiment.ownPrograms?.(run.scenario) ?? null) !== null);
  return (
    <Drawer title="Every schedule" closeLabel="Close the schedules" close={close}>
      {isOwn ? (
        <TryMany />
      ) : canSearch ? (
        <>
          <SearchForm key={story} />
          <Fault />
          <Scheduler />
        </>
      ) : (
        <p>
          The search covers Berkeley clocks, and Ricart–Agrawala over messages. This run uses sockets: the
          search does not cover the kernel’s buffers and timers.
        </p>
      )}
    </Drawer>
  );
}

function SearchForm() {
  const scenario = useWorkbench(({ run }) => run.scenario);
  const { search, begin, stop } = useSearch();
  const words = useWorkbench(({ run }) => run.experiment.search);
  const usual = words?.usualTimeouts(scenario) ?? null;
  const canTimeOut = usual !== null;
  const [crashes, setCrashes] = useState(0);
  const [losses, setLosses] = useState(0);
  const [chosen, setTimeouts] = useState<number | null>(null);
  const timeouts = chosen ?? usual ?? 0;
  const bounds = (first: boolean): Bounds => ({
    statesMax: STATES_MAX,
    crashes,
    losses,
    timeouts: canTimeOut ? timeouts : 0,
    first,
  });
  const running = search?.is === "running";
  return (
    <div className="explore-search">
      <p>One run is one order of events. {words?.tries}</p>
      <div className="explore-bounds">
        <NumberField label="Crashes" bounds={few} value={crashes} change={setCrashes} />
        <NumberField label="Lost messages" bounds={few} value={losses} change={setLosses} />
        {canTimeOut && <NumberField label="Timeouts" bounds={few} value={timeouts} change={setTimeouts} />}
      </div>
      <div className="explore-buttons">
        {running ? (
          <Push onClick={stop}>Stop</Push>
        ) : (
          <>
            <Push main onClick={() => begin(scenario, bounds(true))}>
              Find a violation
            </Push>
            <Push onClick={() => begin(scenario, bounds(false))}>Try them all</Push>
          </>
        )}
      </div>
      {search && <Found search={search} />}
    </div>
  );
}

function Found({ search }: { readonly search: Search }) {
  const store = useWorkbenchStore();
  const words = useWorkbench(({ run }) => run.experiment.search);
  const { findings, violation, is } = search;
  const open = () => {
    if (!violation) return;
    store.getState().change(violation.scenario);
    store.getState().goToEnd();
  };
  return (
    <div className="explore-found" data-broken={violation !== null || undefined}>
      <output aria-live={is === "running" ? "off" : "polite"}>{verdictOf(search, words)}</output>
      {violation && <Push onClick={open}>Open the shortest run</Push>}
      {findings && is !== "running" && <Checks checked={findings.checks} />}
      {findings && findings.levels.length > 1 && (
        <figure className="explore-levels">
          <DepthChart states={findings.levels} />
          <figcaption>
            States by depth, 0 to {findings.levels.length - 1} steps, at most{" "}
            {count(Math.max(...findings.levels), "state")} at one depth · {megabytes(findings.bytes)}
          </figcaption>
        </figure>
      )}
    </div>
  );
}

function DepthChart({ states }: { readonly states: readonly number[] }) {
  const draw = useCallback((size: Size) => depthPicture(states, size), [states]);
  return <Drawn className="explore-depths" draw={draw} />;
}

const signs: Readonly<Record<CheckLine["is"], typeof Check>> = { held: Check, broken: X, unseen: Minus };

/** What was asked of every schedule, and how often there was something to ask it of. */
function Checks({ checked }: { readonly checked: readonly Checked[] }) {
  return (
    <ul className="explore-checks" aria-label="What was checked">
      {checkLines(checked).map(({ id, title, is, words }) => {
        const Sign = signs[is];
        return (
          <li key={id} data-is={is}>
            <Sign size="1em" />
            <span>
              {title} <small>{words}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
