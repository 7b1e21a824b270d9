import { shipped } from "./shipped.ts";

/** Drifts under 2·10⁻⁵ and clocks up to a second off, spread over the machines as a fixed pattern. */
const machines = Array.from({ length: 15 }, (_, i) => ({
  id: String(i + 1),
  clockMs: 500_000_000 + ((i * 37) % 15) * 120 - 840,
  driftPpm: ((i * 11) % 15) * 2.8 - 19.6,
}));

/** R. Gusella, S. Zatti, IEEE TSE 15(7), 1989: 15 machines on one Ethernet, kept within 20 to 25 ms. */
export const measurement = shipped({
  id: "fifteen-machines",
  task: "beyond",
  title: "Fifteen machines, a round every four minutes",
  lookAt:
    "Round trips take up to 10 ms, drift is under 2·10⁻⁵, and the clocks stay within 20 to 25 ms of each other.",
  processes: machines,
  rightClockMs: 500_000_000,
  network: { delay: { kind: "uniform", minMs: 1, maxMs: 5 } },
  options: { rounds: 12, everyMs: 240_000, adjust: { kind: "slew", ppm: 10_000 } },
  limitMs: 86_400_000,
});
