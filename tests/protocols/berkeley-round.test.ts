import { describe, expect, it } from "vitest";
import { clocks, constant, instant, runBerkeley, stepsCiting } from "../support/berkeley.ts";

const offsets = (run: ReturnType<typeof runBerkeley>, round = 0) =>
  Object.fromEntries((run.rounds[round]?.answers ?? []).map(({ process, offsetMs }) => [process, offsetMs]));
const left = (run: ReturnType<typeof runBerkeley>, round = 0) =>
  (run.rounds[round]?.answers ?? []).filter(({ used }) => !used).map(({ process }) => process);

describe("Berkeley, round: a timer of firstRoundMs, then one every everyMs after the first", () => {
  it("by the master's own oscillator", () => {
    const run = runBerkeley({
      processes: [{ id: "1", clockMs: 0, driftPpm: 100_000 }, ...clocks(0, 0).slice(1)],
      options: { rounds: 3, firstRoundMs: 110, everyMs: 1100 },
    });
    expect(run.rounds.map(({ startMs }) => startMs)).toEqual(
      [100, 1100, 2100].map((ms) => expect.closeTo(ms, 6)),
    );
  });

  it("and one timer for each round", () => {
    expect(runBerkeley({ options: { rounds: 5 } }).rounds).toHaveLength(5);
    expect(runBerkeley({ options: { rounds: 0 } }).rounds).toHaveLength(0);
    expect(runBerkeley({ options: { rounds: 0 } }).verdicts).toEqual({
      "never-backwards": "holds",
      "skew-bound": "holds",
      "one-master": "holds",
    });
  });

  it("a round that lasts longer than everyMs does not hold up the next one", () => {
    const run = runBerkeley({
      network: { delay: constant(300) },
      options: { rounds: 3, everyMs: 100 },
    });
    expect(run.rounds.map(({ startMs }) => startMs)).toEqual([0, 100, 200]);
    expect(run.verdicts["skew-bound"]).toBe("open");
  });
});

describe("Berkeley, round: the master notes its clock and polls every other, each answers with its reading", () => {
  it("one POLL, one ANSWER and one AMOUNT a process", () => {
    expect(runBerkeley().byKind).toEqual({ POLL: 3, ANSWER: 3, AMOUNT: 3 });
  });

  it("readings are the processes' own clocks when the poll reaches them; the master's when it polled", () => {
    const [round] = runBerkeley({ options: { firstRoundMs: 50 } }).rounds;
    expect(round?.answers.map(({ readingMs }) => readingMs)).toEqual([100_350, 102_560, 98_460, 101_060]);
  });

  it("the master is the first process, unless another is named", () => {
    expect(runBerkeley().rounds[0]?.master).toBe("1");
    expect(runBerkeley({ options: { master: "3" } }).rounds[0]?.master).toBe("3");
  });

  it("a master alone decides at once", () => {
    const run = runBerkeley({ processes: clocks(7) });
    expect(run.rounds).toEqual([
      expect.objectContaining({ targetMs: 0, adjustmentsMs: { 1: 0 }, skewBeforeMs: 0, skewAfterMs: 0 }),
    ]);
    expect(run.verdicts["skew-bound"]).toBe("holds");
  });
});

