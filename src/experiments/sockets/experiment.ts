import { invariant } from "../../base/invariant.ts";
import type { Experiment, Told } from "../experiment.ts";
import { socketsScenarios } from "./scenarios.ts";
import { socketsSubject } from "./subject.ts";

/** Experiment 7: clients and servers over TCP sockets. */
export const socketsExperiment: Experiment = {
  id: "sockets",
  title: "Sockets",
  nameOf: (process) => `${process.slice(0, 1).toUpperCase()}${process.slice(1)}`,
  subject(scenario) {
    invariant(scenario.experiment === "sockets", "a scenario of another experiment");
    return socketsSubject(scenario);
  },
  narrate: (told) => ({ subject: told.process, pieces: [sentence(told)] }),
  listings: [],
  lit: () => null,
  whyWaiting: () => [],
  isInteresting: ({ rule }) => rule === "raises" || rule === "ends",
  scenarios: socketsScenarios,
};

function sentence({ kind, rule, values, lost }: Told): string {
  const op = typeof values["op"] === "string" ? values["op"] : "";
  switch (rule ?? kind) {
    case "starts":
      return "begins its program.";
    case "calls":
      return `calls ${op}.`;
    case "returns":
      return `is back from ${op}.`;
    case "raises":
      return `gets an exception from ${op}.`;
    case "ends":
      return "has come to the end of a program.";
    case "crash":
      return "is killed.";
    case "lost":
      return `A segment is lost (${lost ?? ""}).`;
    case "arrive":
      return "A segment arrives.";
    case "resend":
      return "A segment that stayed without an answer is sent again.";
    default:
      return op === "" ? `${rule ?? kind}.` : `${rule ?? kind}: ${op}.`;
  }
}
