import { at, invariant } from "../../base/invariant.ts";
import { listed } from "../../base/words.ts";
import type { State } from "../../protocols/ricart-agrawala/state.ts";
import { relation } from "../../trace/causality.ts";
import { citationOf, type TraceStep } from "../../trace/trace.ts";
import { changedBy } from "../source.ts";
import { atStep, playable, type Asks, type Option } from "../asking.ts";
import { stepsLike } from "../pattern.ts";
import type { Predicate } from "../predicate.ts";
import type { Ran } from "../ran.ts";
import type { RicartAgrawalaScenario } from "../../experiments/ricart-agrawala/scenario.ts";

/** Which node enters first, when all have asked. */
export const entersFirst: Asks = (ran) => {
  const requests = stepsLike(ran.trace, { rule: "request" });
  const entry = firstOf(ran, { rule: "enter" });
  const open = requests.filter(({ index }) => index < entry.index);
  const winner = nameAt(ran, entry);
  const pairOf = (id: string) => {
    const request = open.find((step) => nameAt(ran, step) === id);
    return request ? `(${String(valueOf(request, "timestamp"))}, ${id})` : "";
  };
  return {
    text: `${listed(open.map((step) => `Node ${nameAt(ran, step)} asks with ${pairOf(nameAt(ran, step))}`))}. Which node enters first?`,
    step: Math.max(...open.map(({ index }) => index)),
    options: open.map((step): Option => {
      const id = nameAt(ran, step);
      const claim: Predicate = {
        first: { rule: "enter", process: id },
        before: { rule: "enter", process: { not: id } },
      };
      const because =
        id === winner
          ? `${pairOf(id)} is the lowest (timestamp, id) of all. Every other node replies to it, and none has to wait for another one's exit first.`
          : `${pairOf(winner)} comes before ${pairOf(id)}: the lower timestamp first, and among equal timestamps the lower id. So node ${winner} defers its reply to node ${id}.`;
      return {
        text: `Node ${id}`,
        claim,
        because,
        play: id === winner ? null : () => playable(ran, claim, [withLowest(ran, id)]),
      };
    }),
  };
};

/** The nodes begin with other timestamps: this one's request comes before all others. */
function withLowest({ scenario }: Ran, lowest: string) {
  const { processes } = scenario as RicartAgrawalaScenario;
  return changedBy(scenario, {
    processes: processes.map((node) => ({ ...node, highest: node.id === lowest ? 0 : node.highest + 2 })),
  });
}

/** What a node does with a REQUEST that reaches it while it wants to enter, or is inside. */
export const onRequest: Asks = (ran, dice) => {
  const steps = stepsLike(ran.trace, { kind: "receive", "message.kind": "REQUEST" });
  const busy = steps.filter((step) => phaseBefore(ran, step) !== "RELEASED");
  const step = dice.oneOf(busy.length > 0 ? busy : steps);
  const { self, from, theirs, mine } = valuesOf(step);
  const phase = phaseBefore(ran, step);
  const isMine = citationOf(step)?.rule.startsWith("defer") ?? false;
  const rule =
    phase === "HELD"
      ? `Node ${self} is in the critical section: a node inside always defers.`
      : phase === "WANTED"
        ? `Node ${self} wants to enter with (${mine}, ${self}). It compares that with (${theirs}, ${from}): ${isMine ? `its own comes first, so it defers` : `the other comes first, so it replies`}.`
        : `Node ${self} is RELEASED: it does not want to enter, so it replies.`;
  const defers: Predicate = atStep(step.index, { rule: { has: "defer" } });
  const replies: Predicate = {
    all: [atStep(step.index, { rule: { has: "reply" } }), atStep(step.index, { "state.phase": phase })],
  };
  const givesUp: Predicate = {
    all: [
      atStep(step.index, { rule: { has: "reply" } }),
      atStep(step.index, { "state.phase": phase === "WANTED" ? "RELEASED" : "WANTED" }),
    ],
  };
  const variants = [
    changedBy(ran.scenario, { options: { deferWhenHeld: false } }),
    changedBy(ran.scenario, { options: { order: "text" } }),
    withLowest(ran, from),
    withLowest(ran, self),
  ];
  return {
    text: `REQUEST (${theirs}, ${from}) reaches node ${self}, which is ${phase}${phase === "WANTED" ? ` with (${mine}, ${self})` : ""}. What does node ${self} do?`,
    step: step.index - 1,
    options: [
      {
        text: "It replies at once.",
        claim: replies,
        because: rule,
        play: isMine ? () => playable(ran, replies, variants) : null,
      },
      {
        text: "It defers its reply until it has left.",
        claim: defers,
        because: rule,
        play: isMine ? null : () => playable(ran, defers, variants),
      },
      {
        text:
          phase === "WANTED"
            ? "It replies and gives up its own request."
            : "It replies and asks for the section itself.",
        claim: givesUp,
        because: `A REQUEST never changes what its receiver wants. ${rule}`,
        play: null,
      },
    ],
  };
};

