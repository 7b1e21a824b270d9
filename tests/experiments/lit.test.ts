import { describe, expect, test } from "vitest";
import { InvariantError } from "../../src/base/invariant.ts";
import type { Lit, Told } from "../../src/experiments/experiment.ts";
import { lineOf } from "../../src/experiments/lines.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { lit } from "../../src/experiments/ricart-agrawala/lit.ts";
import type { WireRule } from "../../src/protocols/over-sockets/citation.ts";
import type { Rule } from "../../src/protocols/ricart-agrawala/citation.ts";
import { allTold, shippedRun, toldSteps } from "./shipped.ts";

const { listingsOf } = ricartAgrawalaExperiment;

function textAt({ scenario }: Told, found: Lit | null, index = 0): string {
  const listing = listingsOf(scenario).find(({ name }) => name === found?.listing);
  const line = found?.lines[index];
  return line === undefined ? "" : (listing?.text.split("\n")[line - 1] ?? "").trim();
}

/** The first step of a shipped scenario that cites `rule`. */
function step(id: string, rule: Rule | WireRule): Told {
  const found = toldSteps(shippedRun(id)).find((told) => told.rule === rule);
  if (!found) throw new Error(`${id} cites no ${rule}`);
  return found;
}

/** The lit lines of that step, each with its notes. */
function seen(told: Told): string[] {
  const found = lit(told);
  return (found?.lines ?? []).map((line, index) => {
    const notes = (found?.notes ?? []).filter((note) => note.line === line).map((note) => `  # ${note.text}`);
    return textAt(told, found, index) + notes.join("");
  });
}

describe("an anchor", () => {
  const listing = { name: "some.py", text: "one\ntwo\ntwo and a half" };
  test("is found on its one line, counted from 1", () => expect(lineOf(listing, "half")).toBe(3));
  test("that is in no listing is a fault", () =>
    expect(() => lineOf(listing, "three")).toThrow(
      new InvariantError('"three" stands on no line of some.py'),
    ));
  test("that is listed twice is a fault", () =>
    expect(() => lineOf(listing, "two")).toThrow(
      new InvariantError('"two" stands on lines 2, 3 of some.py'),
    ));
});

describe("every step of every scenario", () => {
  test("lights lines exactly where it cites a rule, or a request has to wait", () => {
    for (const told of allTold()) {
      const expected = told.rule !== null || told.kind === "postponed";
      expect(lit(told) !== null, told.rule ?? told.kind).toBe(expected);
    }
  });

  test("lights lines of a listing, each once, with notes on lit lines only", () => {
    for (const told of allTold()) {
      const found = lit(told);
      if (!found) continue;
      expect(listingsOf(told.scenario).map(({ name }) => name)).toContain(found.listing);
      expect(found.lines.length).toBeGreaterThan(0);
      expect(new Set(found.lines).size).toBe(found.lines.length);
      for (const note of found.notes) {
        expect(found.lines).toContain(note.line);
        expect(note.text).not.toMatch(/undefined|NaN|object/);
      }
    }
  });
});

