import { canonicalJson } from "../../base/canonical-json.ts";
import type { Order } from "../../contract/order.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** The Python programs of a run, as an interpreter is to know them. */
export interface Programs {
  readonly seed: number;
  readonly processes: readonly {
    readonly name: string;
    readonly main: string;
    readonly args: readonly string[];
    readonly offsetMs: number;
    readonly watch: readonly string[];
  }[];
  /** The folder that all processes share. */
  readonly files: Readonly<Record<string, string>>;
  /** In which order the threads run; null: that is left to the simulator. */
  readonly order: Order | null;
}

/** What an interpreter has to run for this scenario; null where no process runs a Python program. */
export function pythonPrograms(scenario: Scenario): Programs | null {
  if (scenario.experiment !== "sockets") return null;
  const own = scenario.processes.flatMap(({ name, python, clock }) =>
    python ? [{ name, python, clock }] : [],
  );
  if (own.length === 0) return null;
  return {
    seed: scenario.seed,
    processes: own.map(({ name, python: { main, args = [], watch = [] }, clock }) => ({
      name,
      main,
      args,
      offsetMs: clock?.offsetMs ?? 0,
      watch,
    })),
    order: scenario.order ?? null,
    files: Object.fromEntries(own.flatMap(({ python }) => Object.entries(python.files))),
  };
}

/** The programs of a scenario as one text: their files, and how they are started. */
export function ownPrograms(scenario: Scenario): string | null {
  const programs = pythonPrograms(scenario);
  if (!programs) return null;
  const started = programs.processes.map(({ main, args }) => [main, ...args]);
  return canonicalJson({ files: programs.files, started });
}
