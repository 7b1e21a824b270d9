import { Check, Clock, Hourglass, TriangleAlert, X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Scenario } from "../../scenario/scenario.ts";
import { wantedScenario } from "../../store/opening.ts";
import { partingOf } from "../../store/parting.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { variantOf } from "../../experiments/sockets/variants.ts";
import { goodAmong, isGoodOutcome, type FoundOutcome } from "../../store/schedules.ts";
import { NumberField } from "../form/number-field.tsx";
import { Push } from "../form/push.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { lastPreempt, useSchedules, type Trial } from "./use-schedules.ts";
import { count } from "./verdict.ts";
import "./try-many.css";

const few = { min: 0, max: 9, whole: true };
const many = { min: 1, max: 100_000, whole: true };
const USUAL = 200;
const LINES_SHOWN = 4;

/** Runs the student's own programs under many schedules, and lists what they come to. */
export function TryMany() {
  const scenario = useWorkbench(({ run }) => run.scenario);
  const { trial, begin, stop } = useSchedules();
  const [schedules, setSchedules] = useState(USUAL);
  const [losses, setLosses] = useState(0);
  const [kills, setKills] = useState(0);
  const [preempt, setPreempt] = useState(lastPreempt);
  const name = useId();
  return (
    <div className="explore-search">
      <p>
        One run is one order of threads and messages. Here your programs run again and again, each time in
        another order.
      </p>
      <div className="explore-bounds">
        <NumberField label="Schedules" bounds={many} value={schedules} change={setSchedules} />
        <NumberField label="Lost datagrams" bounds={few} value={losses} change={setLosses} />
        <NumberField label="Killed processes" bounds={few} value={kills} change={setKills} />
      </div>
      <fieldset className="try-preempt">
        <legend>Another thread can run</legend>
        {(["calls", "lines"] as const).map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={preempt === each} onChange={() => setPreempt(each)} />
            {each === "calls"
              ? "at calls and locks, as in CPython"
              : "before any line: for teaching, as in other interpreters"}
          </label>
        ))}
      </fieldset>
      <div className="explore-buttons">
        {trial?.is === "running" ? (
          <Push onClick={stop}>Stop</Push>
        ) : (
          <Push main onClick={() => begin(scenario, { schedules, seed: 0, preempt, losses, kills })}>
            Try many
          </Push>
        )}
      </div>
      {trial && <Outcomes trial={trial} />}
    </div>
  );
}

function Outcomes({ trial }: { readonly trial: Trial }) {
  const { told, is, failure } = trial;
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (is !== "running") found.current?.scrollIntoView({ block: "start" });
  }, [is]);
  // What went wrong comes first; the rest stays as it is.
  const outcomes = (told?.outcomes ?? []).toSorted(
    (a, b) => Number(isGoodOutcome(a)) - Number(isGoodOutcome(b)),
  );
  return (
    <div className="explore-found" ref={found} data-broken={!outcomes.every(isGoodOutcome) || undefined}>
      <output aria-live={is === "running" ? "off" : "polite"}>{words(trial)}</output>
      {failure !== null && <p role="alert">{failure}</p>}
      <ol className="try-outcomes" aria-label="Outcomes">
        {outcomes.map((outcome) => (
          <OneOutcome
            key={JSON.stringify([outcome.kind, outcome.broken, outcome.console, outcome.exits])}
            outcome={outcome}
            trial={trial}
          />
        ))}
      </ol>
    </div>
  );
}

function words({ is, told }: Trial): string {
  if (!told) return is === "running" ? "Starting Python…" : "Nothing was tried.";
  const tried = `${count(told.schedules, "schedule")}, ${count(told.outcomes.length, "different outcome")}`;
  if (is === "running") return `So far ${tried}.`;
  const bound = told.bound === null ? "" : ` ${told.bound.slice(0, 1).toUpperCase()}${told.bound.slice(1)}.`;
  return `${is === "stopped" ? "Stopped after " : ""}${tried}.${bound}`;
}

const signs = { ok: Check, exception: X, stuck: Hourglass, limit: Clock } as const;
const titles = {
  ok: "All ended well",
  exception: "An exception",
  stuck: "Waits for ever",
  limit: "Not over at the time limit",
} as const;

function OneOutcome({ outcome, trial }: { readonly outcome: FoundOutcome; readonly trial: Trial }) {
  const store = useWorkbenchStore();
  const { kind, console, why, variant } = outcome;
  const isGood = isGoodOutcome(outcome);
  const isLost = kind === "ok" && !isGood;
  const Sign = isLost ? TriangleAlert : signs[kind];
  const all = trial.told?.schedules ?? outcome.count;
  const lines = Object.entries(console).flatMap(([process, printed]) =>
    printed.map((line) => `${process}: ${line}`),
  );
  const shown = lines.slice(-LINES_SHOWN);
  const open = () => {
    if (trial.scenario.experiment !== "sockets") return;
    const { scenario, preempt } = trial;
    const scenarioOf = (of: FoundOutcome["variant"]) =>
      variantOf(scenario, { preempt, turns: of.turns }, of.interventions);
    const good = isGood ? null : goodAmong(trial.told?.outcomes ?? []);
    if (good) store.getState().change(scenarioOf(good));
    const bad = scenarioOf(variant);
    store.getState().change(bad);
    whenShown(store, bad, () => {
      const { compare, goTo, ghost, run } = store.getState();
      if (good && ghost) {
        goTo(partingOf(ghost, run) ?? 0);
        compare(true);
      } else store.getState().goToEnd();
    });
  };
  return (
    <li data-kind={isLost ? "lost" : kind}>
      <header>
        <Sign size="1.1em" aria-hidden="true" />
        <strong>{isLost ? "All ended, but not well" : titles[kind]}</strong>
        <span className="try-count">
          {outcome.count} of {all}
        </span>
        <Push onClick={open}>Open</Push>
      </header>
      <i className="try-bar" aria-hidden="true" style={{ inlineSize: `${(100 * outcome.count) / all}%` }} />
      {why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <pre>
        {shown.length < lines.length && "…\n"}
        {shown.length === 0 ? "(prints nothing)" : shown.join("\n")}
      </pre>
    </li>
  );
}

/** Calls once the run of a scenario is on the screen; never where another one is wanted before. */
function whenShown(store: WorkbenchStore, scenario: Scenario, then: () => void): void {
  const look = () => {
    const now = store.getState();
    const isThere = now.run.scenario === scenario;
    if (isThere || wantedScenario(now) !== scenario) leave();
    if (isThere) then();
  };
  const leave = store.subscribe(look);
  look();
}
