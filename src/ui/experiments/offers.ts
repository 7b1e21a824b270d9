import { ricartAgrawalaExperiment } from "../../experiments/ricart-agrawala/experiment.ts";
import type { ExperimentId } from "../../scenario/scenario.ts";
import { Chunk } from "../chunk/chunk.ts";
import { Stage } from "../stage/stage.tsx";
import { keepShown, shownIfLoaded } from "./loaded.ts";
import type { Shown } from "./shown.ts";

/** An experiment as the header offers it, before anything of it has been fetched. */
export interface Offer {
  readonly id: ExperimentId;
  readonly title: string;
  /** The id of its first scenario. */
  readonly opensOn: string;
  readonly shown: Chunk<Shown>;
}

const ricartAgrawala = keepShown({ experiment: ricartAgrawalaExperiment, Stage });

/** In the order of the lab. The page itself opens on the last one, so that one is there from the beginning. */
export const offers: readonly Offer[] = [
  {
    id: "sockets",
    title: "Sockets",
    opensOn: "hello",
    shown: new Chunk(() => import("../sockets/shown.ts").then(({ socketsShown }) => socketsShown)),
  },
  {
    id: "berkeley",
    title: "Berkeley clocks",
    opensOn: "handout",
    shown: new Chunk(() => import("../berkeley/shown.ts").then(({ berkeleyShown }) => berkeleyShown)),
  },
  {
    id: "ricart-agrawala",
    title: "Ricart–Agrawala",
    opensOn: "two-nodes",
    shown: new Chunk(() => Promise.resolve(ricartAgrawala)),
  },
];

export function offerOf(id: string): Offer | undefined {
  return offers.find((offer) => offer.id === id);
}

/** Fetches an experiment and all that the page needs to show it; null when it is missing and the user gives up. */
export async function loadShown(offer: Offer): Promise<Shown | null> {
  const loaded = shownIfLoaded(offer.id) ?? (await offer.shown.want());
  return loaded && keepShown(loaded);
}
