import { ricartAgrawalaExperiment } from "../../experiments/ricart-agrawala/experiment.ts";
import type { ExperimentId } from "../../scenario/scenario.ts";
import { Stage } from "../stage/stage.tsx";
import { keepShown, shownIfLoaded } from "./loaded.ts";
import type { Shown } from "./shown.ts";

/** An experiment as the header offers it, before anything of it has been fetched. */
export interface Offer {
  readonly id: ExperimentId;
  readonly title: string;
  /** The id of its first scenario. */
  readonly opensOn: string;
  readonly load: () => Promise<Shown>;
}

const ricartAgrawala = keepShown({ experiment: ricartAgrawalaExperiment, Stage });

/** In the order of the lab. The page itself opens on the last one, so that one is there from the beginning. */
export const offers: readonly Offer[] = [
  {
    id: "sockets",
    title: "Sockets",
    opensOn: "hello",
    load: async () => (await import("../sockets/shown.ts")).socketsShown,
  },
  {
    id: "berkeley",
    title: "Berkeley clocks",
    opensOn: "handout",
    load: async () => (await import("../berkeley/shown.ts")).berkeleyShown,
  },
  {
    id: "ricart-agrawala",
    title: "Ricart–Agrawala",
    opensOn: "two-nodes",
    load: () => Promise.resolve(ricartAgrawala),
  },
];

export function offerOf(id: string): Offer | undefined {
  return offers.find((offer) => offer.id === id);
}

/** Fetches an experiment and all that the page needs to show it. */
export async function loadShown(offer: Offer): Promise<Shown> {
  return shownIfLoaded(offer.id) ?? keepShown(await offer.load());
}
