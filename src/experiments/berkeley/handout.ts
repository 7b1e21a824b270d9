import { handoutLines } from "../../protocols/berkeley/listing.ts";
import type { BerkeleyScenario } from "./scenario.ts";

/**
 * The three lines that the handout's listing prints, if the run does just its arithmetic: clocks typed in seconds,
 * no delay, no drift, adjustments rounded to two decimals. Otherwise null.
 */
export function handoutListing({ processes, network, options }: BerkeleyScenario): readonly string[] | null {
  const clocks = processes.flatMap(({ clockSeconds }) => (clockSeconds === undefined ? [] : [clockSeconds]));
  if (clocks.length < processes.length || options.roundSeconds !== 2) return null;
  if (processes.some(({ driftPpm }) => driftPpm !== 0)) return null;
  const isInstant = processes.every(({ id: from }) =>
    processes.every(({ id: to }) => {
      const own = network.links.find((link) => link.from === from && link.to === to);
      return from === to || isZero(own?.delay ?? network.delay);
    }),
  );
  return isInstant ? handoutLines(clocks) : null;
}

function isZero(delay: BerkeleyScenario["network"]["delay"]): boolean {
  switch (delay.kind) {
    case "constant":
      return delay.ms === 0;
    case "uniform":
      return delay.maxMs === 0;
    case "exponential":
      return delay.minMs === 0 && delay.meanMs === 0;
  }
}
