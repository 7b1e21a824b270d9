import type { ExperimentId } from "../../scenario/scenario.ts";
import type { Chunk } from "../chunk/chunk.ts";
import { keepShown, shownIfLoaded } from "./loaded.ts";
import type { Shown } from "./shown.ts";

/** An experiment as the header offers it, before anything of it has been fetched. */
export interface Offer {
  readonly id: ExperimentId;
  readonly number: number;
  readonly title: string;
  /** The id of its first scenario. */
  readonly opensOn: string;
  readonly shown: Chunk<Shown>;
}

/** Fetches an experiment and all that the page needs to show it; null when it is missing and the user gives up. */
export async function loadShown(offer: Offer): Promise<Shown | null> {
  const loaded = shownIfLoaded(offer.id) ?? (await offer.shown.want());
  return loaded && keepShown(loaded);
}
