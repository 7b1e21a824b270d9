/** Ends a vitest run with one line of counts, which scripts/test.mjs adds up. */
export default class Counts {
  /** @param {readonly import("vitest/node").TestModule[]} modules */
  onTestRunEnd(modules) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      let own = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === "pending" ? "skipped" : state] += 1;
        if (state === "failed") own += 1;
      }
      if (own === 0 && module.state() === "failed") counts.failed += 1;
    }
    console.log(`counts: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
