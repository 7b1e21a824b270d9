import { usualSockets } from "../../src/experiments/sockets/scenario.ts";
import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { codeOf } from "../../src/experiments/sockets/code.ts";
import { clientNamed, serverLoop, serverThreads } from "../../src/experiments/sockets/programs/many.ts";
import { shippedOf } from "../../src/experiments/shipped.ts";
import type { BerkeleyScenario } from "../../src/experiments/berkeley/scenario.ts";
import type { RicartAgrawalaScenario } from "../../src/experiments/ricart-agrawala/scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { constantsIn, hasPython, pythonNote } from "../support/python.ts";

type Delay = Scenario["network"]["delay"];

function delay(each: Delay): unknown[] {
  if (each.kind === "constant") return ["constant", each.ms];
  return each.kind === "uniform"
    ? ["uniform", each.minMs, each.maxMs]
    : ["exponential", each.minMs, each.meanMs];
}

/** Constant → where the scenario has it. A dictionary is a list of pairs. */
const network: Readonly<Record<string, (scenario: Scenario) => unknown>> = {
  DELAY: (scenario) => delay(scenario.network.delay),
  LINKS: ({ network: { links } }) =>
    links.map(({ from, to, delay: own }) => [[Number(from), Number(to)], delay(own)]),
  LINK_ORDER: (scenario) => scenario.network.order,
  LOSS: (scenario) => scenario.network.loss,
  DUPLICATE: (scenario) => scenario.network.duplicate,
  LIMIT_MS: (scenario) => scenario.limitMs,
  CHANGES: ({ interventions }) =>
    interventions
      .filter((each) => each.do !== "change-byte")
      .map(({ do: what, ...how }) => [what, ...Object.values(how).map(ids)]),
};

/** A message's name stays; ids are numbers. */
function ids(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ids);
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}

const nodes: Readonly<Record<string, (scenario: RicartAgrawalaScenario) => unknown>> = {
  ...network,
  RELEASED: () => ["RELEASED", "WANTED", "HELD"],
  WANTED: () => ["RELEASED", "WANTED", "HELD"],
  HELD: () => ["RELEASED", "WANTED", "HELD"],
  ORDER: ({ options }) => options.order,
  RAISE_HIGHEST: ({ options }) => options.raiseHighest,
  DEFER_WHEN_HELD: ({ options }) => options.deferWhenHeld,
  CLEAR_DEFERRED_EARLY: ({ options }) => options.clearDeferredEarly,
  HIGHEST: ({ processes }) => processes.map(({ id, highest }) => [Number(id), highest]),
  REQUESTS: ({ processes }) =>
    processes.map(({ id, requests }) => [Number(id), requests.map(({ atMs, holdMs }) => [atMs, holdMs])]),
  TIMES: ({ processes }) => processes.map(({ id, highest }) => [Number(id), highest + 1]),
  FAILURES: ({ options }) => options.failures.kind,
  PATIENCE_MS: ({ options: { failures } }) => (failures.kind === "probe" ? failures.patienceMs : null),
  TIMEOUT_MS: ({ options: { failures } }) => (failures.kind === "probe" ? failures.timeoutMs : null),
  AFTER_MS: ({ options: { failures } }) => (failures.kind === "retry" ? failures.afterMs : null),
  KINDS: () => "computed",
  // The model's own, which no scenario changes.
  HOST: () => "127.0.0.1",
  FIRST_PORT: () => "computed",
  IDS: () => "computed",
};

const clocks: Readonly<Record<string, (scenario: BerkeleyScenario) => unknown>> = {
  ...network,
  CLOCKS: ({ processes }) => processes.map(({ clockSeconds }) => clockSeconds),
  MASTER: ({ options, processes }) =>
    options.election.kind === "fixed" ? Number(options.master ?? processes[0]?.id) : null,
  ROUNDS: ({ options }) => options.rounds,
  FIRST_ROUND_MS: ({ options }) => options.firstRoundMs,
  EVERY_MS: ({ options }) => options.everyMs,
  TIMEOUT_MS: ({ options }) => options.timeoutMs,
  COMPENSATION: ({ options }) => options.compensation,
  RTT_MAX_MS: ({ options }) => options.rttMaxMs,
  GAMMA_MS: ({ options }) => options.faultTolerantMs,
  ROUND_SECONDS: ({ options }) => options.roundSeconds,
  SLEW_PPM: ({ options: { adjust } }) => (adjust.kind === "slew" ? adjust.ppm : null),
  CLOCKS_MS: ({ processes }) =>
    processes.map(({ id, clockMs, clockSeconds }) => [
      Number(id),
      clockMs ?? Math.round((clockSeconds ?? 0) * 1000),
    ]),
  DRIFT_PPM: ({ processes }) => processes.map(({ id, driftPpm }) => [Number(id), driftPpm]),
  PATIENCE_MS: ({ options: { election } }) => (election.kind === "fixed" ? null : election.patienceMs),
  HOST: () => "127.0.0.1",
  LEADER: () => "computed",
};

