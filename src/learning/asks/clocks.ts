import { at, invariant } from "../../base/invariant.ts";
import { listed } from "../../base/words.ts";
import { clockMsOf, type BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import type { Readings } from "../../protocols/berkeley/state.ts";
import { citationOf } from "../../trace/trace.ts";
import { about, playable, type Asks } from "../asking.ts";
import { estimatesOf, measured } from "../measures.ts";
import { firstStep, stepsLike } from "../pattern.ts";
import type { Predicate } from "../predicate.ts";
import type { Ran } from "../ran.ts";
import { changedBy } from "../source.ts";

/** By how much the master tells a clock to adjust itself. */
export const amount: Asks = (ran, dice) => {
  const decision = at(stepsLike(ran.trace, { rule: { has: "decide" } }), 0);
  const values = citationOf(decision)?.values;
  const amounts = values?.["amountsMs"] as Readings;
  const targetMs = Number(values?.["targetMs"]);
  const master = at(ran.trace.processes, decision.process);
  const followers = Object.keys(amounts).filter((id) => id !== master && Math.abs(amounts[id] ?? 0) > 60);
  const id = dice.oneOf(followers);
  const right = amounts[id] ?? 0;
  const offset = targetMs - right;
  const claim = (byMs: number): Predicate => ({
    step: { rule: { has: "adjust" }, process: id, "values.byMs": about(byMs, 6) },
  });
  const because = `The master is clock ${master}. The offsets to it have the average ${seconds(targetMs)}, and clock ${id} is ${seconds(offset)} from it. The amount is the average less the offset: ${seconds(targetMs)} − (${seconds(offset)}) = ${seconds(right)}.`;
  const choices = distinct([right, -right, -offset, targetMs, right + targetMs], 60).slice(0, 4);
  return {
    text: `The clocks show ${listed(readings(ran))} at the beginning, and clock ${master} is the master. By how much does clock ${id} adjust itself?`,
    step: decision.index - 1,
    options: [
      ...choices.map((byMs) => ({
        text: `By ${seconds(byMs)}`,
        claim: claim(byMs),
        because,
        play: byMs === right ? null : () => playable(ran, claim(byMs), [shifted(ran, id, right, byMs)]),
      })),
      {
        text: "By no amount: it gets the new time and sets itself to that",
        claim: { step: { "message.kind": "AMOUNT", process: id, "message.timeMs": { atLeast: 0 } } },
        because: `AMOUNT carries a difference, never a time: a time would be too old when it arrives. ${because}`,
        play: null,
      },
    ],
  };
};

/** The clock begins so that it gets the amount `wanted` in the place of `right`. */
function shifted({ scenario }: Ran, id: string, right: number, wanted: number) {
  const { processes } = scenario as BerkeleyScenario;
  const count = processes.length;
  // Shifting one clock by d shifts its amount by d/n − d.
  const byMs = (-(wanted - right) * count) / (count - 1);
  return changedBy(scenario, {
    processes: processes.map((own) =>
      own.id === id ? { id, clockMs: clockMsOf(own) + byMs, driftPpm: own.driftPpm } : own,
    ),
  });
}

/** How far the master's estimate of a clock is off where one way takes longer than the other. */
export const estimate: Asks = (ran) => {
  const off = at(estimatesOf(ran), 0);
  const worst = estimatesOf(ran).reduce((most, each) => (each.off > most.off ? each : most), off);
  const [there, back] = delays(ran.scenario as BerkeleyScenario, worst.from);
  const claim = (ms: number): Predicate => ({ clocks: "estimate-off", ms: about(ms, 0.5) });
  const difference = Math.abs(back - there);
  const because = `The master adds half of the round trip: ${(there + back) / 2} ms. The reading is ${back} ms old. Half of the difference, ${difference / 2} ms, stays, and nothing that the master measures shows it.`;
  const even = (ms: number, other: number) =>
    changedBy(ran.scenario, {
      network: {
        links: [
          { from: "1", to: worst.from, delay: { kind: "constant", ms } },
          { from: worst.from, to: "1", delay: { kind: "constant", ms: other } },
        ],
      },
    });
  const half = (there + back) / 2;
  return {
    text: `The POLL takes ${there} ms to clock ${worst.from}, and the ANSWER ${back} ms back. The master adds half of the round trip to the reading. How far is its estimate off?`,
    step: worst.step - 1,
    options: distinct([difference / 2, 0, difference, half], 1).map((ms) => ({
      text: ms === 0 ? "Not at all: half of the round trip corrects it" : `By ${ms} ms`,
      claim: claim(ms),
      because,
      play:
        ms === difference / 2
          ? null
          : () => playable(ran, claim(ms), [even(half, half), even(20, 20 + 2 * ms), even(20 + 2 * ms, 20)]),
    })),
  };
};

function delays({ network }: BerkeleyScenario, id: string): readonly [number, number] {
  const of = (from: string, to: string) => {
    const { delay } = network.links.find((link) => link.from === from && link.to === to) ?? network;
    invariant(delay.kind === "constant", "the delays of this question are constant");
    return delay.ms;
  };
  return [of("1", id), of(id, "1")];
}

/** Which clock becomes the master. */
export const elected: Asks = (ran) => {
  const lead = firstStep(ran.trace, { rule: "lead" });
  const winner = at(ran.trace.processes, at(ran.trace.steps, lead).process);
  const claim = (id: string): Predicate => ({ step: { rule: "lead", process: id } });
  const { processes } = ran.scenario as BerkeleyScenario;
  const lowest = Math.min(...processes.map(clockMsOf));
  const lowered = (id: string) =>
    changedBy(ran.scenario, {
      processes: processes.map((own) => (own.id === id ? { id, clockMs: lowest - 1000, driftPpm: 0 } : own)),
    });
  const last = Math.max(...stepsLike(ran.trace, { rule: "elect" }).map(({ index }) => index));
  return {
    text: `The clocks show ${listed(readings(ran))}, and each has sent its reading to all others. Which becomes the master?`,
    step: last,
    options: processes.map(({ id }) => ({
      text: `Clock ${id}`,
      claim: claim(id),
      because: `The rule of this lab elects the lowest reading, and among equal ones the lowest id: clock ${winner}. Being the master does not make its time right.`,
      play: id === winner ? null : () => playable(ran, claim(id), [lowered(id)]),
    })),
  };
};

/** How far two clocks drift apart when nothing pulls them together. */
export const drifted: Asks = (ran) => {
  const [one, two] = (ran.scenario as BerkeleyScenario).processes;
  invariant(one && two, "two clocks drift");
  const seconds = ran.scenario.limitMs / 1000;
  const right = measured(ran, "skew");
  const [a, b] = [Math.abs(one.driftPpm), Math.abs(two.driftPpm)];
  const claim = (ms: number): Predicate => ({ clocks: "skew", ms: about(ms, 0.4) });
  const because = `One clock gains ${a} µs each second, the other loses ${b} µs. In ${seconds} s they part by (${a} + ${b}) × ${seconds} µs = ${round(right)} ms.`;
  const choices = distinct(
    [right, (Math.abs(a - b) * seconds) / 1000, (Math.max(a, b) * seconds) / 1000, 0],
    1,
  );
  const kept = (ms: number) => [
    changedBy(ran.scenario, { processes: [one, { ...two, driftPpm: one.driftPpm - (ms * 1000) / seconds }] }),
  ];
  return {
    text: `Both clocks show the same at 0 ms. Clock 1 runs at +${a} ppm, clock 2 at −${b} ppm, and no round comes. How far apart are they after ${seconds} s?`,
    step: 0,
    options: choices.map((ms) => ({
      text: `${round(ms)} ms`,
      claim: claim(ms),
      because,
      play: ms === right ? null : () => playable(ran, claim(ms), kept(ms)),
    })),
  };
};

function readings({ scenario }: Ran): string[] {
  return (scenario as BerkeleyScenario).processes.map((own) => `${round(clockMsOf(own) / 1000)} s`);
}

/** The values, without those that are within `apart` of an earlier one. */
function distinct(values: readonly number[], apart: number): number[] {
  const kept: number[] = [];
  for (const value of values) if (kept.every((other) => Math.abs(other - value) > apart)) kept.push(value);
  return kept;
}

function seconds(ms: number): string {
  const value = Math.round(ms) / 1000;
  return `${value < 0 ? "−" : "+"}${Math.abs(value)} s`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
