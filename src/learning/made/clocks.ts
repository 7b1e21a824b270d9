import { usualBerkeley } from "../../experiments/berkeley/scenario.ts";
import { completed } from "../../scenario/completed.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Dice } from "../dice.ts";

/** Clocks with a tenth of a second, so that their average can be done by hand; from level 2 on the messages take time. */
export function clocks(dice: Dice, level: number): Scenario {
  const ms = level < 2 ? 0 : dice.number(2, 8) * 10;
  return completed(usualBerkeley, {
    title: `${level + 2} clocks, one round`,
    processes: readings(dice, level + 2),
    network: { delay: { kind: "constant", ms } },
  });
}

/** One clock's messages take longer one way than the other. */
export function lopsided(dice: Dice, level: number): Scenario {
  const [there, back] = [dice.number(1, 4) * 10, dice.number(6, 18) * 20];
  const slowBack = dice.oneOf([true, false]);
  const link = (from: string, to: string, ms: number) => ({
    from,
    to,
    delay: { kind: "constant", ms } as const,
  });
  return completed(usualBerkeley, {
    title: "One path that is slower in one direction",
    processes: readings(dice, level + 2),
    network: {
      delay: { kind: "constant", ms: 20 },
      links: [link("1", "2", slowBack ? there : back), link("2", "1", slowBack ? back : there)],
    },
  });
}

/** Clocks that elect the lowest as their master. */
export function electing(dice: Dice, level: number): Scenario {
  return completed(usualBerkeley, {
    title: "The clocks elect a master",
    processes: readings(dice, level + 2),
    options: {
      rounds: 2,
      everyMs: 2000,
      timeoutMs: 500,
      election: { kind: "lowest-clock", patienceMs: 4000 },
    },
  });
}

/** Two clocks that show the same time, drift apart, and are not synchronised within the run. */
export function drifting(dice: Dice, level: number): Scenario {
  const fast = dice.number(1, 9) * 100 * level;
  const slow = -dice.number(1, 9) * 100;
  return completed(usualBerkeley, {
    title: "Two clocks drift apart",
    processes: [
      { id: "1", clockMs: 100_000, driftPpm: fast },
      { id: "2", clockMs: 100_000, driftPpm: slow },
    ],
    options: { firstRoundMs: 500_000 },
    limitMs: dice.number(2, 6) * 10_000,
  });
}

/** Different readings around 100 s, each at least 0.3 s from every other. */
function readings(dice: Dice, count: number) {
  const tenths = dice.shuffled(Array.from({ length: 14 }, (_, index) => 980 + index * 3)).slice(0, count);
  return tenths.map((tenth, index) => ({ id: String(index + 1), clockSeconds: tenth / 10, driftPpm: 0 }));
}
