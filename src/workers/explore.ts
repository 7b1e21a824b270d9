import type { SearchAsked, SearchTold } from "../contract/search.ts";
import { unreachable } from "../base/invariant.ts";
import type { Json } from "../base/words.ts";
import type { AnySubject } from "../contract/subject.ts";
import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { ricartAgrawalaSubject } from "../experiments/ricart-agrawala/subject.ts";
import { Explorer } from "../runtimes/explorer/explorer.ts";
import { scheduleOf } from "../runtimes/explorer/schedule.ts";
import { checkScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** A search on a thread of its own, so that the page beside it stays at its frame rate. Ended by its owner. */

/** A thread has one owner and no origin, which the page's own types ask for. */
const tell = globalThis.postMessage as unknown as (told: SearchTold) => void;

/** So often the owner hears how far it is. */
const TELL_MS = 100;

globalThis.addEventListener("message", ({ data }: MessageEvent<SearchAsked>) => search(data));

function search({ scenario: json, bounds }: SearchAsked): void {
  const read = checkScenario(json);
  if (!read.ok) throw new Error("what is to be searched is no scenario");
  const scenario = read.value;
  const subject = subjectOf(scenario);
  if (!subject?.space) throw new Error("what is to be searched cannot be");
  const explorer = new Explorer(subject, scenario.network.order, bounds);
  let told = performance.now();
  while (explorer.advance(5_000)) {
    if (performance.now() - told < TELL_MS) continue;
    told = performance.now();
    tell({ kind: "progress", findings: explorer.findings });
  }
  const { violation, findings } = explorer;
  const found = violation && {
    check: violation.check,
    steps: violation.way.length,
    scenario: scheduleOf(scenario, subject, violation.way).scenario as unknown as Json,
  };
  tell({ kind: "over", findings, violation: found });
}

/** Not from the catalogue, with which every listing and lesson would come. */
function subjectOf(scenario: Scenario): AnySubject | null {
  switch (scenario.experiment) {
    case "ricart-agrawala":
      return ricartAgrawalaSubject(scenario);
    case "berkeley":
      return berkeleySubject(scenario);
    case "sockets":
      return null;
    default:
      return unreachable(scenario);
  }
}
