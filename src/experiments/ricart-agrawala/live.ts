import { isMessageChange, type RicartAgrawalaScenario } from "../../scenario/scenario.ts";
import { deedsOf } from "../live-deeds.ts";
import { liveTitle } from "../live-title.ts";
import type { LiveSettings, LiveShow } from "../live-show.ts";
import { figureOf } from "./figure.ts";

/** How long a node is inside: long enough to see its figure grow. */
const VISIT_MS = 1100;

/** Ricart–Agrawala in real time: every node wants in again and again, and draws on one picture while it is. */
export function liveNodes(
  scenario: RicartAgrawalaScenario,
  { processes: count, loss }: LiveSettings,
): LiveShow {
  const { options, network } = scenario;
  const known = scenario.processes.slice(0, count);
  const highest = Math.max(0, ...known.map(({ id }) => Number(id)));
  const added = Array.from({ length: count - known.length }, (_, i) => ({
    id: String(highest + i + 1),
    highest: 0,
  }));
  const processes = [...known, ...added].map((process) => ({ ...process, requests: [] }));
  const ids = processes.map(({ id }) => id);
  const has = (id: string) => ids.includes(id);
  const { failures } = options;
  return {
    spares: 0,
    deeds: deedsOf(scenario, ids),
    wanting: (process) => ({
      wish: { kind: "request", holdMs: VISIT_MS },
      minMs: 200,
      maxMs: 1500,
      strokes: figureOf(ids[process] ?? ""),
      visitMs: VISIT_MS,
    }),
    scenario: {
      ...scenario,
      title: liveTitle(scenario.title),
      interventions: scenario.interventions
        .filter(isMessageChange)
        .filter(({ message }) => message.split(/[>#]/, 2).every(has)),
      network: {
        ...network,
        loss: loss / 100,
        delay: { kind: "uniform", minMs: 60, maxMs: 240 },
        links: [],
      },
      processes,
      options: {
        ...options,
        failures:
          failures.kind === "probe"
            ? { kind: "probe", patienceMs: 4000, timeoutMs: 1000 }
            : failures.kind === "retry"
              ? { kind: "retry", afterMs: 1500 }
              : failures,
      },
    },
  };
}
