import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { ricartAgrawalaSubject } from "../experiments/ricart-agrawala/subject.ts";
import type { AnySubject } from "../contract/subject.ts";
import { LiveProcess } from "../runtimes/live/process.ts";
import { Scribe } from "../runtimes/live/scribe.ts";
import { checkScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LiveAsked, LiveTold, Parcel } from "../trace/live-report.ts";

/**
 * One real process: a thread with a loop and a clock of its own. Messages go from thread to thread, past the page;
 * what happens is told to the page on a port of its own, so that what was told stays told when the thread is ended.
 */

/** So often it says that it is alive, and what its clock shows. */
const BEAT_MS = 100;

const ports = new Map<number, MessagePort>();
let report: MessagePort | null = null;
let process: LiveProcess | null = null;
let scribe: Scribe | null = null;
let hasBegun = false;
let isRestart = false;
let originMs = 0;

globalThis.addEventListener("message", ({ data, ports: [port] }: MessageEvent<LiveAsked>) =>
  obey(data, port),
);

function obey(asked: LiveAsked, port: MessagePort | undefined): void {
  switch (asked.kind) {
    case "be":
      report = port ?? null;
      be(asked);
      return;
    case "connect":
      ports.get(asked.peer)?.close();
      if (!port) return;
      ports.set(asked.peer, port);
      port.addEventListener("message", ({ data }: MessageEvent<Parcel>) => process?.take(data));
      port.start();
      process?.connect(asked.peer, asked.life);
      return;
    case "run":
      ({ originMs } = asked);
      run();
      return;
    case "pause":
      process?.pause();
      scribe?.pause();
      return;
    case "stop":
      process?.pause();
      tell({ kind: "stopped" });
      globalThis.close();
      return;
    case "fail":
      // Out of the page's hands, as it is with a mistake: in a task of its own.
      setTimeout(asked.how === "throw" ? raise : hang);
      return;
  }
}

function be({ scenario: json, process: index, legacy, wanting }: Extract<LiveAsked, { kind: "be" }>): void {
  const read = checkScenario(json);
  if (!read.ok) throw new Error("what is to be run is no scenario");
  const scenario = read.value;
  if (wanting) scribe = new Scribe(wanting, after, (stroke) => tell({ kind: "stroke", stroke }));
  isRestart = legacy !== null;
  const machinery = {
    nowMs,
    after,
    carry: (to: number, parcel: Parcel) => post(ports.get(to), parcel),
    tell: (step: Extract<LiveTold, { kind: "step" }>["step"]) => {
      tell({ kind: "step", step });
      scribe?.see(step.now.facts.inside);
    },
  };
  process = new LiveProcess(scenario, subjectOf(scenario), index, machinery, { legacy, wanting });
  tell({ kind: "ready" });
}

function run(): void {
  if (hasBegun) {
    process?.goOn();
    scribe?.goOn();
    return;
  }
  hasBegun = true;
  // Threads are not ready at the same time: all of them begin at one moment, which is still to come.
  after(Math.max(0, -nowMs()), () => {
    process?.begin(isRestart);
    setInterval(beat, BEAT_MS);
  });
}

function beat(): void {
  if (process) tell({ kind: "alive", now: process.reading() });
}

/** True time of the run. Each thread's own `now` has another beginning, and these are made one here. */
function nowMs(): number {
  return Math.round((performance.timeOrigin + performance.now() - originMs) * 1000) / 1000;
}

function after(ms: number, done: () => void): () => void {
  const timer = setTimeout(done, ms);
  return () => clearTimeout(timer);
}

function tell(told: LiveTold): void {
  post(report, told);
}

function post(port: MessagePort | null | undefined, message: LiveTold | Parcel): void {
  port?.postMessage(message);
}

function raise(): never {
  throw new Error("this process was made to throw");
}

function hang(): never {
  for (;;);
}

function subjectOf(scenario: Scenario): AnySubject {
  if (scenario.experiment === "berkeley") return berkeleySubject(scenario);
  if (scenario.experiment === "ricart-agrawala") return ricartAgrawalaSubject(scenario);
  throw new Error("only clocks and nodes are run as processes");
}
