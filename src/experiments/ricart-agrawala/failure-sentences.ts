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
    say`${strong("starts again")} and has forgotten everything: its highest is 0, and it owes nobody.`,

  probe(told) {
    const awaited = idsOf(told, "awaited");
    const patience = decimals(numberOf(told, "patienceMs"));
    return say`has lost patience after ${patience} ms: it ${strong("probes")} ${nodes(awaited)} for a sign of life.`;
  },
  "probe-answered"(told) {
    const owes = told.values["deferred"] === true ? "it still defers the reply" : "it owes no reply";
    return say`answers ${from(told)}’s ${PROBE} with ${ALIVE} at once: it is up, and ${owes}.`;
  },
  alive: (told) =>
    told.values["waits"] === true
      ? say`hears that ${from(told)} is ${ALIVE}: it is patient again, and still waits for ${nodes(idsOf(told, "awaited"))}.`
      : say`hears that ${from(told)} is ${ALIVE}, too late: it waits for no reply any more.`,
  suspect: (told) =>
    say`${strong("gives up")} on ${silent(told)}; it still waits for ${nodes(idsOf(told, "awaited"))}.`,
  "suspect-last": (told) =>
    say`${strong("gives up")} on ${silent(told)}. No other reply is missing: it may enter.`,

  retry(told) {
    const request = pair(numberOf(told, "timestamp"), textValueOf(told, "self"));
    const { failures } = ownScenario(told).options;
    const after = failures.kind === "retry" ? ` for ${decimals(failures.afterMs)} ms` : "";
    return say`has had no reply${after} from ${nodes(idsOf(told, "awaited"))}: it ${strong("asks again")} with the same request ${request}.`;
  },
  "repeat-still-deferred": (told) =>
    say`gets ${repeated(told)} again and has it in its queue already: it ${strong("stays deferred")}, once.`,
  "repeat-answered": (told) =>
    say`gets ${repeated(told)} again, which it has answered before: it ${strong("replies again")}, without a new decision.`,
};

function from(told: Told): Piece {
  return node(textValueOf(told, "from"));
}

function repeated(told: Told): Piece[] {
  return say`${from(told)}’s request ${pair(numberOf(told, "theirs"), textValueOf(told, "from"))}`;
}

/** The peer that is struck, and for how long nothing was heard of it. */
function silent(told: Told): Piece[] {
  const peer = node(textValueOf(told, "peer"));
  if (told.kind === "returned") return say`${peer}, whose end of the connection is gone`;
  const { failures } = ownScenario(told).options;
  const time = failures.kind === "probe" ? ` for ${decimals(failures.timeoutMs)} ms` : "";
  return say`${peer}, silent${time} since its ${PROBE}`;
}
