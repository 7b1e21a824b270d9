import { canonicalJson } from "../base/canonical-json.ts";
import type { RicartAgrawalaProcess, Scenario } from "../scenario/scenario.ts";
import type { Difference } from "./difference.ts";
import type { Names } from "./interventions.ts";

/** In which processes two scenarios differ: added, taken out, or with other numbers. */
export function processDifferences(from: Scenario, to: Scenario, names: Names): Difference[] {
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
      const processes = to.processes.flatMap((other) => {
        if (other !== each) return [other];
        return before ? [before] : [];
      });
      const back = { ...to, processes };
      return [{ key: `process ${each.id}`, words: `${names.nameOf(each.id)} ${words}`, back }];
    }),
  ];
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
