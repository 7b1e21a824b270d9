import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { figureOf } from "../../src/experiments/ricart-agrawala/figure.ts";
import { depthPicture } from "../../src/scene/depth-picture.ts";
import { liveOffsetPicture } from "../../src/scene/live/offset-picture.ts";
import { sharedPictureMarks } from "../../src/scene/live/shared-picture-marks.ts";
import { SharedPicture } from "../../src/scene/live/shared-picture.ts";
import { liveWireMarks } from "../../src/scene/live/wire-marks.ts";
import { layerOf, type Picture } from "../../src/scene/picture/mark.ts";
import { wireLayout } from "../../src/scene/sockets/wire-layout.ts";
import { pictureText } from "./marks.ts";

/** The pictures that no scenario alone makes: of real processes, and of a search. Their goldens, as in marks.test.ts. */
const size = { width: 600, height: 240 };

function shared(): Picture {
  const picture = new SharedPicture();
  for (const stroke of figureOf("1")) picture.draw(0, stroke);
  // Two draw at once: this field is spoilt.
  const [one, two] = [figureOf("2"), figureOf("3")];
  for (const [index, stroke] of one.entries()) {
    picture.draw(1, stroke);
    const other = two[index];
    if (other && other.kind !== "figure") picture.draw(2, other);
  }
  return { size, layers: [layerOf("fields", sharedPictureMarks(picture.fields, size, 16))] };
}

function wire(): Picture {
  const layout = wireLayout([0], [1, 2], size);
  const segment = { from: 1, to: 0, share: 0.5, kind: "DATA", label: "DATA 5 bytes", repeat: false, lost: false };
  const segments = [
    { ...segment, key: "on its way" },
    { ...segment, key: "again", share: 0.52, repeat: true },
    { ...segment, key: "lost", from: 0, to: 2, kind: "ACK", label: "ACK", lost: true },
  ];
  return { size, layers: [layerOf("wire", liveWireMarks(layout, [[0, 1]], segments, 1))] };
}

function offsets(): Picture {
  const series = [0, 1].map((clock) => ({
    times: [1000, 2000, 5000, 6000],
    values: [10, 8, 2, 1].map((ms) => (clock === 0 ? ms : -ms)),
    lastMs: 6000,
    at: () => (clock === 0 ? 1 : -1),
  }));
  const rounds = [{ round: 1, decidedMs: 4000 }];
  const names = ["Clock 1", "Clock 2"];
  const live = { series, rounds, names, isOffset: true, untilMs: 6000, scaleMs: 20_000, isStill: false };
  return liveOffsetPicture(live, { low: -12, high: 12 }, size, 12);
}

test.each([
  ["live-picture", shared],
  ["live-wire", wire],
  ["live-offsets", offsets],
  ["search-depths", () => depthPicture([1, 4, 9, 3, 0], size)],
])("%s", (name, draw) => {
  const path = join(import.meta.dirname, "marks", `${name}.txt`);
  const made = pictureText(draw());
  if (process.env["UPDATE_GOLDENS"] === "1") writeFileSync(path, made);
  else expect(made).toBe(readFileSync(path, "utf8"));
});