describe("the lines, the one to look at first", () => {
  const cases: readonly (readonly [id: string, rule: Rule | WireRule, lines: readonly string[]])[] = [
    [
      "two-nodes",
      "request",
      [
        "self.timestamp = self.highest + 1  # timestamp = 4 + 1 = 5",
        "self.highest = self.timestamp  # highest = 5",
        "self.awaited = set(self.peers)  # awaited = {2}",
        'self.send(peer, "REQUEST", self.timestamp)',
      ],
    ],
    [
      "two-nodes",
      "defer-mine-first",
      [
        "return (self.timestamp, self.id) < (t, sender)  # (4, 2) < (5, 1) is True",
        "self.highest = max(self.highest, t)  # highest = max(4, 5) = 5",
        "self.deferred.append(sender)  # sender is 1",
      ],
    ],
    [
      "two-nodes",
      "reply-theirs-first",
      [
        "return (self.timestamp, self.id) < (t, sender)  # (5, 1) < (4, 2) is False",
        "self.highest = max(self.highest, t)  # highest = max(5, 4) = 5",
        "self.reply(sender)  # sender is 2",
      ],
    ],
    [
      "two-nodes-text",
      "defer-mine-first",
      [
        'return text(self.timestamp, self.id) < text(t, sender)  # "REQ from 1 at 5" < "REQ from 2 at 4" is True',
        "self.highest = max(self.highest, t)  # highest = max(5, 4) = 5",
        "self.deferred.append(sender)  # sender is 2",
      ],
    ],
    [
      "tie-without-id",
      "defer-mine-first",
      [
        "return self.timestamp <= t  # 5 <= 5 is True",
        "self.highest = max(self.highest, t)  # highest = max(5, 5) = 5",
        "self.deferred.append(sender)  # sender is 1",
      ],
    ],
    [
      "crash-blocks",
      "reply-released",
      [
        "return False  # RELEASED, so False",
        "self.highest = max(self.highest, t)  # highest = max(0, 1) = 1",
        "self.reply(sender)  # sender is 1",
      ],
    ],
    [
      "deferred-queue",
      "defer-held",
      [
        "return DEFER_WHEN_HELD  # HELD, so True",
        "self.highest = max(self.highest, t)  # highest = max(1, 2) = 2",
        "self.deferred.append(sender)  # sender is 4",
      ],
    ],
    [
      "deferred-queue",
      "reply-counted",
      ["self.awaited.remove(sender)  # awaited = {3, 4}", 'self.say(f"received REPLY from {sender}")'],
    ],
    [
      "two-nodes",
      "reply-last",
      [
        "self.awaited.remove(sender)  # awaited = set()",
        "if not self.awaited:  # none missing",
        "self.after(0, self.enter)",
      ],
    ],
    [
      "wrong-suspicion",
      "reply-ignored",
      ["return  # already counted, or not needed", "if sender not in self.awaited:  # 2 is not awaited"],
    ],
    ["two-nodes", "enter", ["self.state = HELD  # state = HELD", 'self.say("enters CS")']],
    [
      "two-nodes",
      "leave",
      [
        "self.state, self.timestamp = RELEASED, 0  # state = RELEASED",
        "for peer in self.deferred:  # deferred = [1]",
        "self.reply(peer)",
      ],
    ],
    [
      "restart-forgets",
      "restart",
      [
        "self.highest = highest  # highest timestamp seen  # highest = 0",
        "self.state = RELEASED  # state = RELEASED",
        "self.deferred = []  # nodes to which it owes a REPLY  # deferred = []",
      ],
    ],
    ["crash-probe", "probe", ['self.send(peer, "PROBE")  # peer in {3}', "def probe(self):"]],
    ["crash-probe", "probe-answered", ['self.send(sender, "ALIVE")  # sender is 2', 'if kind == "PROBE":']],
    [
      "crash-probe",
      "alive",
      [
        'if was_probed or kind == "ALIVE":  # 1 is ALIVE',
        'self.set_timer("patience", PATIENCE_MS, self.probe)',
      ],
    ],
    ["wrong-suspicion", "alive", ['if was_probed or kind == "ALIVE":  # 2 is ALIVE']],
    [
      "crash-probe",
      "suspect",
      [
        "self.awaited.remove(peer)  # awaited = {1}",
        "self.suspected.add(peer)  # peer is 3",
        "def suspect(self, peer):",
      ],
    ],
    [
      "crash-probe",
      "suspect-last",
      [
        "self.awaited.remove(peer)  # awaited = set()",
        "self.suspected.add(peer)  # peer is 3",
        "def suspect(self, peer):",
      ],
    ],
    [
      "lost-message-retry",
      "retry",
      [
        'self.send(peer, "REQUEST", self.timestamp)  # timestamp = 5',
        "def retry(self):",
        'self.set_timer("retry", ms, self.retry)',
      ],
    ],
    [
      "lost-message-retry",
      "repeat-still-deferred",
      ["return  # already in the queue", "if seen and sender in self.deferred:  # 1 is in deferred"],
    ],
    [
      "lost-message-retry",
      "repeat-answered",
      ['self.send(sender, "REPLY", t)  # again', "if self.answered.get(sender) == t:  # 5 was answered"],
    ],
    [
      "highest-not-raised",
      "reply-released",
      [
        "return False  # RELEASED, so False",
        "if RAISE_HIGHEST:  # no: highest stays 0, not 5",
        "self.reply(sender)  # sender is 2",
      ],
    ],
    [
      "reply-while-held",
      "reply-while-held",
      [
        "return DEFER_WHEN_HELD  # HELD, and yet False",
        "self.highest = max(self.highest, t)  # highest = max(4, 5) = 5",
        "self.reply(sender)  # sender is 1",
      ],
    ],
    [
      "deferred-cleared-early",
      "leave-forgets",
      ["self.deferred = []  # before the replies are sent  # [1] is forgotten", "if CLEAR_DEFERRED_EARLY:"],
    ],
    ["over-tcp", "opens", ["self.listener = socket.socket()", "self.listener.setsockopt(*reuse)"]],
    [
      "over-tcp",
      "listens",
      ["self.listener.listen(len(self.peers))  # port 20001", "self.in_thread(self.accept)"],
    ],
    ["over-tcp", "connects", ["link.connect((HOST, port(peer)))  # port 20001"]],
    [
      "over-tcp",
      "connected",
      [
        'self.write(link, {"kind": "HELLO", "id": self.id})  # peer is 1',
        "self.in_thread(self.read, link, peer)",
      ],
    ],
    ["over-tcp", "accepts", ["link, _ = self.listener.accept()", "self.in_thread(self.read, link, None)"]],
    ["over-tcp", "greeted", ['self.opened(message["id"], link)  # message["id"] is 2']],
    ["crash-over-tcp", "peer-gone", ["link.close()  # end of stream or reset  # its FIN"]],
  ];

  test.each(cases)("%s: %s", (id, rule, lines) => expect(seen(step(id, rule))).toEqual(lines));

  test("no rule is left out above", () => {
    const cited = new Set(allTold().flatMap(({ rule }) => rule ?? []));
    expect(new Set<string>(cases.map(([, rule]) => rule))).toEqual(cited);
  });

  test("a request that expects no REPLY from a suspected node", () => {
    const last = toldSteps(shippedRun("crash-probe")).findLast(({ rule }) => rule === "request");
    expect(last && seen(last)).toEqual([
      "self.awaited -= self.suspected  # awaited = {2}",
      "if self.suspected:",
    ]);
  });

  test("a request that has to wait", () => {
    const waits = toldSteps(shippedRun("five-nodes-load")).find(({ kind }) => kind === "postponed");
    expect(waits && seen(waits)).toEqual(["self.wishes.append(hold_ms)  # not yet"]);
  });

  test("a REPLY to an older request", () => {
    const ignored = step("lost-message-retry", "reply-ignored");
    expect(seen(ignored)[0]).toBe("return  # already counted, or not needed");
    expect(seen({ ...ignored, values: { ...ignored.values, answers: 4, mine: 6 } })).toEqual([
      "if t == self.timestamp:  # not for an older request  # 4 == 6 is False",
    ]);
  });

  test("a comparison by a node that does not raise highest lights that constant", () => {
    const compared = step("highest-not-raised", "reply-theirs-first");
    const learnt = { ...compared.values, before: 0, highest: 0 };
    expect(seen({ ...compared, values: learnt })).toEqual([
      "return (self.timestamp, self.id) < (t, sender)  # (5, 2) < (1, 1) is False",
      "if RAISE_HIGHEST:  # no: highest stays 0, not 1",
      "self.reply(sender)  # sender is 1",
    ]);
  });
});
