/** The command line: src/cli/main.ts, bundled when its sources have changed. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { bundle } from "./bundle.mjs";
import { STACK_SIZE, SWITCHING } from "./stack-switching.mjs";

/** Whether a file may hold a Python program; what cannot be looked at before it is read may. @param {string} file */
function mayHoldPython(file) {
  try {
    return file === "-" || readFileSync(file, "utf8").includes('"python"');
  } catch {
    return false;
  }
}

/** @param {readonly string[]} words */
const runsPython = ([command, ...rest]) =>
  command === "python" ||
  ((command === "run" || command === "export") && rest.some((word) => mayHoldPython(word)));

const words = process.argv.slice(2);

if (SWITCHING.some((flag) => !process.execArgv.includes(flag)) && runsPython(words)) {
  const self = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, [...SWITCHING, self, ...words], { stdio: "inherit" });
  process.exitCode = status ?? 70;
} else {
  // Many short runs are tried with V8's own size, as in the page.
  if (!words.includes("--schedules")) setFlagsFromString(STACK_SIZE);
  try {
    // What must be painted or printed is for a browser.
    if (words[0] === "export")
      process.env["CHROME_PATH"] ??= (await import("./browser.mjs")).findBrowser() ?? "";
    if (words[0] === "export" && words.includes("html"))
      process.env["INTERLEAVE_ONE_FILE"] = await (await import("./one-file.mjs")).oneFile();
    await import(pathToFileURL(await bundle("src/cli/main.ts")).href);
  } catch (error) {
    console.error(error);
    process.exitCode = 70;
  }
}
