import type { Scenario } from "../../scenario/scenario.ts";
import { writeScenario } from "../../experiments/files.ts";

/** A file's name that every system takes, made of the run's title: "two-nodes-the-handouts-timestamps.json". */
export function fileNameOf({ title, experiment }: Scenario, end = "json"): string {
  const plain = title
    .normalize("NFKD")
    .replace(/['’]|\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return `${plain === "" ? experiment : plain}.${end}`;
}

/** The run as a golden test: its scenario, and a script that lets it run, or that is the schedule it has. */
export function testOf({ schedule, ...scenario }: Scenario): string {
  const script = schedule ?? ["until quiet"];
  return `${writeScenario(scenario)}==== script\n${script.map((command) => `${command}\n`).join("")}==== transcript\n`;
}
