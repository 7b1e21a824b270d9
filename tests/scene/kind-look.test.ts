import { expect, test } from "vitest";
import type { Role } from "../../src/contract/reader.ts";
import { kindLooks } from "../../src/scene/kind-look.ts";

test("a kind looks as its protocol says that it acts, whatever it is called", () => {
  const roles: Readonly<Record<string, Role>> = { PACKET: "other", CALLBACK: "answer", TOKEN: "ask" };
  const looks = kindLooks(Object.keys(roles), { roleOf: (kind) => roles[kind] ?? "other" });
  expect([...looks].map(([kind, { head }]) => [kind, head])).toEqual([
    ["PACKET", "round"],
    ["CALLBACK", "open"],
    ["TOKEN", "full"],
  ]);
});

test("kinds with one role have heads of their own, so that no dash has to tell them apart", () => {
  const kinds = ["SYN", "SYN-ACK", "ACK", "DATA", "FIN"];
  const looks = kindLooks(kinds, { roleOf: (kind) => (kind.endsWith("ACK") ? "answer" : "other") });
  expect(new Set([...looks.values()].map(({ head }) => head)).size).toBe(kinds.length);
});
