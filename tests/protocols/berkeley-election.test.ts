import { describe, expect, it } from "vitest";
import { citers, clocks, constant, finalStates, runBerkeley, stepsCiting } from "../support/berkeley.ts";

const election = { kind: "lowest-clock", patienceMs: 4000 } as const;
const options = { election, rounds: 6, everyMs: 2000, timeoutMs: 500 } as const;
const crash = (process: string, atMs: number) => ({ do: "crash", process, atMs }) as const;
const masters = (run: ReturnType<typeof runBerkeley>) => run.rounds.map(({ master }) => master).join("");

describe("Berkeley, election: the node with the lowest clock, lowest id among equals", () => {
  it("the lowest clock leads, and its rounds are those of a master", () => {
    const run = runBerkeley({ options });
    expect(run.elections).toEqual([
      { atMs: 10, leader: "3", readingsMs: { 1: 100_300, 2: 102_500, 3: 98_400, 4: 101_000 } },
    ]);
    expect(masters(run)).toBe("333333");
    expect(run.rounds[0]?.startMs).toBe(10);
    expect(run.verdicts["one-master"]).toBe("holds");
    expect(run.trace.end).toBe("quiet");
  });

  it("ids are compared as numbers", () => {
    const processes = ["10", "9", "11"].map((id) => ({ id, clockMs: 5 }));
    expect(runBerkeley({ processes, options }).elections[0]?.leader).toBe("9");
  });

  it("the numbers are compared as broadcast, whatever the delays", () => {
    const run = runBerkeley({
      processes: clocks(100, 90),
      network: { delay: constant(300) },
      options,
    });
    expect(run.elections).toEqual([{ atMs: 300, leader: "2", readingsMs: { 1: 100, 2: 90 } }]);
  });

  it("firstRoundMs counts from the moment at which the master is elected", () => {
    expect(runBerkeley({ options: { ...options, firstRoundMs: 700 } }).rounds[0]?.startMs).toBe(710);
  });

  it("`master` is then found, and not given", () => {
    expect(masters(runBerkeley({ options: { ...options, master: "1" } }))).toBe("333333");
  });

  it("a single clock is master at once", () => {
    const run = runBerkeley({ processes: clocks(7), options });
    expect(run.elections).toEqual([{ atMs: 0, leader: "1", readingsMs: { 1: 7 } }]);
    expect(run.rounds).toHaveLength(6);
  });

  it("with a fixed master there is no election", () => {
    expect(runBerkeley().elections).toEqual([]);
  });
});

describe("Berkeley, election: each broadcasts its reading once, and names the lowest when all have been heard, or a time-out is over", () => {
  it("each sends one READING to every other", () => {
    expect(runBerkeley({ options }).byKind["READING"]).toBe(12);
  });

  it("a clock whose reading has not arrived by then is not chosen", () => {
    const run = runBerkeley({ interventions: [crash("3", 0)], options });
    expect(run.elections[0]).toEqual({
      atMs: 500,
      leader: "1",
      readingsMs: { 1: 100_300, 2: 102_500, 4: 101_000 },
    });
  });

  it("a reading that comes later changes nothing", () => {
    const run = runBerkeley({
      interventions: [{ do: "deliver", message: "3>1#1", atMs: 600 }],
      network: { order: "any" },
      options: { ...options, firstRoundMs: 1000 },
    });
    expect(run.elections.map(({ atMs, leader }) => [atMs, leader])).toEqual([
      [10, "3"],
      [500, "1"],
    ]);
    expect(citers(run.trace, "reading-late")).toEqual(["1 at 600"]);
  });

  it("where a reading is lost to all, two name themselves, and the lower clock stays", () => {
    const run = runBerkeley({
      processes: clocks(300, 100, 200),
      network: { delay: constant(10) },
      interventions: ["2>1#1", "2>3#1"].map((message) => ({ do: "drop", message }) as const),
      options: { ...options, firstRoundMs: 1000 },
    });
    expect(run.elections.map(({ atMs, leader }) => [atMs, leader])).toEqual([
      [10, "2"],
      [500, "3"],
    ]);
    expect(run.verdicts["one-master"]).toBe("broken");
    expect(run.whys["one-master"]).toBe("clock 3 becomes master while clock 2 is master");
    expect(finalStates(run.trace)).toMatchObject({
      1: { role: "follower", master: "2" },
      2: { role: "master" },
      3: { role: "follower", master: "2" },
    });
  });
});

