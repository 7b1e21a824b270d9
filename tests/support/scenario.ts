import { checkScenario } from "../../src/experiments/files.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import type {
  RicartAgrawalaOptions,
  RicartAgrawalaProcess,
  RicartAgrawalaScenario,
} from "../../src/experiments/ricart-agrawala/scenario.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import type { NetworkRules } from "../../src/world/links.ts";

/** A scenario as a file has it: whatever is left out has its default. */
export interface ScenarioFile {
  readonly title?: string;
  readonly seed?: number;
  readonly limitMs?: number;
  readonly stepsMax?: number;
  readonly network?: Partial<NetworkRules>;
  readonly interventions?: readonly Intervention[];
  readonly processes?: readonly (Pick<RicartAgrawalaProcess, "id"> & Partial<RicartAgrawalaProcess>)[];
  readonly options?: Partial<RicartAgrawalaOptions>;
}

/** A whole Ricart–Agrawala scenario: two nodes that want nothing, unless told otherwise. */
export function scenario(file: ScenarioFile = {}): RicartAgrawalaScenario {
  const checked = checkScenario({
    version: 1,
    experiment: "ricart-agrawala",
    processes: [{ id: "1" }, { id: "2" }],
    ...file,
  });
  if (!checked.ok) throw new Error(tellAll(checked.problems));
  if (checked.value.experiment !== "ricart-agrawala") throw new Error("another experiment");
  return checked.value;
}

/** A node and its requests, each as the time at which it asks and how long it stays. */
export function node(
  id: string,
  ...requests: readonly (readonly [atMs: number, holdMs: number])[]
): RicartAgrawalaProcess {
  return { id, highest: 0, requests: requests.map(([atMs, holdMs]) => ({ atMs, holdMs })) };
}

/** The handout's two nodes, whose first requests carry 5 and 4. */
export const handoutNodes: readonly RicartAgrawalaProcess[] = [
  { ...node("1", [0, 20]), highest: 4 },
  { ...node("2", [0, 20]), highest: 3 },
];
