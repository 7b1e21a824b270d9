import { berkeleyProperties } from "../protocols/berkeley/properties/properties.ts";
import { ricartAgrawalaProperties } from "../protocols/ricart-agrawala/properties.ts";
import { socketProperties } from "../protocols/socket-program/properties.ts";
import { exploreArguments, runArguments, usage } from "./arguments.ts";
import { classArguments, classTable } from "./class.ts";
import { exportArguments } from "./export-arguments.ts";
import { exportRun } from "./export.ts";
import { explore } from "./explore.ts";
import { importArguments, importRecord } from "./import.ts";
import type { Outlet } from "./files.ts";
import { pythonArguments } from "./python-arguments.ts";
import { python, run } from "./run.ts";
import { schedules } from "./schedules.ts";

/** The command line. Results go to standard output, messages to standard error. */
const outlet: Outlet = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

// A reader that goes away early (`| head`) has seen enough: that is no mistake of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  if (command === "run") {
    const parsed = runArguments(rest, checkIds());
    return typeof parsed === "string" ? told(parsed) : await run(parsed, outlet);
  }
  if (command === "explore") {
    const parsed = exploreArguments(rest);
    return typeof parsed === "string" ? told(parsed) : await explore(parsed, outlet);
  }
  if (command === "python") {
    const parsed = pythonArguments(rest);
    if (typeof parsed === "string") return told(parsed);
    return await (parsed.schedules ? schedules(parsed, parsed.schedules, outlet) : python(parsed, outlet));
  }
  if (command === "export") {
    const parsed = exportArguments(rest);
    return typeof parsed === "string" ? told(parsed) : await exportRun(parsed, outlet);
  }
  if (command === "import") {
    const parsed = importArguments(rest);
    return typeof parsed === "string" ? told(parsed) : importRecord(parsed, outlet);
  }
  if (command === "class") {
    const parsed = classArguments(rest);
    return typeof parsed === "string" ? told(parsed) : classTable(parsed, outlet);
  }
  if (command === "--help" || command === "-h") {
    outlet.out(usage);
    return 0;
  }
  return told(command === undefined ? "name a command" : `there is no command ${JSON.stringify(command)}`);
}

/** Says what is wrong with the command line, and how it is used. */
function told(problem: string): number {
  outlet.err(`${problem}\n\n${usage}`);
  return 2;
}

/** The checks of every experiment. */
function checkIds(): string[] {
  const berkeley = berkeleyProperties({ drift: 0, slew: 0, roundingMs: 0 });
  return [...ricartAgrawalaProperties, ...berkeley, ...socketProperties].map(({ id }) => id);
}

// Not process.exit: what was written to a pipe must still get through.
process.exitCode = await main(process.argv.slice(2));
