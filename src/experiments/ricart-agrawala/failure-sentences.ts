import type { Piece, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import type { FailureRule } from "./failure-rules.ts";
import { ownScenario } from "./own-scenario.ts";
import { decimals, idsOf, node, nodes, numberOf, pair, textValueOf } from "./values.ts";

const ALIVE = strong("ALIVE");
const PROBE = strong("PROBE");

/** The sentences of crashes, probes and repeated requests (task 9.2). */
export const failureSentences: Readonly<Record<FailureRule, (told: Told) => Piece[]>> = {
  restart: () =>
    say`${strong("restarts")} and has forgotten everything: its highest is 0 and its queue is empty.`,

  probe(told) {
    const awaited = idsOf(told, "awaited");
    const patience = decimals(numberOf(told, "patienceMs"));
    return say`has waited ${patience} ms: it ${strong("probes")} ${nodes(awaited)}.`;
  },
  "probe-answered"(told) {
    const owes = told.values["deferred"] === true ? "it still defers the reply" : "it owes no reply";
    return say`answers ${from(told)}’s ${PROBE} with ${ALIVE} at once: it is up, and ${owes}.`;
  },
  alive: (told) =>
    told.values["waits"] === true
      ? say`receives ${ALIVE} from ${from(told)}: it keeps waiting for ${nodes(idsOf(told, "awaited"))}.`
      : say`receives ${ALIVE} from ${from(told)} too late: it no longer waits for a reply.`,
  suspect: (told) =>
    say`${strong("gives up")} on ${silent(told)}. It still waits for ${nodes(idsOf(told, "awaited"))}.`,
  "suspect-last": (told) =>
    say`${strong("gives up")} on ${silent(told)}. It has every other reply, so it may enter.`,

  retry(told) {
    const request = pair(numberOf(told, "timestamp"), textValueOf(told, "self"));
    const { failures } = ownScenario(told).options;
    const after = failures.kind === "retry" ? ` for ${decimals(failures.afterMs)} ms` : "";
    return say`has had no reply from ${nodes(idsOf(told, "awaited"))}${after}: it ${strong("sends")} the same request ${request} ${strong("again")}.`;
  },
  "repeat-still-deferred": (told) =>
    say`receives ${repeated(told)} again. The request is already in its queue and ${strong("stays deferred")}.`,
  "repeat-answered": (told) =>
    say`receives ${repeated(told)} again. It has already answered it, so it ${strong("replies again")}.`,
};

function from(told: Told): Piece {
  return node(textValueOf(told, "from"));
}

function repeated(told: Told): Piece[] {
  return say`${from(told)}’s request ${pair(numberOf(told, "theirs"), textValueOf(told, "from"))}`;
}

/** The suspected peer, and for how long it has been silent. */
function silent(told: Told): Piece[] {
  const peer = node(textValueOf(told, "peer"));
  if (told.kind === "returned") return say`${peer}, whose connection has ended`;
  const { failures } = ownScenario(told).options;
  const time = failures.kind === "probe" ? ` for ${decimals(failures.timeoutMs)} ms` : "";
  return say`${peer}, silent${time} since its ${PROBE}`;
}
