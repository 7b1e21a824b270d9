import * as v from "valibot";
import { listed } from "../base/words.ts";
import { crossChecks } from "./cross-checks.ts";
import type { Formats } from "./format.ts";
import { inheritedKeys, readJson } from "./json-text.ts";
import { pathOf, shown, type Problem, type Result } from "./problem.ts";
import type { Scenario } from "./scenario.ts";
import { withVisibleNames } from "./visible-names.ts";

/** Reads a scenario file's text. Reports every problem with its place. */
export function readScenario(text: string, formats: Formats): Result<Scenario> {
  const json = readJson(text);
  return json.ok ? checkScenario(json.value, formats) : json;
}

/** Checks a value that may be a scenario, and fills in every default. */
export function checkScenario(value: unknown, formats: Formats): Result<Scenario> {
  const envelope = envelopeProblem(value, formats);
  if (envelope) return { ok: false, problems: [envelope] };
  const strange = inheritedKeys(value);
  if (strange.length > 0)
    return { ok: false, problems: strange.map((path) => ({ path, message: "is unknown" })) };
  const format = formats.of(value as Pick<Scenario, "experiment">);
  const parsed = v.safeParse(format.schema, withVisibleNames(value as Record<string, unknown>), {
    abortPipeEarly: true,
  });
  if (!parsed.success) return { ok: false, problems: parsed.issues.map(problemOf) };
  const problems = crossChecks(parsed.output, format);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.output };
}

/** The members that decide which schema applies: it must be an object with a version and an experiment. */
function envelopeProblem(value: unknown, formats: Formats): Problem | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { path: "", message: `is not a scenario: a scenario is one JSON object, this is ${shown(value)}` };
  }
  const { version, experiment, ...members } = value as Record<string, unknown>;
  if (version !== 1) return { path: "version", message: versionMessage(version) };
  if (typeof experiment === "string" && formats.byId(experiment)) return listProblem(members);
  if (experiment === undefined) return { path: "experiment", message: `is required: ${known(formats)}` };
  return { path: "experiment", message: `must be ${known(formats)}, is ${shown(experiment)}` };
}

/** An empty list would pass for an object that needs no member. */
function listProblem(members: Record<string, unknown>): Problem | null {
  const path = ["network", "options"].find((key) => Array.isArray(members[key]));
  return path === undefined ? null : { path, message: `must be an object, is ${shown(members[path])}` };
}

function known(formats: Formats): string {
  return listed(
    formats.ids.map((name) => `"${name}"`),
    "or",
  );
}

function versionMessage(version: unknown): string {
  if (version === undefined) return "is required: 1";
  const newer =
    typeof version === "number" && version > 1 ? ": it was made by a newer Interleave; open it there" : "";
  return `must be 1, is ${shown(version)}${newer}`;
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  const path = pathOf(keys);
  if (issue.type !== "strict_object") return { path, message: issue.message };
  if (issue.expected === "never") return { path, message: "is unknown" };
  // A missing key is reported at its own path; a value that is not an object, at its path.
  if (issue.received === "undefined") return { path, message: "is required" };
  return { path, message: `must be an object, is ${shown(issue.input)}` };
}
