import { canonicalJson, readableJson } from "../base/canonical-json.ts";
import type { Json } from "../base/words.ts";
import type { Formats } from "./format.ts";
import { checkScenario } from "./read.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario as a file's text, laid out for people, without what has its default value. */
export function writeScenario(scenario: Scenario, formats: Formats): string {
  return `${readableJson(withoutDefaults(scenario, formats))}\n`;
}

/** The same on one line and with its keys in order: one text for one scenario, for links. */
export function compactScenario(scenario: Scenario, formats: Formats): string {
  return canonicalJson(withoutDefaults(scenario, formats));
}

type Tree = { readonly [key: string]: Json };

/** The scenario without the members that reading it would fill in again. */
function withoutDefaults(scenario: Scenario, formats: Formats): Tree {
  const { version, experiment, title, processes, ...rest } = treeOf(scenario);
  const { leastProcess, required } = formats.of(scenario);
  const bare = checkScenario({ version, experiment, processes: [leastProcess] }, formats);
  const defaults = treeOf(bare.ok ? bare.value : scenario);
  const usualProcess = listOf(defaults["processes"])[0] ?? {};
  return {
    version: version ?? null,
    experiment: experiment ?? null,
    ...(title === "" ? {} : { title: title ?? "" }),
    ...difference(rest, defaults),
    processes: listOf(processes).map((own) =>
      difference(own, usualProcess, typeof required === "function" ? required(own) : required),
    ),
  };
}

/** A scenario is a JSON object. */
function treeOf(scenario: object): Tree {
  return scenario as Tree;
}

function listOf(processes: Json | undefined): readonly Tree[] {
  return (processes ?? []) as readonly Tree[];
}

/**
 * The members of `value` that differ from `defaults`, and those that are `required`. An object with a `kind` is kept or
 * left out as a whole.
 */
function difference(value: Tree, defaults: Tree, required: readonly string[] = []): Tree {
  const kept: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    const usual = defaults[key];
    if (!required.includes(key) && usual !== undefined && canonicalJson(member) === canonicalJson(usual))
      continue;
    kept[key] = isTree(member) && isTree(usual) && !("kind" in member) ? difference(member, usual) : member;
  }
  return kept;
}

function isTree(value: Json | undefined): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