/** With which number a node compares the timestamp of a REQUEST: that of its own request, not its highest one. */
export const comparedWith: Asks = (ran, dice) => {
  const steps = stepsLike(ran.trace, { "values.mine": { atLeast: 1 }, "message.kind": "REQUEST" }).filter(
    (step) => phaseBefore(ran, step) === "WANTED",
  );
  const step = dice.oneOf(steps);
  const { self, from, theirs, mine, before } = valuesOf(step);
  const clock = Math.max(before, theirs) + 1;
  const claim = (value: number): Predicate => atStep(step.index, { "values.mine": value });
  const because = `Node ${self} compares with its own request, which has timestamp ${mine}. What it has seen since then does not count: both nodes must compare the same two pairs, or both may enter.`;
  return {
    text: `REQUEST (${theirs}, ${from}) reaches node ${self}. With which timestamp does node ${self} compare ${theirs}?`,
    step: step.index - 1,
    options: [
      { text: `With ${mine}, the timestamp of its own request`, claim: claim(mine), because, play: null },
      {
        text: `With ${clock}, what its clock would show now`,
        claim: claim(clock),
        because,
        play: () => playable(ran, claim(clock), [raised(ran, self, clock - mine)]),
      },
      {
        text: `With ${mine - 1}, the highest timestamp that it had seen when it asked`,
        claim: claim(mine - 1),
        because,
        play: () => playable(ran, claim(mine - 1), [raised(ran, self, -1)]),
      },
    ],
  };
};

function raised({ scenario }: Ran, id: string, by: number) {
  const { processes } = scenario as RicartAgrawalaScenario;
  return changedBy(scenario, {
    processes: processes.map((node) =>
      node.id === id ? { ...node, highest: Math.max(0, node.highest + by) } : node,
    ),
  });
}

/** How many messages one entry takes. */
export const messages: Asks = (ran) => {
  const count = ran.trace.processes.length;
  const request = firstOf(ran, { rule: "request" });
  const node = nameAt(ran, request);
  const claim = (times: number): Predicate => ({ step: { kind: "receive" }, times });
  const because = `Node ${node} sends a REQUEST to each of the ${count - 1} others, and needs a REPLY from each of them: 2 × ${count - 1} = ${2 * (count - 1)} messages.`;
  const others = (wanted: number) =>
    wanted % 2 === 0 && wanted >= 2 && wanted / 2 + 1 <= 16 ? [resized(ran, wanted / 2 + 1, node)] : [];
  return {
    text: `Node ${node} asks, and nobody else does. How many messages does its entry take in all?`,
    step: request.index - 1,
    options: [...new Set([2 * (count - 1), count - 1, 2 * count, 3 * (count - 1)])].map((times) => ({
      text: String(times),
      claim: claim(times),
      because,
      play: times === 2 * (count - 1) ? null : () => playable(ran, claim(times), others(times)),
    })),
  };
};

/** The same with so many nodes, of which one asks. */
function resized({ scenario }: Ran, count: number, asks: string) {
  const { processes } = scenario as RicartAgrawalaScenario;
  const asking = processes.find(({ id }) => id === asks);
  return changedBy(scenario, {
    processes: Array.from({ length: count }, (_, index) => ({
      id: String(index + 1),
      highest: processes[index]?.highest ?? 0,
      requests: index === 0 ? (asking?.requests ?? []) : [],
    })),
  });
}

/** Which deferred node gets its REPLY first, when the node inside leaves. */
export const queueOrder: Asks = (ran) => {
  const leave = stepsLike(ran.trace, { rule: "leave", "values.deferred.length": { atLeast: 2 } })[0];
  invariant(leave, "somebody leaves with two in its queue");
  const queue = citationOf(leave)?.values["deferred"] as readonly string[];
  const node = nameAt(ran, leave);
  const claim = (id: string): Predicate => atStep(leave.index, { "values.deferred.0": id });
  const because = `Node ${node} answers in the order in which the REQUESTs came: ${listed(queue)}. The timestamps need not be sorted again: each node still needs the REPLY of every other one.`;
  const { processes } = ran.scenario as RicartAgrawalaScenario;
  const sooner = (id: string) =>
    changedBy(ran.scenario, {
      processes: processes.map((each) =>
        each.id === id ? { ...each, requests: each.requests.map((one) => ({ ...one, atMs: 15 })) } : each,
      ),
    });
  return {
    text: `Node ${node} is inside, and the REQUESTs of ${queue.length} nodes wait in its queue. To whom does it reply first when it leaves?`,
    step: leave.index - 1,
    options: queue.map((id) => ({
      text: `Node ${id}`,
      claim: claim(id),
      because,
      play:
        id === queue[0]
          ? null
          : () => playable(ran, { step: { rule: "leave", "values.deferred.0": id } }, [sooner(id)]),
    })),
  };
};

