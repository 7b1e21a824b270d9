import { deflateRawSync, deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draw, stream } from "../../src/base/draw.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { decodeLink, encodeLink, compactScenario } from "../../src/experiments/files.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { handoutNodes, scenario } from "../support/scenario.ts";

const handout = scenario({ title: "The handout's two nodes", processes: handoutNodes });
/** RFC 4648, section 5, in the order of its values. */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

describe("a share link", () => {
  it("gives back the same scenario", async () => {
    for (const one of fc.sample(anyScenario, { numRuns: 50, seed: 1981 }))
      expect(await decodeLink(await encodeLink(one))).toEqual({ ok: true, value: one });
  });

  it("has no character that an address must escape", async () => {
    for (const one of fc.sample(anyScenario, { numRuns: 50, seed: 1 }))
      expect(await encodeLink(one)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it("is short for the handout's two nodes", async () => {
    expect((await encodeLink(handout)).length).toBeLessThan(400);
  });
});

describe("a damaged share link is a Problem", () => {
  const random = stream(1, "damage");
  const nth = (n: number, lane: number, below: number) => Math.floor(draw(random, 4 * n + lane) * below);

  it("with one character changed, missing or too much, wherever it is", async () => {
    const code = await encodeLink(handout);
    for (let n = 0; n < 200; n++) {
      const at = nth(n, 0, code.length);
      const letter = alphabet[nth(n, 1, 64)] ?? "A";
      const head = code.slice(0, at);
      const damaged =
        [head + letter + code.slice(at + 1), head + code.slice(at + 1), head + letter + code.slice(at)][
          n % 3
        ] ?? "";
      if (damaged === code) continue;
      const read = await decodeLink(damaged);
      expect(read.ok, damaged).toBe(false);
      if (!read.ok) expect(tellAll(read.problems)).toMatch(/^the link is broken: .*Copy it again, whole$/);
    }
  });

  it("or, with more behind its end, at least never another scenario (browsers refuse it, Node does not look)", async () => {
    const code = await encodeLink(handout);
    for (const more of ["A", "AA", "AAA", "AAAA", code]) {
      const read = await decodeLink(code + more);
      if (read.ok) expect(read.value).toEqual(handout);
    }
  });

  it("with other bits in its last character, which are no part of a byte", async () => {
    const codes = await Promise.all(
      ["", "a", "bc", "def", "ghij"].map((title) => encodeLink({ ...handout, title })),
    );
    const loose = codes.filter((code) => code.length % 4 > 0);
    expect(loose.length).toBeGreaterThan(0);
    for (const code of loose) {
      const last = alphabet.indexOf(code.at(-1) ?? "");
      expect((await decodeLink(code.slice(0, -1) + alphabet[last ^ 1])).ok).toBe(false);
    }
  });

  it("cut off anywhere", async () => {
    const code = await encodeLink(handout);
    for (let end = 0; end < code.length; end++)
      expect((await decodeLink(code.slice(0, end))).ok, `after ${end}`).toBe(false);
  });

  it.each(["", " ", "A", "====", "a b", "ü", "%41", "AAAA\n", "__proto__", "x".repeat(100_000)])(
    "%j",
    async (code) => {
      expect((await decodeLink(code)).ok).toBe(false);
    },
  );

  it("without a scenario is reported like a file", async () => {
    const of = (text: string) => decodeLink(deflateSync(text).toString("base64url"));
    const problem = async (text: string) => {
      const read = await of(text);
      return read.ok ? "fine" : tellAll(read.problems);
    };
    expect(await problem(compactScenario(handout))).toBe("fine");
    expect(await problem("[1,")).toMatch(/^is not JSON: line 1/);
    expect(await problem('{"version":1,"experiment":"ricart-agrawala"}')).toBe("processes: is required");
  });

  it("that is not UTF-8", async () => {
    const bytes = Buffer.from([0x22, 0xff, 0xfe, 0x22]);
    expect((await decodeLink(deflateSync(bytes).toString("base64url"))).ok).toBe(false);
  });

  it("that unfolds without end is refused early", async () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000, 0x20));
    const before = process.memoryUsage().rss;
    const read = await decodeLink(bomb.toString("base64url"));
    expect(read.ok ? "" : tellAll(read.problems)).toMatch(/unpacks to more than 4000000 bytes/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it("without a checksum", async () => {
    const raw = deflateRawSync(compactScenario(handout)).toString("base64url");
    expect((await decodeLink(raw)).ok).toBe(false);
  });
});
