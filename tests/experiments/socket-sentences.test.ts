import { describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { decodedOnTheWire } from "../../src/experiments/sockets/tap.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { waitsAt } from "../../src/store/blocked.ts";
import { toldOf } from "../../src/store/told.ts";

function socketRun(id: string): Run {
  const found = shippedScenario("sockets", id);
  if (!found) throw new Error(`no scenario ${id}`);
  return runOf(socketsExperiment, found.scenario);
}

function sentencesOf(run: Run): string[] {
  return run.trace.steps.map(({ index }) => {
    const { subject, pieces } = socketsExperiment.narrate(toldOf(run, index));
    const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
    return subject === null ? words : `${socketsExperiment.nameOf(subject)} ${words}`;
  });
}

describe("every step of every shipped scenario", () => {
  test.each(socketsExperiment.scenarios)("of $id has a sentence of its own", ({ scenario }) => {
    for (const sentence of sentencesOf(runOf(socketsExperiment, scenario))) {
      expect(sentence).toMatch(/^[A-Z0-9].*[.!]$/s);
      expect(sentence).not.toMatch(/undefined|\[object|null|NaN| goes on\.$/);
      expect(sentence.length).toBeLessThan(220);
    }
  });
});

describe("what students meet is named, and why", () => {
  test.each([
    ["refused", /ConnectionRefusedError from connect: no socket listens on that port\. Nothing catches it/],
    ["port-taken", /OSError from bind: another socket still uses the port/],
    ["reset-caught", /ConnectionResetError from recv: .* except ConnectionResetError catches it/],
    ["timed-out", /TimeoutError from recv: the timeout is over, and no bytes have arrived yet/],
    ["broken-pipe", /BrokenPipeError from send: the kernel already knows that the peer takes no more bytes/],
    ["hung-up", /gets b'' from recv: the peer has closed/],
    ["time-wait", /in TIME_WAIT/],
    ["messages-joined", /gets 17 bytes from recv: b'The second\\nThird\\n'/],
    ["segment-lost", /is lost: it was dropped/],
    ["segment-lost", /the kernel retransmits/],
    [
      "segment-lost",
      /6 bytes from Client .*: earlier bytes are still missing, so the kernel keeps them until they arrive/,
    ],
    ["segment-lost", /The FIN from Client .*: earlier bytes are still missing/],
    ["broken-pipe", /6 bytes from Client .*: no program can read them here, so the kernel answers RST\./],
    ["hello", /The FIN from Server .*: after the last byte, recv returns b''/],
    ["hello", /The FIN from Client .*: both ends have now closed\./],
    ["tampered", /One byte was changed on the way/],
    ["base64", /Decoding it needs no key/],
  ])("%s: %s", (id, words) => {
    expect(sentencesOf(socketRun(id)).some((sentence) => words.test(sentence))).toBe(true);
  });
});

test("a sleep of 0 s is said to go on at once", () => {
  const said = sentencesOf(socketRun("one-at-a-time"));
  expect(said.filter((sentence) => /computes/.test(sentence))).toEqual([]);
  expect(said).toContain("Client B calls sleep for 0 s and goes on at once.");
});

test("skipping through a run stops at few of its steps, and at those that a program notices", () => {
  const run = socketRun("hello");
  const stops = run.trace.steps.filter(({ index }) => socketsExperiment.isInteresting(toldOf(run, index)));
  expect(stops.length).toBeGreaterThan(8);
  expect(stops.length).toBeLessThan(run.trace.steps.length * 0.6);
});

test("a waiting process says what it waits for", () => {
  const run = socketRun("hello");
  const words = waitsAt(run, 10).waiting.map(({ process, sentence }) => [
    process,
    sentence.pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join(""),
  ]);
  expect(words).toEqual([["server", "waits in accept for a client to connect."]]);
});

test("a thread does not wait once the kernel is done with its call", () => {
  const run = socketRun("hello");
  const said = sentencesOf(run);
  const waiting = said.map((_, step) => waitsAt(run, step).waiting.map(({ process }) => process));
  const first = (words: string) => said.findIndex((sentence) => sentence.startsWith(words));
  // The handshake ends accept in the kernel; the program is back from it two steps later.
  const called = first("Server calls accept");
  const shaken = first("The ACK from Client");
  expect(first("Server gets a new socket from accept")).toBe(shaken + 2);
  expect(waiting.flatMap((who, step) => (who.includes("server") ? [step] : []))).toEqual(
    Array.from({ length: shaken - called }, (_, index) => called + index),
  );
  // What is answered at once is never waited for.
  expect(waiting[first("Client calls send")]).toEqual(["server"]);
});

test("a tap decodes base64 without a key, and decodes no other text", () => {
  expect(decodedOnTheWire("VGhlIHBhc3N3b3JkIGlzIDEyMzQ=")).toBe("The password is 1234");
  expect(decodedOnTheWire("Hello from client")).toBeNull();
  expect(decodedOnTheWire("//////8=")).toBeNull();
});
