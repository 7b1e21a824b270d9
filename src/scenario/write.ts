import { canonicalJson, readableJson } from "../base/canonical-json.ts";
import type { Json } from "../base/words.ts";
import { checkScenario } from "./read.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario as a file's text, laid out for people, without what has its default value. */
export function writeScenario(scenario: Scenario): string {
  return `${readableJson(withoutDefaults(scenario))}\n`;
}

/** The same on one line and with its keys in order: one text for one scenario, for links. */
export function compactScenario(scenario: Scenario): string {
  return canonicalJson(withoutDefaults(scenario));
}

type Tree = { readonly [key: string]: Json };

/** The scenario without the members that reading it would fill in again. */
function withoutDefaults(scenario: Scenario): Tree {
  const { version, experiment, title, processes } = scenario;
  const least = {
    "ricart-agrawala": { id: "1" },
    berkeley: { id: "1", clockMs: 0 },
    sockets: { name: "1", program: [] },
  };
  const bare = checkScenario({ version, experiment, processes: [least[experiment]] });
  const defaults = (bare.ok ? bare.value : scenario) as unknown as Tree;
  const { version: _v, experiment: _e, title: _t, processes: _p, ...rest } = scenario;
  const kept = difference(rest as unknown as Tree, defaults);
  const process = (Array.isArray(defaults["processes"]) ? defaults["processes"][0] : {}) as Tree;
  return {
    version,
    experiment,
    ...(title === "" ? {} : { title }),
    ...kept,
    processes: processes.map((own) => processTree(own as unknown as Tree, process)),
  };
}

/** A process with what must stand there, and what is not as usual. A clock and a program have no usual form. */
function processTree(own: Tree, usual: Tree): Tree {
  const { id, name, clockMs, clockSeconds, program, ...rest } = own;
  const head = id === undefined ? { name: name ?? "" } : { id };
  const clock = {
    ...(clockMs === undefined ? {} : { clockMs }),
    ...(clockSeconds === undefined ? {} : { clockSeconds }),
  };
  return { ...head, ...clock, ...difference(rest, usual), ...(program === undefined ? {} : { program }) };
}

/** The members of `value` that differ from `defaults`. An object with a `kind` is kept or left out as a whole. */
function difference(value: Tree, defaults: Tree): Tree {
  const kept: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    const usual = defaults[key];
    if (usual !== undefined && canonicalJson(member) === canonicalJson(usual)) continue;
    kept[key] = isTree(member) && isTree(usual) && !("kind" in member) ? difference(member, usual) : member;
  }
  return kept;
}

function isTree(value: Json | undefined): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
