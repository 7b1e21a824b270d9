/** Ends a Playwright run with one line of counts, which scripts/test.mjs adds up. */
export default class Counts {
  /** @type {import("@playwright/test/reporter").Suite | undefined} */
  suite;

  /** @param {import("@playwright/test/reporter").FullConfig} _config @param {import("@playwright/test/reporter").Suite} suite */
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const outcomes = this.suite?.allTests().map((test) => test.outcome()) ?? [];
    const count = (/** @type {readonly string[]} */ names) =>
      outcomes.filter((outcome) => names.includes(outcome)).length;
    console.log(
      `counts: ${count(["expected", "flaky"])} passed, ${count(["unexpected"])} failed, ${count(["skipped"])} skipped`,
    );
  }

  printsToStdio() {
    return false;
  }
}
