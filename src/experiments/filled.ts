import { invariant } from "../base/invariant.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Listing } from "./experiment.ts";
import { type PythonValue, pythonText } from "./python-text.ts";

/** A listing whose constants are those of a scenario. As it stands in its file it is a program too. */
export interface Template extends Listing {
  /** Constant → its value; each stands on one line of the file, by itself. */
  readonly constants: (scenario: Scenario) => Readonly<Record<string, PythonValue>>;
}

const known = new WeakMap<Scenario, Map<Template, Listing>>();

/** The listing that does what a run of the scenario does. The same object for the same scenario. */
export function filled(template: Template, scenario: Scenario): Listing {
  let own = known.get(scenario);
  if (!own) known.set(scenario, (own = new Map()));
  let listing = own.get(template);
  if (!listing) own.set(template, (listing = fill(template, template.constants(scenario))));
  return listing;
}

export function fill(
  { name, text, about }: Listing,
  constants: Readonly<Record<string, PythonValue>>,
): Listing {
  const missing = new Set(Object.keys(constants));
  const lines = text.split("\n").map((line) => {
    const [, constant = "", comment = ""] = /^([A-Z][A-Z0-9_]*) = .*?(  # .*)?$/.exec(line) ?? [];
    const value = constants[constant];
    if (value === undefined) return line;
    missing.delete(constant);
    return withComment(constant, value, comment);
  });
  invariant(missing.size === 0, () => `${name} has no constants ${[...missing].join(", ")}`);
  return { name, text: lines.join("\n"), ...(about !== undefined && { about }) };
}

/** Of a value that has several lines the comment stands on the first. */
function withComment(constant: string, value: PythonValue, comment: string): string {
  const start = `${constant} = `;
  const text = start + pythonText(value, start.length + comment.length);
  const [first = "", ...others] = text.split("\n");
  return [first + comment, ...others].join("\n");
}
