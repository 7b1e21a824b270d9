import * as fc from "fast-check";
import type { BerkeleyOptions, BerkeleyScenario } from "../../src/experiments/berkeley/scenario.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { berkeleyScenario } from "./berkeley.ts";
import { delay, interventions as anyIntervention } from "./random-scenario.ts";

/** What may happen in a random scenario. Nothing fails unless it is asked for. */
export interface WildClocks {
  readonly maxDelayMs?: number;
  readonly options?: fc.Arbitrary<Partial<BerkeleyOptions>>;
  readonly interventions?: (ids: readonly string[]) => fc.Arbitrary<Intervention>;
  readonly loss?: number;
  readonly duplicate?: number;
  readonly order?: "fifo" | "any";
  readonly limitMs?: number;
}

function clock(): fc.Arbitrary<{ clockMs: number } | { clockSeconds: number }> {
  return fc.oneof(
    fc.integer({ min: -5000, max: 5000 }).map((clockMs) => ({ clockMs })),
    fc.double({ min: -9e12, max: 9e12, noNaN: true }).map((clockMs) => ({ clockMs })),
    fc.integer({ min: -500, max: 500 }).map((tenths) => ({ clockSeconds: tenths / 10 })),
    fc.constantFrom(-0, 5e-324, 100.3, 1e-7).map((clockSeconds) => ({ clockSeconds })),
  );
}

const drift = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -50, max: 50 }),
  fc.double({ min: -100_000, max: 100_000, noNaN: true }),
);

export function randomBerkeley(wild: WildClocks = {}): fc.Arbitrary<BerkeleyScenario> {
  const max = wild.maxDelayMs ?? 60;
  const ids = fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 })
    .map((numbers) => numbers.map(String));
  return ids.chain((names) => {
    const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
    return fc
      .record({
        seed: fc.maxSafeInteger(),
        delay: delay(max),
        links: fc
          .subarray(pairs, { maxLength: Math.min(3, pairs.length) })
          .chain((some) =>
            fc.tuple(...some.map((pair) => delay(max).map((its) => ({ ...pair, delay: its })))),
          ),
        processes: fc.tuple(
          ...names.map((id) =>
            fc.record({ clock: clock(), driftPpm: drift }).map(({ clock, driftPpm }) => {
              return { id, ...clock, driftPpm };
            }),
          ),
        ),
        interventions: wild.interventions
          ? fc.array(wild.interventions(names), { maxLength: 5 })
          : fc.constant([]),
        options: wild.options ?? fc.constant({}),
        master: fc.option(fc.constantFrom(...names), { nil: null }),
        right: fc.oneof(
          fc.constant({}),
          fc.double({ min: -9e12, max: 9e12, noNaN: true }).map((rightClockMs) => ({ rightClockMs })),
          fc.constantFrom(-0, 100.3).map((rightClockSeconds) => ({ rightClockSeconds })),
        ),
      })
      .map(({ delay, links, options, master, right, ...rest }) =>
        berkeleyScenario({
          ...rest,
          ...right,
          limitMs: wild.limitMs ?? 86_400_000,
          network: {
            delay,
            links,
            order: wild.order ?? "fifo",
            loss: wild.loss ?? 0,
            duplicate: wild.duplicate ?? 0,
          },
          options: { master, ...options },
        }),
      );
  });
}

/** Options with which every answer can arrive in time, where no way takes longer than `maxDelayMs`. */
export function timelyOptions(maxDelayMs: number): fc.Arbitrary<Partial<BerkeleyOptions>> {
  const everyMs = fc.integer({ min: 4 * maxDelayMs + 2, max: 50_000 });
  return fc
    .record({
      rounds: fc.integer({ min: 1, max: 6 }),
      firstRoundMs: fc.integer({ min: 0, max: 5000 }),
      everyMs,
      compensation: fc.constantFrom("none" as const, "half-rtt" as const),
      rttMaxMs: fc.option(fc.integer({ min: 0, max: 2 * maxDelayMs }), { nil: null }),
      faultTolerantMs: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
      roundSeconds: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
      adjust: fc.oneof(
        fc.constant({ kind: "step" as const }),
        fc.record({ kind: fc.constant("slew" as const), ppm: fc.integer({ min: 1, max: 999_999 }) }),
      ),
    })
    .map((options) => ({ ...options, timeoutMs: 3 * maxDelayMs + 2 }));
}

const anyOptions: fc.Arbitrary<Partial<BerkeleyOptions>> = fc.record({
  rounds: fc.integer({ min: 0, max: 8 }),
  firstRoundMs: fc.integer({ min: 0, max: 100 }),
  everyMs: fc.integer({ min: 1, max: 300 }),
  timeoutMs: fc.integer({ min: 1, max: 200 }),
  compensation: fc.constantFrom("none" as const, "half-rtt" as const),
  rttMaxMs: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  faultTolerantMs: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
  roundSeconds: fc.option(fc.integer({ min: 0, max: 15 }), { nil: null }),
  adjust: fc.oneof(
    fc.constant({ kind: "step" as const }),
    fc.record({ kind: fc.constant("slew" as const), ppm: fc.integer({ min: 1, max: 999_999 }) }),
  ),
  election: fc.oneof(
    fc.constant({ kind: "fixed" as const }),
    fc.record({
      kind: fc.constant("lowest-clock" as const),
      patienceMs: fc.integer({ min: 1, max: 500 }),
    }),
  ),
});

/** Every kind of scenario that the format has, cut off after two seconds. */
export const anyBerkeley: fc.Arbitrary<BerkeleyScenario> = fc
  .tuple(
    fc.constantFrom(0, 0.2, 1),
    fc.constantFrom(0, 0.3, 1),
    fc.constantFrom("fifo" as const, "any" as const),
  )
  .chain(([loss, duplicate, order]) =>
    randomBerkeley({
      loss,
      duplicate,
      order,
      options: anyOptions,
      interventions: anyIntervention,
      limitMs: 2000,
    }),
  );
