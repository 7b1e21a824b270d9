/** Writes the golden transcripts anew. Look at the difference, and commit what can be explained. */
import { runTool, tools } from "./tools.mjs";

const { code } = await runTool(tools.vitest, ["run", "tests/goldens"], { UPDATE_GOLDENS: "1" });
process.exitCode = code;