describe("Berkeley, round: the estimate", () => {
  it("`reading + RTT/2`, RTT by the master's own clock", () => {
    const run = runBerkeley({
      processes: [
        { id: "1", clockMs: 0, driftPpm: 100_000 },
        { id: "2", clockMs: 500 },
      ],
      network: { delay: constant(100) },
    });
    expect(run.rounds[0]?.answers[1]).toEqual({
      process: "2",
      readingMs: 600,
      rttMs: expect.closeTo(220, 9),
      offsetMs: expect.closeTo(600 + 110 - 220, 9),
      used: true,
      why: null,
    });
  });

  it("`reading` without compensation: behind by the way of the answer", () => {
    expect(offsets(runBerkeley({ options: { compensation: "none" } }))).toEqual({
      1: 0,
      2: 2190,
      3: -1910,
      4: 690,
    });
    expect(offsets(runBerkeley())).toEqual({ 1: 0, 2: 2200, 3: -1900, 4: 700 });
  });

  it("asymmetric paths leave half the asymmetry as error, and nothing the master can measure shows it", () => {
    const slowBack = runBerkeley({
      network: { delay: constant(10), links: [{ from: "3", to: "1", delay: constant(90) }] },
    });
    const slowBoth = runBerkeley({
      network: {
        delay: constant(10),
        links: [
          { from: "3", to: "1", delay: constant(50) },
          { from: "1", to: "3", delay: constant(50) },
        ],
      },
    });
    // What the master sees is the same round trip; that the one estimate is 40 ms off, only true time tells.
    expect(slowBack.rounds[0]?.answers[2]?.rttMs).toBe(100);
    expect(slowBoth.rounds[0]?.answers[2]?.rttMs).toBe(100);
    expect(offsets(slowBoth)[3]).toBe(-1900);
    expect(offsets(slowBack)[3]).toBe(-1940);
    expect([slowBack.rounds[0]?.skewAfterMs, slowBoth.rounds[0]?.skewAfterMs]).toEqual([40, 0]);
  });

  it("a master whose clock is set between poll and answer still measures with its own clock", () => {
    const run = runBerkeley({
      processes: clocks(0, 0),
      network: { delay: constant(10) },
      interventions: [{ do: "set-clock", process: "1", atMs: 5, byMs: 100 }],
    });
    expect(run.rounds[0]?.answers[1]).toMatchObject({ readingMs: 10, rttMs: 120, offsetMs: 10 + 60 - 120 });
  });
});

describe("Berkeley, round: decided when the last answer is in, or when timeoutMs have gone by since the poll", () => {
  const slow = (ms: number) => ({
    delay: constant(10),
    links: [{ from: "3", to: "1", delay: constant(ms) }],
  });

  it("the last answer decides", () => {
    const run = runBerkeley({ network: slow(300) });
    expect(stepsCiting(run.trace, "decide-complete").map(({ atMs }) => atMs)).toEqual([310]);
  });

  it("the timeout decides with the answers so far; a late answer is ignored and gets no adjustment", () => {
    const run = runBerkeley({ network: slow(1500) });
    expect(stepsCiting(run.trace, "decide-timeout").map(({ atMs }) => atMs)).toEqual([1000]);
    expect(run.rounds[0]?.answers.map(({ process }) => process)).toEqual(["1", "2", "4"]);
    expect(Object.keys(run.rounds[0]?.adjustmentsMs ?? {})).toEqual(["1", "2", "4"]);
    expect(run.byKind).toEqual({ POLL: 3, ANSWER: 3, AMOUNT: 2 });
    expect(stepsCiting(run.trace, "answer-late").map(({ atMs }) => atMs)).toEqual([1510]);
    expect(run.clocksMs[3]).toBe(98_400 + 1510);
    expect(run.verdicts["skew-bound"]).toBe("open");
  });

  it("an answer at that very moment is late", () => {
    expect(runBerkeley({ network: slow(990) }).rounds[0]?.answers).toHaveLength(3);
    expect(runBerkeley({ network: slow(989.5) }).rounds[0]?.answers).toHaveLength(4);
  });

  it("an answer that comes twice counts once", () => {
    const run = runBerkeley({
      network: { delay: constant(10) },
      interventions: [{ do: "duplicate", message: "2>1#1", afterMs: 0 }],
    });
    expect(run.rounds).toEqual(runBerkeley().rounds);
    expect(stepsCiting(run.trace, "answer-repeated")).toHaveLength(1);
  });

  it("a poll that comes twice is answered twice, and the first answer counts", () => {
    const run = runBerkeley({ interventions: [{ do: "duplicate", message: "1>2#1", afterMs: 1 }] });
    expect(run.byKind["ANSWER"]).toBe(4);
    expect(run.rounds).toEqual(runBerkeley().rounds);
  });
});

