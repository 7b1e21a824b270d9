import { encodeLink } from "../../scenario/share-link.ts";
import type { Run } from "../../store/run.ts";
import type { Workbench } from "../../store/workbench.ts";
import { writeAddress, type Which } from "./address.ts";

const codes = new WeakMap<Run["scenario"], Which>();

/** The address of what is being looked at. A scenario that is not shipped is packed once. */
export async function currentAddress(
  { run, cursor }: Pick<Workbench, "run" | "cursor">,
  theme: "light" | "dark" | null,
): Promise<string> {
  const which = codes.get(run.scenario) ?? (await whichOf(run));
  codes.set(run.scenario, which);
  return writeAddress({ experiment: run.experiment.id, which, step: cursor, theme });
}

async function whichOf({ experiment, scenario }: Run): Promise<Which> {
  const code = await encodeLink(scenario);
  for (const shipped of experiment.scenarios) {
    if (shipped.scenario === scenario || (await encodeLink(shipped.scenario)) === code)
      return { kind: "shipped", id: shipped.id };
  }
  return { kind: "code", code };
}
