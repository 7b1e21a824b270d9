import { invariant } from "../../../base/invariant.ts";
import { checkScenario } from "../../../scenario/read.ts";
import type { BerkeleyOptions, BerkeleyProcess, BerkeleyScenario } from "../../../scenario/scenario.ts";
import type { ShippedScenario } from "../../experiment.ts";

/** A shipped scenario as a file has it: whatever is left out has its default. */
interface File extends Omit<ShippedScenario, "scenario"> {
  readonly processes: readonly (Omit<BerkeleyProcess, "driftPpm"> & { readonly driftPpm?: number })[];
  readonly network?: Partial<BerkeleyScenario["network"]>;
  readonly interventions?: BerkeleyScenario["interventions"];
  readonly options?: Partial<BerkeleyOptions>;
  readonly limitMs?: number;
  readonly seed?: number;
}

export function shipped({ id, group, title, lookAt, ...file }: File): ShippedScenario {
  const checked = checkScenario({ version: 1, experiment: "berkeley", title, ...file });
  invariant(checked.ok, () => `the shipped scenario ${id} is none: ${JSON.stringify(checked)}`);
  return { id, group, title, lookAt, scenario: checked.value };
}

/** The handout's four clocks, in seconds as it has them. */
export const handoutClocks = [100.3, 102.5, 98.4, 101.0].map((clockSeconds, i) => ({
  id: String(i + 1),
  clockSeconds,
}));
