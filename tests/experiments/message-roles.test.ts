import { expect, test } from "vitest";
import type { Role } from "../../src/contract/reader.ts";
import { experiments } from "../../src/experiments/catalogue.ts";
import { simulate } from "../../src/runtimes/simulator.ts";

test("each kind of message that a shipped scenario sends has its protocol's role", () => {
  const roles: Record<string, string> = {};
  for (const experiment of experiments)
    for (const { scenario } of experiment.scenarios) {
      const subject = experiment.subject(scenario);
      for (const { message } of simulate(scenario, subject).flights) {
        const kind = subject.reader.kindOf(message);
        const role = subject.reader.roleOf(kind);
        roles[kind] = kind in roles && roles[kind] !== role ? "has two roles" : role;
      }
    }
  expect(roles).toEqual({
    ...all("ask", "REQUEST", "POLL"),
    ...all("answer", "REPLY", "ANSWER", "ACK", "SYN-ACK"),
    // Dashed lines of their own tell these apart, so that what fails never looks like the algorithm itself.
    ...all("other", "AMOUNT", "READING", "HELLO", "PROBE", "ALIVE"),
    ...all("other", "SYN", "DATA", "FIN", "RST"),
  });
});

function all(role: Role, ...kinds: readonly string[]): Record<string, string> {
  return Object.fromEntries(kinds.map((kind) => [kind, role]));
}
