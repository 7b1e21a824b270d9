import { expect, test } from "vitest";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { runOf } from "../../src/store/run.ts";
import type { Role } from "../../src/contract/reader.ts";
import { kindLooks, kindsUntil } from "../../src/scene/kind-look.ts";

test("a kind looks as its protocol says that it acts, whatever it is called", () => {
  const roles: Readonly<Record<string, Role>> = { PACKET: "other", CALLBACK: "answer", TOKEN: "ask" };
  const looks = kindLooks(Object.keys(roles), { roleOf: (kind) => roles[kind] ?? "other" });
  expect([...looks].map(([kind, { head }]) => [kind, head])).toEqual([
    ["PACKET", "round"],
    ["CALLBACK", "open"],
    ["TOKEN", "full"],
  ]);
});

test("kinds with one role have different arrow heads, not only different dashes", () => {
  const kinds = ["SYN", "SYN-ACK", "ACK", "DATA", "FIN"];
  const looks = kindLooks(kinds, { roleOf: (kind) => (kind.endsWith("ACK") ? "answer" : "other") });
  expect(new Set([...looks.values()].map(({ head }) => head)).size).toBe(kinds.length);
});

test("a kind is known from the step that sends the first of it", () => {
  const shipped = shippedScenario("sockets", "reset");
  if (!shipped) throw new Error("no scenario");
  const { trace, subject } = runOf(socketsExperiment, shipped.scenario);
  const sent = (step: number) => ["SYN", "ACK", "RST"].filter(kindsUntil(trace, subject.reader, step));
  expect([sent(12), sent(13), sent(25), sent(26)]).toEqual([
    [],
    ["SYN"],
    ["SYN", "ACK"],
    ["SYN", "ACK", "RST"],
  ]);
});