describe("Berkeley, election: a master that falls silent for longer than the followers' patience is replaced the same way", () => {
  const run = runBerkeley({ interventions: [crash("3", 3000)], options });

  it("the first clock that loses its patience begins, and the others join", () => {
    const slow = runBerkeley({
      network: { links: [{ from: "3", to: "4", delay: constant(100) }] },
      interventions: [crash("3", 3000)],
      options,
    });
    expect(citers(slow.trace, "join")).toEqual(["4 at 6140"]);
  });

  it("every follower that has timed out stands for the next election", () => {
    // The last sign of life is the second round's amount, which arrives at 2040.
    expect(citers(run.trace, "patience-over")).toEqual(["1 at 6040", "2 at 6040", "4 at 6040"]);
    expect(run.elections[1]).toMatchObject({ atMs: 6540, leader: "1" });
  });

  it("rounds are counted over the whole run, across all masters", () => {
    expect(masters(run)).toBe("331111");
    expect(run.trace.end).toBe("quiet");
  });

  it("a master that is heard in time is not replaced", () => {
    expect(runBerkeley({ options: { ...options, rounds: 20 } }).elections).toHaveLength(1);
  });

  it("after the last round no clock waits for another", () => {
    expect(citers(run.trace, "patience-over")).toHaveLength(3);
    expect(run.trace.endMs).toBeLessThan(16_000);
  });

  it("a master that is alive takes part, and is master no longer meanwhile", () => {
    const impatient = runBerkeley({ options: { ...options, election: { ...election, patienceMs: 1500 } } });
    expect(impatient.elections.length).toBeGreaterThan(1);
    expect(impatient.verdicts["one-master"]).toBe("holds");
    expect(impatient.rounds).toHaveLength(6);
  });
});

describe("Berkeley, election: a returning one follows", () => {
  it("it waits for a poll, and answers any master", () => {
    const run = runBerkeley({
      interventions: [crash("3", 3000), { do: "restart", process: "3", atMs: 9000 }],
      options: { ...options, rounds: 8 },
    });
    expect(masters(run)).toBe("33111111");
    expect(run.elections).toHaveLength(2);
    expect(citers(run.trace, "follow-poll")).toEqual(["3 at 10550"]);
    expect(run.rounds.at(-1)?.answers).toHaveLength(4);
    expect(run.verdicts["one-master"]).toBe("holds");
  });

  it("a clock that returns before it is missed joins the election that follows", () => {
    const run = runBerkeley({
      interventions: [crash("3", 3000), { do: "restart", process: "3", atMs: 3500 }],
      options,
    });
    expect(run.elections).toHaveLength(2);
    expect(Object.keys(run.elections[1]?.readingsMs ?? {})).toEqual(["1", "2", "3", "4"]);
  });
});

describe("Berkeley, election: two masters for a while after a partition, and how that ends", () => {
  const run = runBerkeley({
    interventions: [
      {
        do: "partition",
        groups: [
          ["1", "3"],
          ["2", "4"],
        ],
        fromMs: 3000,
        untilMs: 11_000,
      },
    ],
    options: { ...options, rounds: 14 },
  });

  it("each side has its own, and the check says so", () => {
    expect(run.elections.map(({ leader }) => leader)).toEqual(["3", "2"]);
    expect(run.verdicts["one-master"]).toBe("broken");
  });

  it("after the partition the master of the earlier election gets no answer, and follows when it is polled", () => {
    expect(stepsCiting(run.trace, "poll-outdated")).toHaveLength(2);
    expect(citers(run.trace, "yield")).toEqual(["3 at 12550"]);
    const after = run.rounds.filter(({ startMs }) => startMs > 12_500);
    expect(after.map(({ master }) => master)).toEqual(["2", "2", "2", "2"]);
    expect(after.every(({ answers }) => answers.length === 4)).toBe(true);
  });

  it("rounds are counted over the whole run, of both masters together", () => {
    expect(run.rounds).toHaveLength(14);
  });
});
