import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { glossaries } from "../../src/experiments/glossaries.ts";
import { LookUp } from "../../src/experiments/glossary/look-up.ts";
import { wordsOf } from "../../src/experiments/glossary/term.ts";
import { termOfMark } from "../../src/scene/picture/mark-term.ts";
import { runOf } from "../../src/store/run.ts";
import { pictures } from "../goldens/marks.ts";

const root = join(import.meta.dirname, "../..");
const all = glossaries.flatMap(({ terms }) => terms);

/** All that the page is made of, but the glossaries themselves, and every sentence that its scenarios say. */
const page = [
  ...(readdirSync(join(root, "src"), { recursive: true }) as string[])
    .filter((path) => /\.(?:tsx?|py)$/.test(path) && !/glossar/.test(path))
    .map((path) => readFileSync(join(root, "src", path), "utf8")),
  readFileSync(join(root, "tests/goldens/sentences.txt"), "utf8"),
].join("\n");

describe("the glossary", () => {
  test.each(all.map((term) => [term.id, term] as const))(
    "%s is one short sentence with a source",
    (_, term) => {
      expect(term.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(term.name).not.toBe("");
      expect(term.says).toMatch(/^[A-Za-z//].*[^.]\.$/);
      expect(term.says).not.toMatch(/\. [A-Z]/);
      expect(term.says.split(/\s+/).length).toBeLessThan(30);
      expect(term.source.text).not.toBe("");
      expect(term.source.href ?? "https://").toMatch(/^https:\/\//);
    },
  );

  test("has each term once, and no word that two terms claim", () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const words = all.flatMap((term) => wordsOf(term));
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test("has no term that the page does not use", () => {
    const unused = glossaries.flatMap(({ of, terms }) => {
      const lookUp = new LookUp(glossaries, of);
      const found = new Set(lookUp.inText(page).map(({ term }) => term));
      return terms.filter((term) => !found.has(term) && !page.includes(`"${term.id}"`)).map(({ id }) => id);
    });
    expect(unused).toEqual([]);
  });
});

test("every term that an element of the page names is in the glossary", () => {
  const sources = (readdirSync(join(root, "src/ui"), { recursive: true }) as string[]).filter((path) =>
    path.endsWith(".tsx"),
  );
  const named = sources.flatMap((path) =>
    [
      ...readFileSync(join(root, "src/ui", path), "utf8").matchAll(
        /(?:data-term|<Term of|\bterm)=(?:"([^"]+)"|\{([^}]+)\})/g,
      ),
    ].flatMap(([, word, code = ""]) =>
      // Of a choice between terms, both; what is compared is no term.
      word === undefined ? [...code.matchAll(/[?:] "([^"]+)"/g)].map(([, each = ""]) => each) : [word],
    ),
  );
  expect(named.length).toBeGreaterThan(30);
  const lookUps = experiments.map(({ id }) => new LookUp(glossaries, id));
  expect(named.filter((name) => lookUps.every((lookUp) => lookUp.of(name) === null))).toEqual([]);
});

describe("finding a term", () => {
  const lookUp = new LookUp(glossaries, "ricart-agrawala");
  const namesIn = (text: string) => lookUp.inText(text).map(({ term: { id } }) => id);

  test("takes the longest word, whole words only, with a plural s, and capitals as they are meant", () => {
    expect(namesIn("The accept queue has ports, a report, and a REQUEST.")).toEqual([
      "accept-queue",
      "port",
      "request-message",
    ]);
    expect(namesIn("Request (4, 2)")).toEqual(["request-pair"]);
  });

  test("finds it by its id, by its word, or by the first word of a text", () => {
    expect(lookUp.of("time-wait")?.name).toBe("TIME_WAIT");
    expect(lookUp.of("TIME-WAIT")?.name).toBe("TIME_WAIT");
    expect(lookUp.of("REPLY to 4")?.id).toBe("reply");
    expect(lookUp.of("nothing of it")).toBeNull();
  });
});

describe.each(experiments.map((experiment) => [experiment.id, experiment] as const))(
  "%s",
  (id, experiment) => {
    const lookUp = new LookUp(glossaries, id);
    const known = (name: string) => lookUp.of(name) !== null;

    test.each(experiment.scenarios.map((shipped) => [shipped.id, shipped.scenario] as const))(
      "%s: every mark, kind, phase, fact and check is explained",
      (_, scenario) => {
        const marks = pictures(scenario).flatMap(({ picture }) =>
          picture.layers.flatMap((layer) => layer.marks),
        );
        const unexplained = marks.filter((mark) => !known(termOfMark(mark) ?? "?")).map(({ key }) => key);
        expect([...new Set(unexplained)]).toEqual([]);

        const { trace, timeline, subject, checks } = runOf(experiment, scenario);
        const { reader } = subject;
        const words = new Set(checks.map((check) => check.id));
        for (const { message } of trace.flights) words.add(reader.kindOf(message));
        const every = Math.ceil(trace.steps.length / 50);
        for (let step = 0; step < trace.steps.length; step += every)
          for (const process of trace.processes.keys()) {
            const state = timeline.stateAt(process, step);
            // A program’s card tells its calls: they are words of the listing.
            if (state === null || id === "sockets") continue;
            const facts = reader.factsOf(state);
            words.add(facts.phase);
            for (const row of facts.rows) words.add(row.name);
          }
        expect([...words].filter((word) => !known(word))).toEqual([]);
      },
    );
  },
);
