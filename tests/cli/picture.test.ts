import { afterAll, describe, expect, it, vi } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { writeScenario } from "../../src/experiments/files.ts";
import type { ExperimentId } from "../../src/scenario/scenario.ts";
import { scenarioText } from "../support/python-programs.ts";
import { Folder, interleave } from "./command.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = new Folder();
afterAll(() => folder.remove());

function shipped(experiment: ExperimentId, id: string): string {
  const found = shippedScenario(experiment, id);
  if (!found) throw new Error(`${experiment} has no ${id}`);
  return folder.write(`${id}.json`, writeScenario(found.scenario));
}

const nodes = shipped("ricart-agrawala", "three-nodes-tie");
const clocks = shipped("berkeley", "drift");
const sockets = shipped("sockets", "eight-threads");
const own = folder.write("own.json", scenarioText("handout-tcp"));

describe("--picture writes every kind of picture as SVG", () => {
  it.each([
    ["the diagram, where no picture is named", [nodes, "--format", "svg"], ["Node 1", "REQUEST"]],
    ["the stage", [nodes, "--picture", "stage", "--step", "3"], ["step 3 of", "critical section", "WANTED"]],
    ["the stage of clocks", [clocks, "--picture", "stage", "--step", "3"], ["Clock 1", "Clock 3"]],
    ["the wire", [sockets, "--picture", "wire", "--step", "60"], ["Server", "step 60 of"]],
    ["the offsets", [clocks, "--picture", "offsets"], ["0 ms", "step"]],
    ["the wire of own programs", [own, "--picture", "wire"], ["Server", "Client", "step"]],
    ["the wire before a program begins", [own, "--picture", "wire", "--step", "0"], ["not started"]],
    ["the waits", [sockets, "--picture", "waits"], ["Server", "step"]],
  ])("%s", async (_what, args, told) => {
    const { status, out, err } = await interleave(["run", ...args]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^<svg [^]*<\/svg>\n/);
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
    for (const words of told) expect(out).toContain(words);
  });
});

describe("says which pictures there are", () => {
  it.each([
    [[nodes, "--picture", "wire"], "this scenario has no picture wire; it has diagram, stage\n"],
    [[clocks, "--picture", "waits"], "this scenario has no picture waits; it has diagram, stage, offsets\n"],
    [[sockets, "--picture", "stage"], "this scenario has no picture stage; it has diagram, wire, waits\n"],
    [[nodes, "--picture", "stage", "--step", "9999"], "there is no step 9999: the last step of the run is"],
    [[nodes, "--picture", "photo"], "--picture must be one of diagram, stage, wire, offsets, waits"],
    [[nodes, "--picture", "stage", "--format", "trace"], "--picture needs --format svg, not trace"],
    [[nodes, "--step", "3"], "--step needs --picture"],
    [[nodes, "--picture", "stage", "--step", "x"], "--step must be a whole number"],
  ])("%j", async (args, told) => {
    const { status, out, err } = await interleave(["run", ...args]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(told);
  });
});
