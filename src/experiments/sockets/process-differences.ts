import { canonicalJson } from "../../base/canonical-json.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Difference } from "../difference.ts";
import { titled } from "./names.ts";
import type { SocketProcess } from "./scenario.ts";
import { ownScenario } from "./own-scenario.ts";

/** What was changed about the processes: the names that are watched one by one, all else as one change. */
export function processDifferences(from: Scenario, to: Scenario): readonly Difference[] {
  const [was, is] = [ownScenario({ scenario: from }).processes, ownScenario({ scenario: to }).processes];
  const back: Scenario = { ...to, processes: was } as Scenario;
  const rest = (processes: typeof was) => canonicalJson(processes.map(withoutWatch));
  if (rest(was) !== rest(is)) return [{ key: "processes", words: "The programs are changed", back }];
  return is.flatMap(({ name, python }, index) => {
    const [before, now] = [was[index]?.python?.watch ?? [], python?.watch ?? []];
    return [
      ...now.filter((each) => !before.includes(each)).map((each) => `${each} of ${titled(name)} is watched`),
      ...before
        .filter((each) => !now.includes(each))
        .map((each) => `${each} of ${titled(name)} is no longer watched`),
    ].map((words) => ({ key: `watch ${words}`, words, back }));
  });
}

function withoutWatch(process: SocketProcess): SocketProcess {
  return process.python ? { ...process, python: { ...process.python, watch: [] } } : process;
}
