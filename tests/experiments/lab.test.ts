import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { nextScenario, numbered, taskMark, taskName, tasksFound } from "../../src/experiments/lab.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { offers } from "../../src/ui/experiments/offers.ts";

/** The tasks of the handout. */
const asked: Readonly<Record<string, readonly string[]>> = {
  sockets: ["7.1", "7.2", "7.3"],
  berkeley: ["8.1", "8.2", "8.3"],
  "ricart-agrawala": ["9.1", "9.2", "9.3"],
};

describe.each(experiments)("the tasks of $id", (experiment) => {
  const { id, tasks, scenarios } = experiment;

  test("are the handout’s, between its own example and what it leaves out", () => {
    expect(tasks.map((task) => task.id)).toEqual(["base", ...(asked[id] ?? []), "beyond"]);
  });

  test("have every scenario in exactly one of them, in the order of the menu", () => {
    const inTasks = tasksFound(experiment).flatMap((shown) => shown.scenarios);
    expect(inTasks.map((shipped) => shipped.id)).toEqual(scenarios.map((shipped) => shipped.id));
    expect(tasksFound(experiment).map(({ task }) => task.id)).toEqual(tasks.map((task) => task.id));
  });

  test("have an aim and a 'done when', each one plain sentence", () => {
    for (const { aim, doneWhen } of tasks) {
      expect(aim).toMatch(/^[A-Z][^.]*\.$/);
      expect(doneWhen).toMatch(/^[a-z][^!?]*\.$/);
      expect(doneWhen.match(/\.(?: |$)/g)).toHaveLength(1);
      for (const text of [aim, doneWhen]) expect(text.split(" ").length, text).toBeLessThanOrEqual(22);
    }
  });

  test("are offered by the header under the experiment’s number and its first scenario", () => {
    const offer = offers.find((each) => each.id === id);
    expect(offer && [numbered(offer), offer.opensOn]).toEqual([numbered(experiment), scenarios[0]?.id]);
  });
});

test("experiments and tasks carry their numbers", () => {
  expect(experiments.map(numbered).toSorted()).toEqual([
    "7 Sockets",
    "8 Berkeley clocks",
    "9 Ricart–Agrawala",
  ]);
  expect(socketsExperiment.tasks.map(taskName)).toEqual([
    "Base",
    "7.1 Exceptions",
    "7.2 Threads",
    "7.3 Base64",
    "Beyond the handout",
  ]);
  expect(socketsExperiment.tasks.map(taskMark)).toEqual(["Base", "7.1", "7.2", "7.3", "Beyond"]);
});

test("task 8.3 has a scenario that opens the view of real processes", () => {
  const live = experiments.flatMap(({ scenarios }) => scenarios.filter(({ opensLive }) => opensLive));
  expect(live.map(({ task }) => task)).toEqual(["8.3"]);
});

describe("a search", () => {
  const found = (query: string) =>
    tasksFound(socketsExperiment, query).map(({ task, scenarios }) => [
      task.id,
      ...scenarios.map(({ id }) => id),
    ]);

  test("finds titles, lines and tasks, whatever their case, order and apostrophes", () => {
    expect(found("TAKEN port")).toEqual([["7.1", "port-taken", "port-taken-caught"]]);
    expect(found("without a key")).toEqual([["7.3", "base64"]]);
    expect(found("7.2").flat()).toEqual(found("threads").flat());
    expect(found("server's killed")).toEqual([["7.1", "killed"]]);
  });

  test("finds nothing where nothing has the words", () => {
    expect(found("elephant")).toEqual([]);
  });
});

describe("the next scenario", () => {
  const next = (current: string | undefined, ...seen: string[]) =>
    nextScenario(berkeleyExperiment, current, (id) => seen.includes(id))?.id;

  test("is the first one after this one that was not seen", () => {
    expect(next("handout")).toBe("delays");
    expect(next("handout", "handout", "delays")).toBe("delays-ignored");
  });

  test("is what was left out before, after the last one, and the first one where nothing is open", () => {
    expect(next("fifteen-machines")).toBe("handout");
    expect(next(undefined)).toBe("handout");
  });

  test("is absent when all were seen", () => {
    expect(next("handout", ...berkeleyExperiment.scenarios.map(({ id }) => id))).toBeUndefined();
  });
});
