import { setFlagsFromString } from "node:v8";
import { STACK_SIZE } from "../../scripts/stack-switching.mjs";
import { LATER } from "../../src/base/work.ts";
import { pythonEngine } from "../../src/cli/python-engine.ts";
import { readScenario } from "../../src/experiments/files.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { bringWhole } from "../../src/experiments/sockets/python/whole.ts";
import { pythonPrograms } from "../../src/experiments/sockets/python-programs.ts";
import { KernelFilm } from "../../src/runtimes/kernel-history.ts";
import { drive } from "../../src/runtimes/python/drive.ts";
import { allowPrograms, interpretBy, type Interpret } from "../../src/store/own-programs.ts";
import { running, type Run } from "../../src/store/run.ts";

/** Runs of students' own programs as the page has them, by an interpreter in this process. */

const interpret: Interpret = (scenario, { done, failed }) => {
  const make = async () => {
    const programs = pythonPrograms(scenario);
    if (!programs) throw new Error("there is no program to run");
    const engine = await pythonEngine();
    const film = new KernelFilm();
    engine.begin(programs);
    const subject = socketsExperiment.subject(scenario);
    const trace = await drive(scenario, subject, engine, { look: (host) => film.see(host) });
    await engine.end();
    done({ trace, sockets: film.changes });
  };
  make().catch((error: unknown) => failed(String(error)));
  return () => {};
};

/** Runs the programs of a scenario file. The first run starts the interpreter, which takes seconds. */
export async function ownRun(text: string): Promise<Run> {
  const read = readScenario(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  setFlagsFromString(STACK_SIZE);
  bringWhole();
  interpretBy({ interpret, load: () => {}, check: async () => null, fetch: async () => {} });
  allowPrograms(socketsExperiment.ownPrograms?.(read.value) ?? "");
  const work = running(socketsExperiment, read.value);
  let next = work.next();
  while (!next.done) {
    if (next.value === LATER) await new Promise((resolve) => setTimeout(resolve));
    next = work.next();
  }
  return next.value;
}
