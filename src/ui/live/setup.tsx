import { LIVE_PROCESSES_MAX, type LiveSettings } from "../../experiments/live.ts";
import { listed } from "../../base/words.ts";
import type { RicartAgrawalaOptions, Scenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";

interface Props {
  readonly scenario: Scenario;
  readonly settings: LiveSettings;
  readonly change: (settings: LiveSettings) => void;
  readonly canRun: boolean;
}

/** What will be run, before it is. */
export function Setup({ scenario, settings, change, canRun }: Props) {
  const set = (part: Partial<LiveSettings>) => change({ ...settings, ...part });
  const isClocks = scenario.experiment === "berkeley";
  if (!canRun)
    return (
      <div className="live-setup">
        <p className="live-about">
          Socket programs are not run as real processes yet. Berkeley’s clocks and Ricart and Agrawala’s nodes
          are.
        </p>
      </div>
    );
  return (
    <div className="live-setup">
      <div className="live-about">{isClocks ? <AboutClocks /> : <AboutNodes scenario={scenario} />}</div>
      <div className="live-fields">
        <NumberField
          label={isClocks ? "Machines" : "Nodes"}
          bounds={{ min: 2, max: LIVE_PROCESSES_MAX, whole: true }}
          value={settings.processes}
          change={(processes) => set({ processes })}
        />
        {isClocks && (
          <>
            <NumberField
              label="Clocks are off by up to"
              unit="ppm"
              bounds={{ min: 0, max: 50_000 }}
              value={settings.driftPpm}
              change={(driftPpm) => set({ driftPpm })}
            />
            <NumberField
              label="A round every"
              unit="ms"
              bounds={{ min: 500, max: 10_000 }}
              value={settings.everyMs}
              change={(everyMs) => set({ everyMs })}
            />
          </>
        )}
        <NumberField
          label="Messages that are lost"
          unit="%"
          bounds={{ min: 0, max: 50 }}
          value={settings.loss}
          change={(loss) => set({ loss })}
        />
      </div>
    </div>
  );
}

function AboutClocks() {
  return (
    <>
      <h2>Clocks that really drift</h2>
      <p>
        Every machine becomes a thread of this browser, with a clock that runs at its own rate over the
        computer’s. The protocol is the one of the workbench; the messages go from thread to thread and really
        take their time. The master is elected, and rounds go on until you stop them.
      </p>
      <p>
        Real oscillators are off by 20 parts in a million. To be seen within seconds these are off by more.
        One more machine is switched off: add it while the others run, or kill the master and see who follows.
      </p>
    </>
  );
}

function AboutNodes({ scenario }: { readonly scenario: Scenario }) {
  if (scenario.experiment !== "ricart-agrawala") return null;
  return (
    <>
      <h2>One picture, one pen</h2>
      <p>
        Every node becomes a thread of this browser. All of them draw on one picture with one pen, each its
        number in a frame, stroke by stroke, and only in the critical section. A stroke goes on from wherever
        the pen is: two in the section spoil each other’s figure.
      </p>
      <p>
        The rules are those of the open scenario: {listed(rulesOf(scenario.options))}. Messages take 60 to 240
        ms here, a visit 1.1 s, so that it can be seen.
      </p>
    </>
  );
}

function rulesOf(options: RicartAgrawalaOptions): string[] {
  return [
    orders[options.order],
    ...(options.raiseHighest ? [] : ["nobody learns from the timestamps it receives"]),
    ...(options.deferWhenHeld ? [] : ["who is inside replies all the same"]),
    ...(options.clearDeferredEarly ? ["the queue is emptied before it is answered"] : []),
    failures[options.failures.kind],
  ];
}

const orders = {
  "timestamp-id": "requests are ordered by timestamp and id",
  text: "requests are compared as text",
  timestamp: "requests are ordered by timestamp alone",
} as const;

const failures = {
  none: "whoever does not answer is waited for",
  probe: "who is silent is probed, and given up after a second",
  retry: "what stays without an answer is sent again",
} as const;
