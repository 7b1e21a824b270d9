import type { Rule } from "../../protocols/ricart-agrawala/citation.ts";
import type { Lit, Told } from "../experiment.ts";
import { litOf, type Line } from "../lines.ts";
import { handoutTimes, twoNodesListing } from "./handout.ts";
import { ownScenario } from "./own-scenario.ts";
import { textValueOf } from "./values.ts";

/** Where the run is the handout's two requests: the lines of its listing that the step stands for. */
export function litBeside(told: Told): Lit | null {
  const scenario = ownScenario(told);
  const times = handoutTimes(scenario);
  const lines = times && linesOf(told, times);
  return lines && litOf({ listing: twoNodesListing, lines }, scenario);
}

type Times = NonNullable<ReturnType<typeof handoutTimes>>;

function linesOf(told: Told, times: Times): Line[] | null {
  const [first, second] = [textOf(1, times), textOf(2, times)];
  switch (told.rule as Rule) {
    case "request":
      return told.process === "1"
        ? [["request_1 = one.request(TIMES[1])", `request_1 = ${first}`], requested(told, times)]
        : [["request_2 = two.request(TIMES[2])", `request_2 = ${second}`], requested(told, times)];
    case "defer-mine-first":
    case "reply-theirs-first":
      return [
        ["if request_1 > request_2:", `${first} > ${second} is False`],
        ["else:", "node 1, whatever the times"],
      ];
    case "reply-last":
      return replied(told);
    default:
      return null;
  }
}

function requested(told: Told, times: Times): Line {
  return ['print(f"Node {self.id} requests CS', `time = ${times[told.process === "1" ? 1 : 2]}`];
}

function textOf(id: 1 | 2, times: Times): string {
  return `"REQ from ${id} at ${times[id]}"`;
}

/** The listing has one REPLY and then ends: the run's first one. */
function replied(told: Told): Line[] | null {
  const isText = ownScenario(told).options.order === "text";
  if (textValueOf(told, "from") !== (isText ? "2" : "1")) return null;
  return isText
    ? [["one.receive_reply(2)", "node 1 gets the REPLY"], ['print(f"Node {self.id} received REPLY']]
    : [["one.receive_reply(2)", "here node 1 gets the REPLY, not node 2"]];
}
