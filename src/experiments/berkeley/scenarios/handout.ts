import { handoutClocks, shipped } from "./shipped.ts";

const task = "base";

/** The experiment opens on this one: the listing's arithmetic, with messages that take no time. */
export const handout = shipped({
  id: "handout",
  task,
  title: "Four clocks, the handout’s numbers",
  lookAt:
    "Each clock gets an adjustment, not a time. Clock 2 is set back by 1.95 s, which should never happen.",
  processes: handoutClocks,
  network: { delay: { kind: "constant", ms: 0 } },
  options: { roundSeconds: 2 },
});

export const handoutSlewed = shipped({
  id: "handout-slewed",
  task: "beyond",
  title: "The handout’s clocks, slewed",
  lookAt: "Clock 2 runs slower until it has lost 1.95 s: it is never set back.",
  processes: handoutClocks,
  network: { delay: { kind: "constant", ms: 0 } },
  options: { roundSeconds: 2, rounds: 3, adjust: { kind: "slew", ppm: 200_000 } },
});
