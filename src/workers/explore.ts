import type { Findings } from "../contract/search.ts";
import { Explorer } from "../runtimes/explorer/explorer.ts";
import { scheduleOf } from "../runtimes/explorer/schedule.ts";
import { formats } from "../experiments/formats.ts";
import type { Found, SearchAsked } from "../store/searched.ts";
import { answer } from "./answering.ts";

/** What a search has found is put together so often at most, in ms. */
const TELL_MS = 100;

/** A search on a thread of its own, so that the page beside it stays at its frame rate. */
answer<SearchAsked, Findings, Found>(function* ({ scenario, bounds }, progress) {
  const subject = formats.of(scenario).subject(scenario);
  if (!subject.space) throw new Error("what is to be searched cannot be");
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
      scenario: scheduleOf(scenario, subject, violation.way).scenario,
    },
  };
});