/** The scenario with each of its options changed in turn, in each way that the page offers. */
function switched(scenario: Scenario): readonly Scenario[] {
  if (scenario.experiment === "ricart-agrawala") {
    const { options } = scenario;
    const others: readonly Partial<RicartAgrawalaScenario["options"]>[] = [
      ...(["timestamp-id", "text", "timestamp"] as const).map((order) => ({ order })),
      { raiseHighest: !options.raiseHighest },
      { deferWhenHeld: !options.deferWhenHeld },
      { clearDeferredEarly: !options.clearDeferredEarly },
      { transport: "sockets" },
      { failures: { kind: "none" } },
      { failures: { kind: "probe", patienceMs: 51, timeoutMs: 31.5 } },
      { failures: { kind: "retry", afterMs: 33 } },
    ];
    return others.map((other) => ({ ...scenario, options: { ...options, ...other } }));
  }
  if (scenario.experiment !== "berkeley") return [];
  const { options } = scenario;
  const others: readonly Partial<BerkeleyScenario["options"]>[] = [
    { compensation: options.compensation === "none" ? "half-rtt" : "none" },
    { adjust: { kind: "slew", ppm: 20_000 } },
    { adjust: { kind: "step" } },
    { faultTolerantMs: 501 },
    { rttMaxMs: 201.5, rounds: 7, everyMs: 1234, timeoutMs: 321, firstRoundMs: 17 },
    { roundSeconds: 3 },
    { master: scenario.processes.at(-1)?.id ?? null },
    { election: { kind: "lowest-clock", patienceMs: 4321 } },
  ];
  return others.map((other) => ({ ...scenario, options: { ...options, ...other } }));
}

describe.skipIf(!hasPython)(`each constant of a listing is the scenario's${pythonNote}`, () => {
  test.each(["ricart-agrawala", "berkeley"] as const)("%s, shipped and with every switch", (id) => {
    const experiment = experiments.find((each) => each.id === id);
    const table = id === "berkeley" ? clocks : nodes;
    const scenarios = (experiment?.scenarios ?? []).flatMap(({ scenario }) => [
      scenario,
      ...switched(scenario),
    ]);
    const shown = scenarios.flatMap((scenario) =>
      (experiment?.listingsOf(scenario) ?? []).map((listing) => ({ scenario, ...listing })),
    );
    const found = constantsIn(shown.map(({ text }) => text));
    const seen = new Set<string>();
    shown.forEach(({ scenario, name }, index) => {
      for (const [constant, value] of Object.entries(found[index] ?? {})) {
        seen.add(constant);
        const wanted = table[constant] as ((scenario: Scenario) => unknown) | undefined;
        expect(wanted?.(scenario), `${scenario.title}: ${constant} of ${name}`).toEqual(value);
      }
    });
    expect([...seen].toSorted()).toEqual(Object.keys(table).toSorted());
  });

  test("sockets: the number of clients, the server's work, each client's words and pause", () => {
    const running = (name: string, { program }: ReturnType<typeof serverLoop>) =>
      ({ name, startAt: 0, killAt: null, onError: "stop", program }) as const;
    const { scenario } = shippedOf(usualSockets, {
      id: "own",
      task: "",
      title: "",
      lookAt: "",
      processes: [
        running("one", serverLoop(7, 80)),
        running("two", serverThreads(11, 0)),
        running("three", clientNamed('B "2"', 12.5)),
      ],
    });
    const listings = ["one", "two", "three"].map((name) => codeOf(scenario, name));
    expect(listings.map((code) => [code?.listing.name, code?.isOurs])).toEqual([
      ["server_loop.py", true],
      ["server_threads.py", true],
      ["client_named.py", true],
    ]);
    expect(constantsIn(listings.map((code) => code?.listing.text ?? ""))).toEqual([
      { CLIENTS: 7, WORK_S: 0.08 },
      { CLIENTS: 11, WORK_S: 0 },
      { NAME: 'B "2"', PAUSE_S: 0.0125 },
    ]);
  });
});
