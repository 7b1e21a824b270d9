import { expect, test } from "vitest";
import { canKill } from "../../../src/store/live/can-kill.ts";
import type { LiveMember } from "../../../src/store/live/member.ts";

const member = (is: LiveMember["is"]) => ({ is }) as LiveMember;
const members = (["running", "silent", "starting", "off", "killed", "thrown"] as const).map(member);
const all = members.map((_, process) => process);

test("only a process that is there can be killed, and only while the run goes on", () => {
  const going = { run: { status: "running" as const, members }, hosts: null };
  expect(all.filter((process) => canKill(going, process))).toEqual([0, 1, 2]);
  const paused = { run: { status: "paused" as const, members }, hosts: null };
  expect(all.filter((process) => canKill(paused, process))).toEqual([]);
});

test("a program that has come to its end cannot be killed", () => {
  const hosts = { hasEnded: (process: number) => process === 0 };
  expect(canKill({ run: { status: "running", members }, hosts }, 0)).toBe(false);
  expect(canKill({ run: { status: "running", members }, hosts }, 1)).toBe(true);
});
