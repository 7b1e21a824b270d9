import type { Findings, Found, SearchAsked } from "../contract/search.ts";
import { unreachable } from "../base/invariant.ts";
import type { Json } from "../base/words.ts";
import type { AnySubject } from "../contract/subject.ts";
import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { ricartAgrawalaSubject } from "../experiments/ricart-agrawala/subject.ts";
import { Explorer } from "../runtimes/explorer/explorer.ts";
import { scheduleOf } from "../runtimes/explorer/schedule.ts";
import { checkScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { answer } from "./answering.ts";

/** What a search has found is put together so often at most, in ms. */
const TELL_MS = 100;

/** A search on a thread of its own, so that the page beside it stays at its frame rate. */
answer<SearchAsked, Findings, Found>(function* ({ scenario: json, bounds }, progress) {
  const read = checkScenario(json);
  if (!read.ok) throw new Error("what is to be searched is no scenario");
  const scenario = read.value;
  const subject = subjectOf(scenario);
  if (!subject?.space) throw new Error("what is to be searched cannot be");
  const explorer = new Explorer(subject, scenario.network.order, bounds);
  let toldMs = performance.now();
  while (explorer.advance(5_000)) {
    if (performance.now() - toldMs >= TELL_MS) {
      toldMs = performance.now();
      progress(explorer.findings);
    }
    yield;
  }
  const { violation, findings } = explorer;
  return {
    findings,
    violation: violation && {
      check: violation.check,
      steps: violation.way.length,
      scenario: scheduleOf(scenario, subject, violation.way).scenario as unknown as Json,
    },
  };
});

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
