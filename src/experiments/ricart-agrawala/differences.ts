import { canonicalJson } from "../../base/canonical-json.ts";
import { renamed, withoutNode } from "./edit-nodes.ts";
import { optionWords } from "./option-words.ts";
import { ownScenario } from "./own-scenario.ts";
import type { RicartAgrawalaProcess, RicartAgrawalaScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Difference } from "../difference.ts";
import type { ChangeWords, Names } from "../names.ts";

/** The words for a change of the nodes or the algorithm. */
export const ricartAgrawalaChanges: ChangeWords = {
  optionWords: (scenario, key) => optionWords(own(scenario).options, key),
  processes: (from, to, names) => processDifferences(own(from), own(to), names),
  renamed: (from, to, names) => nameDifferences(own(from), own(to), names),
};

const own = (scenario: Scenario) => ownScenario({ scenario });

/** In which processes two scenarios differ: added, taken out, or with other numbers. */
function processDifferences(
  from: RicartAgrawalaScenario,
  to: RicartAgrawalaScenario,
  names: Names,
): Difference[] {
  const was = new Map(from.processes.map((each) => [each.id, each]));
  const is = new Map(to.processes.map((each) => [each.id, each]));
  const gone = from.processes.filter(({ id }) => !is.has(id));
  return [
    ...gone.map((each) => ({
      key: `process ${each.id}`,
      words: `${names.nameOf(each.id)} is removed`,
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
function nameDifferences(from: RicartAgrawalaScenario, to: RicartAgrawalaScenario, names: Names) {
  if (from.processes.length !== to.processes.length) return { from, all: [] };
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
