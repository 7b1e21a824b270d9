import { ricartAgrawalaProperties } from "../protocols/ricart-agrawala/properties.ts";
import { socketProperties } from "../protocols/socket-program/properties.ts";
import { runArguments, usage } from "./arguments.ts";
import { run, type Outlet } from "./run.ts";

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

function main(words: readonly string[]): number {
  const [command, ...rest] = words;
  if (command === "run") {
    const parsed = runArguments(rest, checkIds());
    if (typeof parsed !== "string") return run(parsed, outlet);
    outlet.err(`${parsed}\n\n${usage}`);
    return 2;
  }
  if (command === "--help" || command === "-h") {
    outlet.out(usage);
    return 0;
  }
  outlet.err(
    `${command === undefined ? "name a command" : `there is no command ${JSON.stringify(command)}`}\n\n${usage}`,
  );
  return 2;
}

/** The checks of every experiment. */
function checkIds(): string[] {
  return [...ricartAgrawalaProperties, ...socketProperties].map(({ id }) => id);
}

// Not process.exit: what was written to a pipe must still get through.
process.exitCode = main(process.argv.slice(2));
