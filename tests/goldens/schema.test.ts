import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, test } from "vitest";
import { berkeleyFormat } from "../../src/experiments/berkeley/format.ts";
import { ricartAgrawalaFormat } from "../../src/experiments/ricart-agrawala/format.ts";
import { socketsFormat } from "../../src/experiments/sockets/format.ts";
import { program } from "../../src/experiments/sockets/operations-schema.ts";

/** The JSON Schema that editors and other programs use is made of the one that reads the files. */
test("public/scenario.schema.json says what the reader of scenario files checks", () => {
  const path = join(import.meta.dirname, "../../public/scenario.schema.json");
  const { $schema, ...ricartAgrawala } = toJsonSchema(ricartAgrawalaFormat.schema, { typeMode: "input" });
  const { $schema: _, ...berkeley } = toJsonSchema(berkeleyFormat.schema, { typeMode: "input" });
  // A program holds programs, so it has a name of its own; that a payload is exactly one of several is not told.
  const {
    $schema: __,
    $defs,
    ...sockets
  } = toJsonSchema(socketsFormat.schema, {
    typeMode: "input",
    errorMode: "ignore",
    definitions: { program },
  });
  // Told by the cross-checks, which no schema is made of.
  const oneClock = [{ required: ["clockMs"] }, { required: ["clockSeconds"] }];
  const clocks = berkeley.properties?.["processes"];
  if (typeof clocks === "object" && typeof clocks.items === "object") Object.assign(clocks.items, { oneOf: oneClock });
  const made = `${JSON.stringify(
    { $schema, title: "Interleave scenario, version 1", oneOf: [
        { title: "Ricart–Agrawala", ...ricartAgrawala },
        { title: "Berkeley", ...berkeley },
        { title: "Sockets", ...sockets },
      ],
      $defs,
    },
    null,
    2,
  )}\n`;
  if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(path, made);
  else expect(readFileSync(path, "utf8")).toBe(made);
});
