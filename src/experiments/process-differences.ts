import { canonicalJson } from "../base/canonical-json.ts";
import { renamed, withoutNode } from "../scenario/edit-processes.ts";
import type { RicartAgrawalaProcess, Scenario } from "../scenario/scenario.ts";
import { clockDifferences } from "./clock-differences.ts";
import type { Difference } from "./difference.ts";
import type { Names } from "./interventions.ts";

/** In which processes two scenarios differ: added, taken out, or with other numbers. */
export function processDifferences(from: Scenario, to: Scenario, names: Names): Difference[] {
  if (from.experiment === "berkeley" && to.experiment === "berkeley")
    return clockDifferences(from, to, names);
  if (canonicalJson(from.processes) === canonicalJson(to.processes)) return [];
  if (from.experiment !== "ricart-agrawala" || to.experiment !== "ricart-agrawala") {
    const back = { ...to, processes: from.processes } as Scenario;
    return [{ key: "processes", words: "The programs are changed", back }];
  }
  const was = new Map(from.processes.map((each) => [each.id, each]));
  const is = new Map(to.processes.map((each) => [each.id, each]));
  const gone = from.processes.filter(({ id }) => !is.has(id));
  return [
    ...gone.map((each) => ({
      key: `process ${each.id}`,
      words: `${names.nameOf(each.id)} is taken out`,
      back: { ...to, processes: [...to.processes, each] },
    })),
    ...to.processes.flatMap((each) => {
      const before = was.get(each.id);
      const words = before ? processWords(before, each) : "is added";
      if (words === null) return [];
      const back = before
        ? { ...to, processes: to.processes.map((other) => (other === each ? before : other)) }
        : withoutNode(to, each.id);
      return [{ key: `process ${each.id}`, words: `${names.nameOf(each.id)} ${words}`, back }];
    }),
  ];
}

/** The nodes that stand in their old place under a new name, and `from` with these names. */
export function nameDifferences(
  from: Scenario,
  to: Scenario,
  names: Names,
): { readonly from: Scenario; readonly all: Difference[] } {
  const none = { from, all: [] };
  if (from.experiment !== "ricart-agrawala" || to.experiment !== "ricart-agrawala") return none;
  if (from.processes.length !== to.processes.length) return none;
  const was = new Set(from.processes.map(({ id }) => id));
  const is = new Set(to.processes.map(({ id }) => id));
  const all: Difference[] = [];
  let named = from;
  for (const [index, { id }] of to.processes.entries()) {
    const before = from.processes[index]?.id ?? id;
    if (is.has(before) || was.has(id)) continue;
    named = renamed(named, before, id);
    const words = `${names.nameOf(before)} is called ${id}`;
    all.push({ key: `name ${id}`, words, back: renamed(to, id, before) });
  }
  return { from: named, all };
}

function processWords(was: RicartAgrawalaProcess, is: RicartAgrawalaProcess): string | null {
  const words = [
    was.highest === is.highest ? null : `begins with highest ${is.highest}`,
    canonicalJson(was.requests) === canonicalJson(is.requests) ? null : requestWords(is),
  ].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(" and ");
}

function requestWords({ requests }: RicartAgrawalaProcess): string {
  if (requests.length === 0) return "never asks";
  const times = requests.slice(0, 3).map(({ atMs, holdMs }) => `at ${atMs} ms for ${holdMs} ms`);
  return `asks ${times.join(", ")}${requests.length > 3 ? ` and ${requests.length - 3} times more` : ""}`;
}
