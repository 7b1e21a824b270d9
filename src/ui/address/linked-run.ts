import type { Experiment } from "../../experiments/experiment.ts";
import { listed } from "../../base/words.ts";
import { sentences } from "../../scenario/problem.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { loadShown, offerOf, offers, type Offer } from "../experiments/offers.ts";
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
  const { decodeLink } = await import("../../scenario/share-link.ts");
  const read = await decodeLink(which.code);
  if (!read.ok) return { ok: false, text: sentences("The link", read.problems) };
  const owner = offerOf(read.value.experiment);
  if (!owner)
    return {
      ok: false,
      text: `The link holds a run of “${read.value.experiment}”, which this page does not have.`,
    };
  const experiment = await fetched(owner);
  return experiment ? { ok: true, experiment, scenario: read.value } : unfetched(owner);
}

async function shippedRun(offer: Offer, id: string): Promise<Linked> {
  const experiment = await fetched(offer);
  if (!experiment) return unfetched(offer);
  const shipped = id === "" ? experiment.scenarios[0] : experiment.scenarios.find((each) => each.id === id);
  if (shipped) return { ok: true, experiment, scenario: shipped.scenario };
  return {
    ok: false,
    text: `${experiment.title} has no scenario “${shortened(id)}”. Choose one from the list of scenarios at the top.`,
  };
}

async function fetched(offer: Offer): Promise<Experiment | null> {
  try {
    return (await loadShown(offer)).experiment;
  } catch {
    return null;
  }
}

function unfetched({ title }: Offer): Linked {
  const text = `“${title}” could not be fetched. Look at your connection, and choose it again.`;
  return { ok: false, text };
}
