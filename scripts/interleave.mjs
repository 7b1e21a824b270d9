/** The command line: src/cli/main.ts, bundled when its sources have changed. */
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

try {
  await import(pathToFileURL(await bundle("src/cli/main.ts")).href);
} catch (error) {
  console.error(error);
  process.exitCode = 70;
}
