import { describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { servedAs, servedIn, type Served } from "../../src/experiments/sockets/clients.ts";
import { codeOf } from "../../src/experiments/sockets/code.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { waitsOf } from "../../src/scene/sockets/waits.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import type { SocketsScenario } from "../../src/experiments/sockets/scenario.ts";
import { runOf } from "../../src/store/run.ts";

function shipped(id: string): SocketsScenario {
  const scenario = shippedScenario("sockets", id)?.scenario;
  if (scenario?.experiment !== "sockets") throw new Error(`no scenario ${id}`);
  return scenario;
}

const servers: readonly Served["server"][] = ["one-at-a-time", "a-thread-each"];

describe("how many clients, and which server", () => {
  test("is known of the runs of task 7.2, and of no other", () => {
    expect(servedIn(shipped("one-at-a-time"))).toEqual({ count: 3, server: "one-at-a-time" });
    expect(servedIn(shipped("eight-threads"))).toEqual({ count: 8, server: "a-thread-each" });
    expect(servedIn(shipped("hello"))).toBeNull();
    expect(servedIn(shipped("port-taken"))).toBeNull();
  });

  test.each(servers.flatMap((server) => [1, 2, 3, 4, 5, 6, 7, 8].map((count) => ({ server, count }))))(
    "$count clients, $server: a scenario, which serves every one of them with our listings",
    (served) => {
      const scenario = servedAs(shipped("one-at-a-time"), served);
      expect(checkScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, value: scenario });
      expect(servedIn(scenario)).toEqual(served);
      const run = runOf(socketsExperiment, scenario);
      expect(run.checks.map(({ verdict }) => verdict)).toEqual(["holds", "holds", "holds", "holds", "holds"]);
      for (const { name } of scenario.processes) expect(codeOf(scenario, name)?.isOurs, name).toBe(true);
    },
  );

  test("the remaining processes do not change, and going back gives the same run", () => {
    const three = shipped("one-at-a-time");
    const other = servedAs(three, { count: 3, server: "a-thread-each" });
    expect(other.processes.slice(1)).toEqual(three.processes.slice(1));
    expect(servedAs(other, { count: 3, server: "one-at-a-time" }).processes).toEqual(three.processes);
    const waited = (scenario: SocketsScenario) =>
      waitsOf(runOf(socketsExperiment, scenario).trace)[3]?.totalMs ?? 0;
    expect(waited(other)).toBeLessThan(waited(three) / 2);
  });
});