describe("Berkeley, round: left out of the average, though it will get its amount", () => {
  const slow = { delay: constant(10), links: [{ from: "3", to: "1", delay: constant(90) }] };

  it("an answer whose RTT is over rttMaxMs", () => {
    const run = runBerkeley({ network: slow, options: { rttMaxMs: 99.9 } });
    expect(left(run)).toEqual(["3"]);
    expect(run.rounds[0]?.targetMs).toBeCloseTo((0 + 2200 + 700) / 3, 9);
    expect(run.rounds[0]?.adjustmentsMs[3]).toBeCloseTo(2900 / 3 + 1940, 9);
    expect(run.rounds[0]?.answers[2]?.why).toMatch(/round trip/);
    expect(left(runBerkeley({ network: slow, options: { rttMaxMs: 100 } }))).toEqual([]);
  });

  const within = (gamma: number, ...offsetsMs: number[]) =>
    runBerkeley({
      processes: clocks(5000, ...offsetsMs.map((ms) => 5000 + ms)),
      network: instant,
      options: { faultTolerantMs: gamma },
    });

  it("whatever is not in the largest set within γ of one another, the master's 0 one of the readings", () => {
    const run = within(10, 8, -2, 60_000);
    expect(left(run)).toEqual(["4"]);
    expect(run.rounds[0]?.targetMs).toBe(2);
    expect(run.rounds[0]?.adjustmentsMs).toEqual({ 1: 2, 2: -6, 3: 4, 4: -59_998 });
    expect(new Set(Object.values(run.clocksMs)).size).toBe(1);
  });

  it("within γ is γ and less", () => {
    expect(left(within(10, 10))).toEqual([]);
    expect(left(within(10, 10.5))).toEqual(["2"]);
  });

  it("the average can leave out the master too, which still gets its adjustment", () => {
    const run = within(10, 3000, 3004, 3002);
    expect(left(run)).toEqual(["1"]);
    expect(run.rounds[0]?.targetMs).toBe(3002);
    expect(run.rounds[0]?.adjustmentsMs[1]).toBe(3002);
  });

  it("of sets of equal size, the one with the least spread, then the lowest", () => {
    expect(left(within(10, 9, 1000, 1008))).toEqual(["1", "2"]);
    expect(left(within(10, 8, 1000, 1008))).toEqual(["3", "4"]);
    expect(left(within(10, -1000, 1000))).toEqual(["1", "3"]);
    expect(left(within(0, 5, 7))).toEqual(["2", "3"]);
  });

  it("an answer over rttMaxMs is no longer among the readings that can agree", () => {
    const run = runBerkeley({
      processes: clocks(0, 0, 500, 500),
      network: { delay: constant(10), links: [{ from: "3", to: "1", delay: constant(90) }] },
      options: { rttMaxMs: 50, faultTolerantMs: 100 },
    });
    expect(left(run)).toEqual(["3", "4"]);
  });
});

describe("Berkeley, round: `target − its offset`, an amount and not a time", () => {
  it("the average of the offsets that are in is the target, and the master adjusts itself by it", () => {
    const run = runBerkeley({ network: instant });
    expect(run.rounds[0]).toMatchObject({
      targetMs: 250,
      adjustmentsMs: { 1: 250, 2: -1950, 3: 2150, 4: -450 },
      skewBeforeMs: 4100,
      skewAfterMs: 0,
    });
    expect(run.clocksMs).toEqual({ 1: 100_550, 2: 100_550, 3: 100_550, 4: 100_550 });
  });

  it("is as right when it arrives late", () => {
    const run = runBerkeley({ interventions: [{ do: "delay", message: "1>3#2", byMs: 5000 }] });
    expect(run.rounds[0]?.skewAfterMs).toBe(0);
  });

  it("roundSeconds rounds each amount as Python does, the master's own among them, and never the average", () => {
    const run = runBerkeley({
      processes: clocks(1000, 2000, 2001),
      network: instant,
      options: { roundSeconds: 2 },
    });
    expect(run.rounds[0]?.targetMs).toBeCloseTo(2001 / 3, 9);
    expect(run.rounds[0]?.adjustmentsMs).toEqual({ 1: 670, 2: -330, 3: -330 });
    // 0.125 s is a tie: to even.
    const tie = runBerkeley({ processes: clocks(0, 250), network: instant, options: { roundSeconds: 2 } });
    expect(tie.rounds[0]?.adjustmentsMs).toEqual({ 1: 120, 2: -120 });
  });

  it("an amount that comes twice is applied once", () => {
    const run = runBerkeley({ interventions: [{ do: "duplicate", message: "1>3#2", afterMs: 100 }] });
    expect(run.clocksMs[3]).toBe(98_400 + run.trace.endMs + 2150);
    expect(stepsCiting(run.trace, "amount-repeated")).toHaveLength(1);
  });

  it("an amount that is lost leaves the clock where it is, and the bound is broken", () => {
    const run = runBerkeley({ interventions: [{ do: "drop", message: "1>3#2" }] });
    expect(run.rounds[0]?.adjustmentsMs[3]).toBe(2150);
    expect(run.rounds[0]?.skewAfterMs).toBe(2150);
    expect(run.verdicts["skew-bound"]).toBe("broken");
    expect(run.whys["skew-bound"]).toBe(
      "clocks 3 and 1 are 2150 ms apart, the bound is 20 ms (the amount for clock 3 was lost)",
    );
  });
});

