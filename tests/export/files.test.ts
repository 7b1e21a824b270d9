import { strFromU8, unzipSync } from "fflate";
import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPng } from "../../src/cli/png.ts";
import { Gif } from "../../src/export/gif.ts";
import { handoutHtml } from "../../src/export/handout.ts";
import { pptx } from "../../src/export/pptx.ts";
import { qrCode } from "../../src/export/qr.ts";
import { scormPackage } from "../../src/export/scorm.ts";
import { slideOf } from "../../src/export/slide.ts";
import { gifFrames } from "./gif-frames.ts";
import { shippedRun } from "./shipped-run.ts";
import { expectWellFormed } from "./well-formed.ts";

const run = shippedRun("ricart-agrawala", "two-nodes");
const slides = [0, 3, 7].map((step) =>
  slideOf(run, step, {
    title: `Step <${step}> & more`,
    note: "First & foremost\nthen <this>",
    link: "https://a.test/#/x?a=1&b=2",
  }),
);

describe("slides", () => {
  const files = unzipSync(
    pptx(
      slides,
      [1, 2, 3].map((n) => new Uint8Array([n])),
      { title: "A & B" },
    ),
  );
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());

  it("are well-formed parts, each known by its type", () => {
    const types = text("[Content_Types].xml");
    for (const name of Object.keys(files)) {
      if (/\.(?:xml|rels|svg)$/.test(name)) expectWellFormed(text(name));
      if (name.endsWith(".xml") && name !== "[Content_Types].xml")
        expect(types).toContain(`PartName="/${name}"`);
    }
  });

  it("refer only to parts that are there", () => {
    for (const name of Object.keys(files).filter((each) => each.endsWith(".rels"))) {
      const from = new URL(name.replace(/_rels\/([^/]*)\.rels$/, "$1"), "file:///");
      for (const [, target = "", mode] of text(name).matchAll(/Target="([^"]+)"( TargetMode="External")?/g)) {
        if (mode === undefined) expect(Object.keys(files)).toContain(new URL(target, from).pathname.slice(1));
      }
    }
  });

  it("have title, sentence, note, link and both pictures", () => {
    expect(Object.keys(files).filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(3);
    expect(text("ppt/slides/slide2.xml")).toContain("Step &lt;3&gt; &amp; more");
    expect(text("ppt/slides/slide2.xml")).toContain(slides[1]?.sentence);
    expect(text("ppt/notesSlides/notesSlide2.xml")).toContain("then &lt;this&gt;");
    expect(text("ppt/slides/_rels/slide2.xml.rels")).toContain(
      'Target="https://a.test/#/x?a=1&amp;b=2" TargetMode="External"',
    );
    expect(files["ppt/media/picture2.png"]).toEqual(new Uint8Array([2]));
    expect(text("ppt/media/picture2.svg")).toContain("Node 1");
  });
});

it("a handout has each picture with its sentence and line of code, the link, and its QR code", () => {
  const html = handoutHtml(slides, { title: "A <run>", link: "https://a.test/", perPage: 4 });
  expect(html).toContain("A &lt;run&gt;");
  expect(html).toContain("QR code of the link");
  expect(html).toContain("node.py:");
  for (const { sentence } of slides) expect(html).toContain(sentence.replaceAll("<", "&lt;"));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("a GIF", () => {
  it("repeats, and shows each frame as long as it is told", () => {
    const gif = new Gif(3, 2);
    const frame = (colour: readonly number[]) =>
      new Uint8Array(Array.from({ length: 6 }, () => [...colour, 255]).flat());
    gif.add(frame([255, 0, 0]), 1500);
    const second = frame([255, 0, 0]);
    second.set([0, 0, 255, 255], 8);
    gif.add(second, 70);
    const { width, height, repeats, frames } = gifFrames(gif.bytes());
    expect({ width, height, repeats }).toEqual({ width: 3, height: 2, repeats: 0 });
    expect(frames.map(({ delayMs }) => delayMs)).toEqual([1500, 70]);
    // What stays as it was is written as transparent.
    expect(frames.map(({ transparent }) => transparent)).toEqual([false, true]);
  });
});

describe("a QR code", () => {
  it("is there for a link that a phone can scan from a wall, and for no longer one", () => {
    const code = qrCode("https://interleave.test/#/ricart-agrawala/two-nodes?step=3");
    expect(code?.size).toBeLessThan(50);
    // The finder pattern in the upper left corner, inside the quiet zone.
    for (let x = 4; x < 11; x++) expect(code?.path).toContain(`M${x} 4h1v1h-1z`);
    expect(qrCode(`https://interleave.test/#/x?s=${"a1b2".repeat(300)}`)).toBeNull();
    expect(qrCode("x".repeat(5000))).toBeNull();
  });
});

it("reads a PNG with every filter of its rows", () => {
  const rows = [
    [0, 10, 20, 30, 40, 50, 60],
    [1, 10, 20, 30, 5, 5, 5],
    [2, 1, 1, 1, 1, 1, 1],
    [3, 100, 100, 100, 7, 7, 7],
    [4, 3, 3, 3, 9, 9, 9],
  ];
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32?.(body) ?? 0);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 5, 8, 2, 0, 0, 0]);
  const png = Buffer.concat([
    Buffer.alloc(8),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const { width, height, rgba } = readPng(png);
  expect([width, height]).toEqual([2, 5]);
  const row = (y: number) => [...rgba.subarray(8 * y, 8 * y + 8)];
  expect(row(0)).toEqual([10, 20, 30, 255, 40, 50, 60, 255]);
  expect(row(1)).toEqual([10, 20, 30, 255, 15, 25, 35, 255]);
  expect(row(2)).toEqual([11, 21, 31, 255, 16, 26, 36, 255]);
  expect(row(3)).toEqual([105, 110, 115, 255, 67, 75, 82, 255]);
  expect(row(4)).toEqual([108, 113, 118, 255, 76, 84, 91, 255]);
});

it("a SCORM package lists each of its files, and begins with the player", () => {
  const talk = {
    title: "A </script> & B",
    runs: ['{ "version": 1 }'],
    titles: ["</script>"],
    beats: [{ title: "One", run: 0, step: 1, to: 2, question: null }],
  };
  const files = unzipSync(scormPackage(talk, { "index.html": "<p>", "player.js": "" }));
  const manifest = strFromU8(files["imsmanifest.xml"] ?? new Uint8Array());
  expectWellFormed(manifest);
  expect(manifest).toContain("<schemaversion>1.2</schemaversion>");
  expect(manifest).toContain('adlcp:scormtype="sco" href="index.html"');
  const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set(Object.keys(files).filter((name) => name !== "imsmanifest.xml")));
  expect(strFromU8(files["talk.js"] ?? new Uint8Array())).not.toContain("</script>");
});
