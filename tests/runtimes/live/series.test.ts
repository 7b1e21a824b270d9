import { expect, it } from "vitest";
import { Series } from "../../../src/store/live/series.ts";

it("a series interpolates between readings, keeps the last one, and has no value before the first", () => {
  const series = new Series(1000);
  series.add(100, 10);
  series.add(200, 30);
  series.add(200, 5);
  series.add(300, 15);
  expect([series.at(99), series.at(100), series.at(150), series.at(250), series.at(900)]).toEqual([
    NaN,
    10,
    20,
    10,
    15,
  ]);
  expect(series.at(200)).toBe(5);
});

it("leaves out late readings, and forgets old ones", () => {
  const series = new Series(1000);
  for (let atMs = 0; atMs < 20_000; atMs += 10) series.add(atMs, atMs);
  series.add(5, 99);
  expect(series.lastMs).toBe(19_990);
  expect(series.times.length).toBeLessThan(700);
  expect(series.at(19_000)).toBe(19_000);
});
