import { Chunk } from "../../../src/ui/chunk/chunk.ts";
import { keepShown } from "../../../src/ui/experiments/loaded.ts";
import type { Offer } from "../../../src/ui/experiments/offer.ts";
import { ricartAgrawalaShown } from "../../../src/ui/ricart-agrawala/shown.ts";

/** In the place of `src/ui/experiments/offers.ts`. */
export const firstExperiment = keepShown(ricartAgrawalaShown).experiment;

export const offers: readonly Offer[] = [
  {
    id: "ricart-agrawala",
    number: 9,
    title: "Ricart–Agrawala",
    opensOn: "two-nodes",
    shown: new Chunk(() => Promise.resolve(ricartAgrawalaShown)),
  },
  {
    id: "token-ring",
    number: 10,
    title: "Token ring",
    opensOn: "three",
    shown: new Chunk(() => import("../ui/token-ring/shown.tsx").then(({ tokenRingShown }) => tokenRingShown)),
  },
];

export function offerOf(id: string): Offer | undefined {
  return offers.find((offer) => offer.id === id);
}
