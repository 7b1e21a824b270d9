import type { Experiment } from "../../experiments/experiment.ts";
import { numbered } from "../../experiments/lab.ts";
import { listed } from "../../base/words.ts";
import { sentences } from "../../scenario/problem.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { loadShown, type Offer } from "../experiments/offer.ts";
import { offerOf, offers } from "../experiments/offers.ts";
import { shareLink } from "./chunks.ts";
import { shortened, type Address } from "./address.ts";

/** The run that an address means, or why there is none and what to do. */
export type Linked =
  | { readonly ok: true; readonly experiment: Experiment; readonly scenario: Scenario }
  | { readonly ok: false; readonly text: string };

export async function linkedRun({ experiment: name, which }: Address): Promise<Linked> {
  const offer = offerOf(name);
  if (!offer) {
    const known = listed(
      offers.map(({ id }) => `“${id}”`),
      "or",
    );
    return {
      ok: false,
      text: `There is no experiment “${shortened(name)}”. An address begins with #/ and ${known}.`,
    };
  }
  if (which.kind === "shipped") return shippedRun(offer, which.id);
  // What packs and checks a link is only fetched where there is one.
  const packing = await shareLink.want();
  if (!packing) return missing;
  const read = await packing.decodeLink(which.code);
  if (!read.ok) return { ok: false, text: sentences("The link", read.problems) };
  const owner = offerOf(read.value.experiment);
  if (!owner)
    return {
      ok: false,
      text: `The link holds a run of “${read.value.experiment}”, which this page does not have.`,
    };
  const shown = await loadShown(owner);
  return shown ? { ok: true, experiment: shown.experiment, scenario: read.value } : missing;
}

async function shippedRun(offer: Offer, id: string): Promise<Linked> {
  const shown = await loadShown(offer);
  if (!shown) return missing;
  const { experiment } = shown;
  const shipped = id === "" ? experiment.scenarios[0] : experiment.scenarios.find((each) => each.id === id);
  if (shipped) return { ok: true, experiment, scenario: shipped.scenario };
  return {
    ok: false,
    text: `Experiment ${numbered(experiment)} has no scenario “${shortened(id)}”. Choose one from the list of scenarios at the top.`,
  };
}

/** The user has been asked and gave up. */
export const missing = {
  ok: false,
  text: "A part of the page could not be loaded. The previous run is still open. Open the link again when you are connected.",
} as const;
