import { expect, test } from "vitest";
import { PortLabels } from "../../src/summary/socket-ports.ts";
import type { Operation } from "../../src/contract/socket-operation.ts";
import { checkScenario } from "../../src/experiments/files.ts";

const bind = (port: number): Operation => ({ op: "bind", on: "s", port });

test("a port that a program names stays a number, in whichever block it names it", () => {
  const program: Operation[] = [
    bind(5001),
    { op: "loop", times: 1, body: [bind(5002)] },
    {
      op: "try",
      body: [bind(5003)],
      except: [{ class: "OSError", body: [bind(5004)] }],
      finally: [bind(5005)],
    },
    { op: "if", empty: "data", body: [bind(5006)], else: [bind(5007)] },
    { op: "spawn", program: [{ op: "try", body: [bind(5008)], finally: [] }] },
  ];
  const read = checkScenario({ version: 1, experiment: "sockets", processes: [{ name: "a", program }] });
  if (!read.ok || read.value.experiment !== "sockets") throw new Error("it is a scenario");
  const labels = new PortLabels(read.value);
  for (let port = 5001; port <= 5008; port++) expect(labels.of(port)).toBe(port);
  expect(labels.of(5009)).toBe("ephemeral");
});
