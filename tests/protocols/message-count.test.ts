import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { check } from "../../src/trace/checks.ts";
import { always } from "../support/always.ts";
import { movings, randomScenario } from "../support/random-scenario.ts";
import { citing, entries, run, subjectOf } from "../support/run.ts";

/** Messages that are late or lost, and nodes that crash and stay down. */
function mishaps(ids: readonly string[]): fc.Arbitrary<Intervention> {
  return fc.oneof(
    movings(ids),
    fc.record({
      do: fc.constant("crash" as const),
      process: fc.constantFrom(...ids),
      atMs: fc.integer({ min: 0, max: 200 }),
    }),
  );
}

const failures = fc.oneof(
  fc.record({
    kind: fc.constant("probe" as const),
    patienceMs: fc.integer({ min: 5, max: 80 }),
    timeoutMs: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({ kind: fc.constant("retry" as const), afterMs: fc.integer({ min: 10, max: 80 }) }),
);

test.each(["messages", "sockets"] as const)(
  "over %s no right solution costs an entry too much",
  (transport) => {
    const cases = fc.constantFrom(0, 0.2).chain((loss) =>
      randomScenario({
        nodes: { min: 2, max: 4 },
        loss,
        interventions: mishaps,
        options: failures.map((its) => ({ failures: its, transport })),
        limitMs: 800,
      }),
    );
    const runs = transport === "messages" ? 300 : 60;
    always(cases, { runs, sometimes: ["suspected", "entered"] }, (scenario, sometimes) => {
      const trace = run({ ...scenario, stepsMax: 1500 });
      const found = check(trace, subjectOf(scenario)).find(({ id }) => id === "message-count");
      sometimes("suspected", citing(trace, "suspect").length + citing(trace, "suspect-last").length > 0);
      sometimes("entered", entries(trace).length > 0);
      expect(found?.why ?? null).toBeNull();
    });
  },
);
