import * as fc from "fast-check";
import type {
  RicartAgrawalaOptions,
  RicartAgrawalaScenario,
} from "../../src/experiments/ricart-agrawala/scenario.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import type { Delay } from "../../src/world/delay.ts";
import type { NetworkRules } from "../../src/world/links.ts";
import { scenario } from "./scenario.ts";

/** What may happen in a random scenario. Nothing fails, is lost or is intervened with unless it is asked for. */
export interface Wild {
  readonly nodes?: { readonly min?: number; readonly max?: number };
  readonly order?: NetworkRules["order"];
  readonly maxDelayMs?: number;
  readonly loss?: number;
  readonly duplicate?: number;
  readonly interventions?: (ids: readonly string[]) => fc.Arbitrary<Intervention>;
  readonly options?: fc.Arbitrary<Partial<RicartAgrawalaOptions>>;
  readonly limitMs?: number;
}

/** Small whole numbers often, so that times meet; fractions sometimes. */
function ms(max: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: Math.min(max, 6) }).map((n) => Math.min(max, n * 5)) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max }) },
    { weight: 1, arbitrary: fc.double({ min: 0, max, noNaN: true }) },
  );
}

export function delay(max = 60): fc.Arbitrary<Delay> {
  return fc.oneof(
    ms(max).map((n): Delay => ({ kind: "constant", ms: n })),
    fc.tuple(ms(max), ms(max)).map(([a, b]): Delay => {
      return { kind: "uniform", minMs: Math.min(a, b), maxMs: Math.max(a, b) };
    }),
    // Exponential delays have no upper bound, so `max` is kept by leaving them out where it matters.
    ...(max > 30
      ? [fc.tuple(ms(20), ms(20)).map(([minMs, meanMs]): Delay => ({ kind: "exponential", minMs, meanMs }))]
      : []),
  );
}

/** Names of processes: their order as text is not their order as numbers. */
function ids(min: number, max: number): fc.Arbitrary<string[]> {
  return fc
    .uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: min, maxLength: max })
    .map((numbers) => numbers.map(String));
}

function processes(names: readonly string[]) {
  const requests = fc.array(fc.record({ atMs: ms(150), holdMs: ms(40) }), { maxLength: 4 });
  return fc.tuple(
    ...names.map((id) =>
      fc.record({ id: fc.constant(id), highest: fc.integer({ min: 0, max: 4 }), requests }),
    ),
  );
}

function links(names: readonly string[], max: number): fc.Arbitrary<NetworkRules["links"]> {
  const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
  return fc
    .subarray(pairs, { maxLength: Math.min(3, pairs.length) })
    .chain((some) => fc.tuple(...some.map((pair) => delay(max).map((its) => ({ ...pair, delay: its })))));
}

export function randomScenario(wild: Wild = {}): fc.Arbitrary<RicartAgrawalaScenario> {
  const max = wild.maxDelayMs ?? 60;
  return ids(wild.nodes?.min ?? 1, wild.nodes?.max ?? 6).chain((names) =>
    fc
      .record({
        seed: fc.maxSafeInteger(),
        order: wild.order ? fc.constant(wild.order) : fc.constantFrom("fifo" as const, "any" as const),
        delay: delay(max),
        links: links(names, max),
        processes: processes(names),
        interventions: wild.interventions
          ? fc.array(wild.interventions(names), { maxLength: 6 })
          : fc.constant([]),
        options: wild.options ?? fc.constant({}),
      })
      .map(({ order, delay, links, ...rest }) =>
        scenario({
          ...rest,
          limitMs: wild.limitMs ?? 86_400_000,
          network: { delay, order, links, loss: wild.loss ?? 0, duplicate: wild.duplicate ?? 0 },
        }),
      ),
  );
}

function messageOf(names: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.shuffledSubarray([...names], { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 5 }))
    .map(([[from = "", to = ""], n]) => `${from}>${to}#${n}`);
}

/** Changes that only move messages in time. */
export function movings(names: readonly string[]): fc.Arbitrary<Intervention> {
  if (names.length < 2) return setClock(names);
  return fc.oneof(
    fc.record({ do: fc.constant("delay" as const), message: messageOf(names), byMs: ms(200) }),
    fc.record({ do: fc.constant("deliver" as const), message: messageOf(names), atMs: ms(300) }),
  );
}

function setClock(names: readonly string[]): fc.Arbitrary<Intervention> {
  return fc.record({
    do: fc.constant("set-clock" as const),
    process: fc.constantFrom(...names),
    atMs: ms(200),
    byMs: fc.integer({ min: -500, max: 500 }),
  });
}

/** Everything that a scenario can do to a run. */
export function interventions(names: readonly string[]): fc.Arbitrary<Intervention> {
  const process = fc.constantFrom(...names);
  const alone = [
    fc.record({ do: fc.constant("crash" as const), process, atMs: ms(200) }),
    fc.record({ do: fc.constant("restart" as const), process, atMs: ms(300) }),
    setClock(names),
    fc
      .tuple(fc.shuffledSubarray([...names]), fc.nat(6), ms(150), ms(100))
      .map(([some, cut, fromMs, forMs]): Intervention => {
        return {
          do: "partition",
          groups: [some.slice(0, cut), some.slice(cut)],
          fromMs,
          untilMs: fromMs + forMs,
        };
      }),
  ];
  if (names.length < 2) return fc.oneof(...alone);
  const message = messageOf(names);
  return fc.oneof(
    ...alone,
    movings(names),
    fc.record({ do: fc.constant("drop" as const), message }),
    fc.record({ do: fc.constant("duplicate" as const), message, afterMs: ms(60) }),
  );
}

const failures: fc.Arbitrary<RicartAgrawalaOptions["failures"]> = fc.oneof(
  fc.constant({ kind: "none" as const }),
  fc.record({
    kind: fc.constant("probe" as const),
    patienceMs: fc.integer({ min: 5, max: 80 }),
    timeoutMs: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({ kind: fc.constant("retry" as const), afterMs: fc.integer({ min: 10, max: 80 }) }),
);

/** Any options, right and wrong. */
export const anyOptions: fc.Arbitrary<Partial<RicartAgrawalaOptions>> = fc.record({
  order: fc.constantFrom("timestamp-id" as const, "text" as const, "timestamp" as const),
  raiseHighest: fc.boolean(),
  deferWhenHeld: fc.boolean(),
  clearDeferredEarly: fc.boolean(),
  failures,
});

/** Every kind of scenario that the format has, cut off after 600 ms. */
export const anyScenario: fc.Arbitrary<RicartAgrawalaScenario> = fc
  .tuple(fc.constantFrom(0, 0.2, 1), fc.constantFrom(0, 0.3, 1))
  .chain(([loss, duplicate]) =>
    randomScenario({ nodes: { max: 4 }, loss, duplicate, interventions, options: anyOptions, limitMs: 600 }),
  );
