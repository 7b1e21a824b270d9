import { leftBehind, liveShow } from "../../experiments/live.ts";
import { LIVE_PROCESSES_MAX, type LiveSettings } from "../../experiments/live-show.ts";
import { listed } from "../../base/words.ts";
import type { RicartAgrawalaOptions, Scenario } from "../../scenario/scenario.ts";
import { NumberField } from "../form/number-field.tsx";

interface Props {
  readonly scenario: Scenario;
  readonly settings: LiveSettings;
  readonly change: (settings: LiveSettings) => void;
}

/** What will be run, before it is. */
export function Setup({ scenario, settings, change }: Props) {
  const set = (part: Partial<LiveSettings>) => change({ ...settings, ...part });
  const isClocks = scenario.experiment === "berkeley";
  const isPrograms = scenario.experiment === "sockets";
  const behind = leftBehind(scenario);
  const hasSpare = liveShow(scenario, settings).spares > 0;
  return (
    <div className="live-setup">
      <div className="live-about">
        {isClocks && <AboutClocks hasSpare={hasSpare} />}
        {isPrograms && <AboutPrograms scenario={scenario} hasSpare={hasSpare} />}
        <AboutNodes scenario={scenario} />
        <FromOutside scenario={scenario} />
        {behind.length > 0 && (
          <p className="live-behind">
            Not done here: {listed(behind)}. What is changed about a run on the workbench is changed in its
            simulation.
          </p>
        )}
      </div>
      <div className="live-fields">
        <NumberField
          label={isClocks ? "Machines" : isPrograms ? "Processes" : "Nodes"}
          bounds={{ min: isPrograms ? 1 : 2, max: LIVE_PROCESSES_MAX, whole: true }}
          value={settings.processes}
          change={(processes) => set({ processes })}
        />
        {isPrograms && (
          <NumberField
            label="A segment travels for about"
            unit="ms"
            bounds={{ min: 1, max: 2000 }}
            value={settings.travelMs}
            change={(travelMs) => set({ travelMs })}
          />
        )}
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
          label={isPrograms ? "Segments that are lost" : "Messages that are lost"}
          unit="%"
          bounds={{ min: 0, max: 50 }}
          value={settings.loss}
          change={(loss) => set({ loss })}
        />
      </div>
    </div>
  );
}

function AboutClocks({ hasSpare }: { readonly hasSpare: boolean }) {
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
        {hasSpare && "One more machine is switched off, to be added while the others run. "}
        Kill the master and see who follows.
      </p>
    </>
  );
}

interface AboutProgramsProps {
  readonly scenario: Scenario;
  readonly hasSpare: boolean;
}

function AboutPrograms({ scenario: { processes }, hasSpare }: AboutProgramsProps) {
  return (
    <>
      <h2>Programs that really wait</h2>
      <p>
        Every program becomes a thread of this browser, and one thread more is the kernel that has their
        sockets. A call goes to it and really waits: for a client, for bytes, for time to be over. Segments
        take their time, may be lost, and are sent again by the kernel’s own timers.
      </p>
      <p>
        The programs are those of the open scenario. Segments are slower here, and the moments that it sets
        come later in the same proportion.
        {processes.length > LIVE_PROCESSES_MAX &&
          ` The first ${LIVE_PROCESSES_MAX} of its ${processes.length} processes are run, as many as there can be.`}{" "}
        Kill a process and see what its kernel still does for it.
        {hasSpare && " One client more stands by: add it when you like."}
      </p>
    </>
  );
}

/** What the scenario does to its processes at moments is really done to their threads. */
function FromOutside({ scenario }: { readonly scenario: Scenario }) {
  const crashes = scenario.interventions.filter((one) => one.do === "crash" || one.do === "restart").length;
  const kills =
    scenario.experiment === "sockets" ? scenario.processes.filter(({ killAt }) => killAt !== null).length : 0;
  const count = crashes + kills;
  if (count === 0) return null;
  return (
    <p>
      The scenario kills or starts processes itself, {count === 1 ? "once" : `${count} times`}: that is really
      done to their threads.
    </p>
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
        The rules are those of the open scenario: {listed(rulesOf(scenario.options))}.{" "}
        {scenario.options.transport === "sockets" ? "Segments" : "Messages"} take 60 to 240 ms here, a visit
        1.1 s, so that it can be seen.
      </p>
      {scenario.options.transport === "sockets" && (
        <p>
          Messages are lines over TCP, as in the scenario: one thread more is the kernel that has the nodes’
          sockets.
        </p>
      )}
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
