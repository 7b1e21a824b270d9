import type { Operation } from "../../contract/socket-operation.ts";
import {
  type Intervention,
  isMessageChange,
  type Scenario,
  type SocketProcess,
  type SocketsScenario,
} from "../../scenario/scenario.ts";
import { deedsOf } from "../live-deeds.ts";
import { liveTitle } from "../live-title.ts";
import { LIVE_PROCESSES_MAX, type LiveSettings, type LiveShow } from "../live-show.ts";
import { sidesOf } from "./sides.ts";

/** Slow enough to be followed by eye. */
const SEEN_MS = 300;
/** Quick beside the time-outs that programs set, and just to be seen. */
const QUICK_MS = 30;
/** What begins or is killed at a moment on a host where nothing takes time, does later where segments take this long. */
const STRETCH_MS = 12;

/** Where a program gives something up after a while, segments must not take as long. */
export function usualTravelMs(scenario: Scenario): number {
  if (scenario.experiment !== "sockets") return SEEN_MS;
  return scenario.processes.some(({ program }) => hasTimeout(program)) ? QUICK_MS : SEEN_MS;
}

function hasTimeout(program: readonly Operation[]): boolean {
  return program.some((operation) => {
    switch (operation.op) {
      case "settimeout":
        return true;
      case "loop":
      case "try":
        return hasTimeout(operation.body);
      case "spawn":
        return hasTimeout(operation.program);
      default:
        return false;
    }
  });
}

/**
 * Socket programs in real time: the programs as they are, segments that can be followed, and one client more that may
 * be started. What the scenario does at a moment (a start, a kill) it does so much later as all takes longer.
 */
export function livePrograms(
  scenario: SocketsScenario,
  { processes: count, travelMs, loss }: LiveSettings,
): LiveShow {
  const stretch = Math.max(1, travelMs / STRETCH_MS);
  const later = (ms: number) => Math.round(ms * stretch);
  const known = scenario.processes.slice(0, count);
  const pattern = lastClient(scenario, known);
  const spares = pattern && known.length < LIVE_PROCESSES_MAX ? 1 : 0;
  const made = Array.from({ length: count - known.length + spares }, (_, i): SocketProcess | null => {
    const name = nextName(
      pattern,
      scenario.processes.map(({ name }) => name),
      i,
    );
    return (
      pattern && { ...pattern, name, startAt: later(pattern.startAt) + (i + 1) * travelMs, killAt: null }
    );
  }).filter((one) => one !== null);
  // A spare one begins when it is asked to.
  const added = made.map((one, i) => (i >= made.length - spares ? { ...one, startAt: 0 } : one));
  const processes = [
    ...known.map((one) => ({ ...one, startAt: later(one.startAt), killAt: null })),
    ...added,
  ];
  const names = processes.map(({ name }) => name);
  const killed = known.flatMap(({ killAt }, process) =>
    killAt === null ? [] : [{ do: "kill" as const, process, atMs: later(killAt) }],
  );
  const crashed = deedsOf(scenario, names).map((deed) => ({ ...deed, atMs: later(deed.atMs) }));
  const { network } = scenario;
  return {
    spares,
    deeds: [...killed, ...crashed].sort((a, b) => a.atMs - b.atMs),
    wanting: () => null,
    scenario: {
      ...scenario,
      title: liveTitle(scenario.title),
      interventions: scenario.interventions.flatMap((one): readonly Intervention[] => {
        const has = (id: string) => names.includes(id);
        if (isMessageChange(one)) return one.message.split(/[>#]/, 2).every(has) ? [one] : [];
        if (one.do !== "partition" || !one.groups.flat().every(has)) return [];
        return [{ ...one, fromMs: later(one.fromMs), untilMs: later(one.untilMs) }];
      }),
      network: {
        ...network,
        loss: loss / 100,
        delay: { kind: "uniform", minMs: 0.7 * travelMs, maxMs: 1.3 * travelMs },
        links: [],
      },
      processes,
    },
  };
}

/** Whose program others can be given, too: the last that does not listen. */
function lastClient(scenario: SocketsScenario, known: readonly SocketProcess[]): SocketProcess | null {
  const { right } = sidesOf(scenario);
  return known.findLast((_, index) => right.includes(index)) ?? null;
}

/** The next name after those that there are: "client B" after "client A", "client 2" after "client". */
function nextName(pattern: SocketProcess | null, taken: readonly string[], index: number): string {
  const stem = (pattern?.name ?? "client").replace(/ (\d+|[A-Z])$/, "");
  const isLettered = / [A-Z]$/.test(pattern?.name ?? "");
  const free = Array.from({ length: taken.length + index + 27 }, (_, i) =>
    isLettered && i < 26 ? `${stem} ${String.fromCharCode(65 + i)}` : `${stem} ${i + 2}`,
  ).filter((name) => !taken.includes(name));
  return free[index] ?? `${stem} ${index}`;
}
