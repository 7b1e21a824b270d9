import { runArguments, usage } from "./arguments.ts";
import { run, type Outlet } from "./run.ts";

/** The command line. Results go to standard output, messages to standard error. */
const outlet: Outlet = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

function main(words: readonly string[]): number {
  const [command, ...rest] = words;
  if (command === "run") {
    const parsed = runArguments(rest);
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

// Not process.exit: what was written to a pipe must still get through.
process.exitCode = main(process.argv.slice(2));
