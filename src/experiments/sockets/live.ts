import { limits } from "../../contract/limits.ts";
import { recordedScenario } from "../../scenario/recorded.ts";
import { operationsIn } from "../../contract/socket-operation.ts";
import type { SocketProcess, SocketsScenario } from "./scenario.ts";
import { type Intervention, isMessageChange } from "../../scenario/scenario.ts";
import { deedsOf } from "../live-deeds.ts";
import { liveTitle } from "../live-title.ts";
import { LIVE_PROCESSES_MAX, type LiveExperiment, type LiveSettings, type LiveShow } from "../live-show.ts";
import { sidesOf } from "./sides.ts";

/** Slow enough to be followed by eye. */
const SEEN_MS = 300;
/** Quick beside the time-outs that programs set, and just to be seen. */
const QUICK_MS = 30;
/** What begins or is killed at a moment on a host where nothing takes time, does later where segments take this long. */
const STRETCH_MS = 12;

/** Where a program gives something up after a while, segments must not take as long. */
function usualTravelMs({ processes }: SocketsScenario): number {
  const givesUp = processes.some(({ program }) =>
    operationsIn(program).some(({ op }) => op === "settimeout"),
  );
  return givesUp ? QUICK_MS : SEEN_MS;
}

/**
 * Socket programs in real time: the programs as they are, segments that can be followed, and one client more that may
 * be started. What the scenario does at a moment (a start, a kill) it does so much later as all takes longer.
 */
export const livePrograms: LiveExperiment<"sockets"> = {
  experiment: "sockets",
  processes: { usual: 1, least: 1 },
  words: { processes: "Processes", messages: "Segments" },
  settings: ["travelMs"],
  usualTravelMs,
  hasPartitions: true,
  killCount: ({ processes }) => processes.filter(({ killAt }) => killAt !== null).length,
  about: ({ processes }, hasSpare) => ({
    title: "Programs that really wait",
    paragraphs: [
      "Each program runs in its own thread of this browser. One more thread is the kernel with their sockets. A call waits in real time: for a client, for bytes, for a timeout. Segments take real time and can be lost; the kernel’s timers retransmit them.",
      [
        "The programs are those of the open scenario. Segments are slower here, and the scenario’s other times are stretched in proportion.",
        ...(processes.length > LIVE_PROCESSES_MAX
          ? [
              `Only the first ${LIVE_PROCESSES_MAX} of its ${processes.length} processes run: that is the limit.`,
            ]
          : []),
        "Kill a process and see what its kernel still does for it.",
        ...(hasSpare ? ["One client more stands by: add it when you like."] : []),
      ].join(" "),
    ],
  }),
  show: showOf,
};

function showOf(scenario: SocketsScenario, { processes: count, travelMs, loss }: LiveSettings): LiveShow {
  const stretch = Math.max(1, travelMs / STRETCH_MS);
  const later = (ms: number) => Math.round(ms * stretch);
  const known = scenario.processes.slice(0, count);
  const pattern = lastClient(scenario);
  const spares = pattern && known.length < LIVE_PROCESSES_MAX ? 1 : 0;
  const free = pattern
    ? freeNames(
        pattern,
        known.map(({ name }) => name),
      )
    : [];
  const made = free.slice(0, count - known.length + spares).flatMap((name, i): SocketProcess[] => {
    if (!pattern) return [];
    return [{ ...pattern, name, startAt: later(pattern.startAt) + (i + 1) * travelMs, killAt: null }];
  });
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
  const set: SocketsScenario = {
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
  };
  return {
    scenario: set,
    spares,
    deeds: [...killed, ...crashed].sort((a, b) => a.atMs - b.atMs),
    wanting: () => null,
    recorded(deeds) {
      const recorded = recordedScenario(set, deeds);
      const startAt = (process: string) =>
        Math.min(
          limits.momentMs,
          deeds.starts.find((one) => one.process === process)?.atMs ?? limits.momentMs,
        );
      return {
        ...recorded,
        processes: recorded.processes.map((one) => ({ ...one, startAt: startAt(one.name), killAt: null })),
      };
    },
  };
}

/** Whose program others can be given, too: the last that does not listen. */
function lastClient(scenario: SocketsScenario): SocketProcess | null {
  const { right } = sidesOf(scenario);
  return scenario.processes.findLast((_, index) => right.includes(index)) ?? null;
}

/** Names that are not taken, after the client's own: "client", "client 2"; or "client A", "client B". */
function freeNames({ name }: SocketProcess, taken: readonly string[]): string[] {
  const stem = name.replace(/ (\d+|[A-Z])$/, "");
  const lettered = / [A-Z]$/.test(name)
    ? Array.from({ length: 26 }, (_, i) => `${stem} ${String.fromCharCode(65 + i)}`)
    : [];
  const numbered = Array.from(
    { length: taken.length + LIVE_PROCESSES_MAX + 1 },
    (_, i) => `${stem} ${i + 2}`,
  );
  return [...lettered, name, ...numbered].filter((one) => !taken.includes(one));
}