/** Whether a step with the lower Lamport time happened before another one. */
export const happenedFirst: Asks = (ran, dice) => {
  const { trace } = ran;
  const steps = trace.steps.filter(({ process, index }) => index > 0 && process >= 0);
  const pairs = steps.flatMap((a) =>
    steps.flatMap((b) =>
      a.process < b.process && trace.stamps.lamport(a.index) < trace.stamps.lamport(b.index)
        ? [[a, b] as const]
        : [],
    ),
  );
  const concurrent = pairs.filter(([a, b]) => relation(trace, a.index, b.index) === "concurrent");
  // Two of three times the lower stamp means nothing.
  const [a, b] = dice.oneOf(concurrent.length > 0 && dice.number(1, 3) > 1 ? concurrent : pairs);
  const name = (step: TraceStep) =>
    `step ${step.index + 1} (node ${nameAt(ran, step)}, Lamport time ${trace.stamps.lamport(step.index)})`;
  const cause = (one: TraceStep, other: TraceStep): Predicate => ({
    cause: { step: one.index },
    of: { step: other.index },
  });
  const because =
    "A step happened before another one only if a way leads from the one to the other, along the lanes and the messages. A lower Lamport time follows from that, but it does not prove it.";
  return {
    text: `Compare ${name(a)} with ${name(b)}. What is certain?`,
    step: Math.max(a.index, b.index),
    options: [
      {
        text: `Step ${a.index + 1} happened before step ${b.index + 1}.`,
        claim: cause(a, b),
        because,
        play: null,
      },
      {
        text: `Step ${b.index + 1} happened before step ${a.index + 1}.`,
        claim: cause(b, a),
        because,
        play: null,
      },
      {
        text: "Neither: no way leads from one to the other.",
        claim: { not: { any: [cause(a, b), cause(b, a)] } },
        because,
        play: null,
      },
    ],
  };
};

/** How many nodes can enter after a crash. */
export const afterCrash: Asks = (ran) => {
  const crash = firstOf(ran, { kind: "crash" });
  const down = nameAt(ran, crash);
  const asking = new Set(stepsLike(ran.trace, { rule: "request" }).map((step) => nameAt(ran, step))).size;
  const claim = (times: number): Predicate => ({ step: { rule: "enter" }, times });
  const because = `Node ${down} can send no REPLY any more, and every entry needs the REPLY of every other node. Without a failure detector one crash blocks all.`;
  const probing = changedBy(ran.scenario, {
    options: { failures: { kind: "probe", patienceMs: 60, timeoutMs: 40 } },
  });
  return {
    text: `Node ${down} crashes at ${crash.atMs} ms, and ${asking} other nodes want to enter. How many of them get in?`,
    step: crash.index,
    options: [0, 1, asking]
      .filter((count, index, all) => all.indexOf(count) === index)
      .map((count) => ({
        text: count === 0 ? "None" : count === asking ? `All ${asking}` : String(count),
        claim: claim(count),
        because,
        play: count === 0 ? null : () => playable(ran, claim(count), [probing]),
      })),
  };
};

function firstOf({ trace }: Ran, wanted: Parameters<typeof stepsLike>[1]): TraceStep {
  return at(stepsLike(trace, wanted), 0);
}

function nameAt({ trace }: Ran, { process }: TraceStep): string {
  return at(trace.processes, process);
}

function valueOf(step: TraceStep, name: string): unknown {
  return citationOf(step)?.values[name];
}

interface Values {
  readonly self: string;
  readonly from: string;
  readonly theirs: number;
  readonly mine: number;
  readonly before: number;
}

function valuesOf(step: TraceStep): Values {
  return citationOf(step)?.values as unknown as Values;
}

function phaseBefore({ trace }: Ran, step: TraceStep): State["phase"] {
  const state = trace.steps[step.previous]?.state ?? trace.initial[step.process];
  return (state as State).phase;
}
