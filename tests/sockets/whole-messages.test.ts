import { expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import type { SocketsScenario } from "../../src/experiments/sockets/scenario.ts";
import { runOf } from "../../src/store/run.ts";

function scenarioOf(id: string): SocketsScenario {
  const scenario = shippedScenario("sockets", id)?.scenario;
  if (scenario?.experiment !== "sockets") throw new Error(`no scenario ${id}`);
  return scenario;
}

const checkOf = (scenario: SocketsScenario) =>
  runOf(socketsExperiment, scenario).checks.find(({ id }) => id === "whole-messages");

test.each([
  ["messages-joined", "server received 17 bytes where client had sent 11 at once"],
  ["messages-split", "server received 8 bytes where client had sent 18 at once"],
])("%s: a recv is no message, and the check says at which one", (id, why) => {
  expect(checkOf(scenarioOf(id))).toMatchObject({ verdict: "broken", why });
});

test.each(["messages-framed", "segment-lost"])("%s: lines are whole however they came", (id) => {
  expect(checkOf(scenarioOf(id))).toMatchObject({
    verdict: "holds",
    progress: { words: ["0 whole messages", "1 whole message", "2 whole messages", "3 whole messages"] },
  });
});

test.each([1, 3, 8, 17, null])("framed lines stay whole in segments of %s bytes", (segmentBytes) => {
  const scenario = scenarioOf("messages-framed");
  expect(checkOf({ ...scenario, options: { ...scenario.options, segmentBytes } })?.verdict).toBe("holds");
});

test("the check exists only in scenarios that ask for it", () => {
  expect(checkOf(scenarioOf("hello"))).toBeUndefined();
});
