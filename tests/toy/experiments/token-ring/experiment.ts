import { invariant } from "../../../../src/base/invariant.ts";
import type { Experiment, Listing, Piece, Told } from "../../../../src/experiments/experiment.ts";
import { say, strong } from "../../../../src/experiments/sentence.ts";
import { shippedOf } from "../../../../src/experiments/shipped.ts";
import type { Scenario } from "../../../../src/scenario/scenario.ts";
import type { Rule, State } from "../../protocols/token-ring/machine.ts";
import { tokenRingSubject } from "./format.ts";
import { usualTokenRing, type TokenRingScenario } from "./scenario.ts";

const member = (id: string) => `Member ${id}`;

const rules: Readonly<Record<Rule, string>> = {
  wants: "wants to be inside and waits for the token",
  enters: "has the token and enters",
  leaves: "leaves and passes the token on",
  passes: "passes the token on",
  keeps: "takes the token out: its laps are over",
  restarts: "starts again",
};

const listing: Listing = {
  name: "member.py",
  text: Object.keys(rules)
    .map((rule) => `def ${rule}(self): ...\n`)
    .join(""),
};

function own(scenario: Scenario): TokenRingScenario {
  invariant(scenario.experiment === "token-ring", "a run of another experiment");
  return scenario;
}

function happening({ kind, process, message }: Told): Piece[] {
  if (message) return say`${strong(message.label)} from ${member(message.from)} is lost.`;
  return process === null ? say`The network changes (${kind}).` : say`does nothing (${kind}).`;
}

export const tokenRingExperiment: Experiment = {
  id: "token-ring",
  number: 10,
  title: "Token ring",
  nameOf: member,
  subject: (scenario) => tokenRingSubject(own(scenario)),
  narrate: (told) => {
    const words = rules[told.rule as Rule] as string | undefined;
    return { subject: told.process, pieces: words === undefined ? happening(told) : [`${words}.`] };
  },
  listingsOf: () => [listing],
  lit: ({ rule }) => {
    const line = Object.keys(rules).indexOf(rule ?? "") + 1;
    return line === 0 ? null : { listing: listing.name, lines: [line], notes: [] };
  },
  whyWaiting: ({ states, isOver }) =>
    [...states].flatMap(([process, state]) =>
      (state as State | null)?.phase === "WAITS"
        ? [
            {
              process,
              sentence: { subject: process, pieces: say`still waits for the ${strong("token")}.` },
              missing: [{ peer: process, why: ["the token is elsewhere"], stays: isOver, remedy: null }],
            },
          ]
        : [],
    ),
  isInteresting: ({ rule }) => rule === "enters",
  changes: {
    optionWords: (scenario, key) =>
      `${key} is ${String(Object.entries(own(scenario).options).find(([name]) => name === key)?.[1])}`,
  },
  search: {
    tries: "Every order of the token's passes and of what the members do is tried.",
    sizes: ({ processes }) => [[processes.length, "member"]],
    usualTimeouts: () => null,
    broken: { "one-inside": "Two inside", "all-served": "A node waits for ever" },
    asked: "is asked to enter",
    timerWords: (timer) => (timer === "leave" ? "leaves" : null),
  },
  tasks: [
    {
      id: "base",
      title: "Base",
      aim: "Let a member enter only while it has the token.",
      doneWhen: "no two members are inside at once.",
    },
  ],
  scenarios: [
    shippedOf(usualTokenRing, {
      id: "three",
      task: "base",
      title: "Three members",
      lookAt: "Look at who has the token when a member enters.",
      processes: [
        { id: "1", asksMs: [0] },
        { id: "2", asksMs: [0] },
        { id: "3", asksMs: [] },
      ],
    }),
  ],
};
