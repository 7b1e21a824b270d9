import { canonicalJson } from "../../base/canonical-json.ts";
import type { Run } from "../../store/run.ts";
import type { Theme, Workbench } from "../../store/workbench.ts";
import { writeAddress, type Which } from "./address.ts";

const codes = new WeakMap<Run["scenario"], Which>();

/** The address of what is being looked at. A scenario that is not shipped is packed once. */
export async function currentAddress(
  { run, cursor }: Pick<Workbench, "run" | "cursor">,
  theme: Theme | null,
): Promise<string> {
  const which = codes.get(run.scenario) ?? (await whichOf(run));
  codes.set(run.scenario, which);
  return writeAddress({ experiment: run.experiment.id, which, step: cursor, theme });
}

async function whichOf({ experiment, scenario }: Run): Promise<Which> {
  const text = canonicalJson(scenario);
  const shipped = experiment.scenarios.find((each) => canonicalJson(each.scenario) === text);
  if (shipped) return { kind: "shipped", id: shipped.id };
  const { encodeLink } = await import("../../scenario/share-link.ts");
  return { kind: "code", code: await encodeLink(scenario) };
}