describe("Berkeley, adjusting", () => {
  it("step: the clock jumps, and one that is set back runs backwards", () => {
    const run = runBerkeley({ network: instant });
    expect(run.verdicts["never-backwards"]).toBe("broken");
    expect(run.whys["never-backwards"]).toBe("clock 2 is set back by 1.95 s");
    expect(runBerkeley({ processes: clocks(5, 5), network: instant }).verdicts["never-backwards"]).toBe(
      "holds",
    );
  });

  it("slew: the clock runs slower or faster until the amount is used up", () => {
    const run = runBerkeley({
      processes: clocks(0, 100),
      network: instant,
      options: { rounds: 2, adjust: { kind: "slew", ppm: 10_000 } },
    });
    expect(run.verdicts["never-backwards"]).toBe("holds");
    expect(run.rounds[0]).toMatchObject({ skewBeforeMs: 100, skewAfterMs: 100 });
    // 50 ms at 1 % take 5 s of the 10 until the next round.
    expect(run.rounds[1]?.skewBeforeMs).toBeCloseTo(0, 6);
    expect(run.verdicts["skew-bound"]).toBe("holds");
  });

  it("slew: a new adjustment cancels the rest of the old one", () => {
    const run = runBerkeley({
      processes: clocks(0, 100),
      network: instant,
      limitMs: 10_000,
      options: { rounds: 2, everyMs: 1000, adjust: { kind: "slew", ppm: 10_000 } },
    });
    expect(run.rounds[1]?.answers[1]?.offsetMs).toBeCloseTo(80, 6);
    expect(run.rounds[1]?.adjustmentsMs[2]).toBeCloseTo(-40, 6);
  });

  it("a clock that is set back from outside runs backwards too", () => {
    const run = runBerkeley({
      processes: clocks(0, 0),
      interventions: [{ do: "set-clock", process: "2", atMs: 5000, byMs: -500 }],
    });
    expect(run.verdicts).toEqual({
      "never-backwards": "broken",
      "skew-bound": "broken",
      "one-master": "holds",
    });
    expect(run.whys["skew-bound"]).toBe("clocks 2 and 1 are 500 ms apart, the bound is 20 ms");
  });
});

describe("Berkeley, failures", () => {
  it("a process that is down does not answer, and its clock is no live one", () => {
    const run = runBerkeley({
      network: instant,
      interventions: [{ do: "crash", process: "3", atMs: 0 }],
    });
    expect(run.rounds[0]).toMatchObject({ startMs: 0, skewBeforeMs: 2200 });
    expect(run.rounds[0]?.answers.map(({ process }) => process)).toEqual(["1", "2", "4"]);
    expect(run.clocksMs[3]).toBe(98_400 + run.trace.endMs);
  });

  it("a fixed master that crashes makes no round; one that restarts begins from its first timer", () => {
    const crash = { do: "crash", process: "1", atMs: 15_000 } as const;
    const options = { rounds: 4, firstRoundMs: 1000 };
    expect(runBerkeley({ interventions: [crash], options }).rounds.map(({ startMs }) => startMs)).toEqual([
      1000, 11_000,
    ]);
    const back = runBerkeley({
      interventions: [crash, { do: "restart", process: "1", atMs: 20_000 }],
      options,
    });
    expect(back.rounds.map(({ startMs }) => startMs)).toEqual([1000, 11_000, 21_000, 31_000]);
  });

  it("a round whose master crashes before the decision is never decided", () => {
    const run = runBerkeley({ interventions: [{ do: "crash", process: "1", atMs: 15 }] });
    expect(run.rounds).toEqual([]);
    expect(run.verdicts["skew-bound"]).toBe("open");
  });

  it("a run that is cut off while amounts are on their way does not know the skew after the round", () => {
    const run = runBerkeley({ limitMs: 25 });
    expect(run.rounds).toEqual([expect.objectContaining({ skewBeforeMs: 4100, skewAfterMs: null })]);
    expect(run.verdicts["skew-bound"]).toBe("open");
  });
});
