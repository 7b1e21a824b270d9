import type { Result } from "../scenario/problem.ts";
import * as scenarios from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import * as links from "../scenario/share-link.ts";
import * as written from "../scenario/write.ts";
import { formats } from "./formats.ts";

/** Files, links and values of the experiments that there are: `scenario/`, with their formats. */

export function readScenario(text: string): Result<Scenario> {
  return scenarios.readScenario(text, formats);
}

export function checkScenario(value: unknown): Result<Scenario> {
  return scenarios.checkScenario(value, formats);
}

export function writeScenario(scenario: Scenario): string {
  return written.writeScenario(scenario, formats);
}

export function compactScenario(scenario: Scenario): string {
  return written.compactScenario(scenario, formats);
}

export function encodeLink(scenario: Scenario): Promise<string> {
  return links.encodeLink(scenario, formats);
}

export function decodeLink(code: string): Promise<Result<Scenario>> {
  return links.decodeLink(code, formats);
}
