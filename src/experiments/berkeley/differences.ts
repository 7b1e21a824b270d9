import { canonicalJson } from "../../base/canonical-json.ts";
import { withoutClock, withRightClock } from "./edit-clocks.ts";
import { rightClockMsOf, type BerkeleyProcess, type BerkeleyScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { optionWords } from "./option-words.ts";
import { ownScenario } from "./values.ts";
import type { Difference } from "../difference.ts";
import type { ChangeWords, Names } from "../names.ts";

/** The words for a change of the clocks or the algorithm. */
export const berkeleyChanges: ChangeWords = {
  optionWords: (scenario, key) => optionWords(own(scenario).options, key),
  processes: (from, to, names) => clockDifferences(own(from), own(to), names),
};

const own = (scenario: Scenario) => ownScenario({ scenario });

/** In which clocks two scenarios differ: added, taken out, or with another reading or drift; the right clock too. */
function clockDifferences(from: BerkeleyScenario, to: BerkeleyScenario, names: Names): Difference[] {
  const was = new Map(from.processes.map((each) => [each.id, each]));
  const is = new Set(to.processes.map(({ id }) => id));
  const gone = from.processes.filter(({ id }) => !is.has(id));
  return [
    ...rightClockDifference(from, to),
    ...gone.map((each) => ({
      key: `process ${each.id}`,
      words: `${names.nameOf(each.id)} is removed`,
      back: { ...to, processes: [...to.processes, each] },
    })),
    ...to.processes.flatMap((each) => {
      const before = was.get(each.id);
      if (before && canonicalJson(before) === canonicalJson(each)) return [];
      const words = before ? clockWords(before, each) : "is added";
      const back = before
        ? { ...to, processes: to.processes.map((other) => (other === each ? before : other)) }
        : withoutClock(to, each.id);
      return [{ key: `process ${each.id}`, words: `${names.nameOf(each.id)} ${words}`, back }];
    }),
  ];
}

function rightClockDifference(from: BerkeleyScenario, to: BerkeleyScenario): Difference[] {
  if (rightClockMsOf(from) === rightClockMsOf(to)) return [];
  const { rightClockMs: clockMs, rightClockSeconds: clockSeconds } = to;
  const words =
    rightClockMsOf(to) === null
      ? "True time is unknown"
      : `A correct clock starts at ${readingWords({ clockMs, clockSeconds })}`;
  return [{ key: "right clock", words, back: withRightClock(to, from) }];
}

function clockWords(was: BerkeleyProcess, is: BerkeleyProcess): string {
  const words = [
    readingWords(was) === readingWords(is) ? null : `begins at ${readingWords(is)}`,
    was.driftPpm === is.driftPpm ? null : `drifts by ${is.driftPpm} ppm`,
  ].filter((word) => word !== null);
  return words.join(" and ");
}

interface Reading {
  readonly clockMs?: number | undefined;
  readonly clockSeconds?: number | undefined;
}

function readingWords({ clockMs, clockSeconds }: Reading): string {
  return clockSeconds === undefined ? `${clockMs ?? 0} ms` : `${clockSeconds} s`;
}
