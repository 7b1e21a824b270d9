import { Chunk } from "../chunk/chunk.ts";
import { socketsShown } from "../sockets/shown.ts";
import { keepShown } from "./loaded.ts";
import type { Offer } from "./offer.ts";

/** What is there from the beginning: the page stands on it where nothing else can be fetched. */
export const firstExperiment = keepShown(socketsShown).experiment;

/** In the order of the lab. Without an address the page opens the first. */
export const offers: readonly Offer[] = [
  {
    id: "sockets",
    number: 7,
    title: "Sockets",
    opensOn: "hello",
    shown: new Chunk(() => Promise.resolve(socketsShown)),
  },
  {
    id: "berkeley",
    number: 8,
    title: "Berkeley clocks",
    opensOn: "handout",
    shown: new Chunk(() => import("../berkeley/shown.ts").then(({ berkeleyShown }) => berkeleyShown)),
  },
  {
    id: "ricart-agrawala",
    number: 9,
    title: "Ricart–Agrawala",
    opensOn: "two-nodes",
    shown: new Chunk(() =>
      import("../ricart-agrawala/shown.ts").then(({ ricartAgrawalaShown }) => ricartAgrawalaShown),
    ),
  },
];

export function offerOf(id: string): Offer | undefined {
  return offers.find((offer) => offer.id === id);
}
