import type { Operation } from "../../contract/socket-operation.ts";
import { usualSockets, type SocketProcess, type SocketsOptions } from "../../experiments/sockets/scenario.ts";
import { completed } from "../../scenario/completed.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { clients } from "../../experiments/sockets/scenarios/many.ts";
import { running } from "../../experiments/sockets/scenarios/processes.ts";
import { serverLoop, serverThreads } from "../../experiments/sockets/programs/many.ts";
import type { Dice } from "../dice.ts";

const port = 12_345;
const words = ["price 40", "temp 21.5", "seat B7", "stop", "hello there", "ok", "balance 900", "go left"];

/** A client sends messages, one right after the other, and the server reads once, later. */
export function stream(dice: Dice, level: number): Scenario {
  const messages = dice.shuffled(words).slice(0, level === 1 ? 1 : Math.min(4, level));
  const size = messages.join("").length;
  const max = level === 2 ? 1024 : dice.number(3, size - 1);
  return twoPrograms(
    "A server that reads once",
    [
      ...listening,
      { op: "accept", on: "listener", as: "conn" },
      { op: "sleep", ms: 100 },
      { op: "recv", on: "conn", max, as: "data" },
      { op: "print", args: [{ str: "Received:" }, { of: "data" }] },
      { op: "close", on: "conn" },
    ],
    [...connecting, ...messages.map((data): Operation => ({ op: "send", on: "s", data })), closing],
  );
}

/** A client whose one message arrives in segments of a few bytes, while the server already waits in recv. */
export function segments(dice: Dice, level: number): Scenario {
  const data = dice
    .shuffled(words)
    .slice(0, level + 1)
    .join(", ");
  return twoPrograms(
    "One message, in several segments",
    [
      ...listening,
      { op: "accept", on: "listener", as: "conn" },
      { op: "recv", on: "conn", max: 1024, as: "data" },
      { op: "print", args: [{ str: "Received:" }, { of: "data" }] },
      { op: "recv", on: "conn", max: 1024, as: "data" },
      { op: "print", args: [{ str: "Received:" }, { of: "data" }] },
      { op: "close", on: "conn" },
    ],
    [...connecting, { op: "sendall", on: "s", data }, closing],
    { segmentBytes: dice.number(4, 9) },
    { kind: "uniform", minMs: 8, maxMs: 14 },
  );
}

/** A client that does not block sends more than its kernel has room for. */
export function fullBuffer(dice: Dice, level: number): Scenario {
  const sendBufferBytes = dice.number(4, 9) * 1000;
  return twoPrograms(
    "More bytes than the send buffer has room for",
    [...listening, { op: "accept", on: "listener", as: "conn" }, { op: "sleep", ms: 200 }],
    [
      ...connecting,
      { op: "settimeout", on: "s", ms: 0 },
      { op: "send", on: "s", size: sendBufferBytes * (1 + level) },
      closing,
    ],
    { sendBufferBytes, receiveBufferBytes: 4000 },
  );
}

/** A server that is busy before it accepts. */
export function busyServer(dice: Dice): Scenario {
  return twoPrograms(
    "A server that is busy before it accepts",
    [
      ...listening,
      { op: "sleep", ms: dice.number(10, 20) * 10 },
      { op: "accept", on: "listener", as: "conn" },
      { op: "recv", on: "conn", max: 1024, as: "data" },
      { op: "close", on: "conn" },
    ],
    [
      ...connecting,
      { op: "print", str: "Connected." },
      { op: "send", on: "s", data: dice.oneOf(words) },
      closing,
    ],
  );
}

/** Text whose bytes are not one a character, read a few bytes at a time. */
export function accents(dice: Dice): Scenario {
  const text = dice.oneOf(["café", "résumé", "naïve", "año", "über", "déjà vu"]);
  const bytes = Array.from(new TextEncoder().encode(text));
  const cut = dice.oneOf(bytes.flatMap((byte, index) => ((byte & 0xc0) === 0x80 ? [index] : [])));
  return twoPrograms(
    "A text with an accent, read in pieces",
    [
      ...listening,
      { op: "accept", on: "listener", as: "conn" },
      { op: "recv", on: "conn", max: cut, as: "data" },
      { op: "print", args: [{ str: "Received:" }, { decode: "data" }] },
      { op: "close", on: "conn" },
    ],
    [...connecting, { op: "encode", str: text, as: "data" }, { op: "send", on: "s", of: "data" }, closing],
  );
}

/** Clients of a server that serves one at a time (odd levels) or each in a thread (even levels). */
export function crowd(dice: Dice, level: number): Scenario {
  const count = 2 + Math.ceil(level / 2);
  const server = level % 2 === 0 ? serverThreads(count) : serverLoop(count);
  return completed(usualSockets, {
    title: level % 2 === 0 ? "A thread for each client" : "One client at a time",
    processes: [
      running("server", server),
      ...clients(count, dice.number(2, 5) * 5, dice.number(15, 40) * 10),
    ],
    network: { delay: { kind: "constant", ms: 10 } },
    limitMs: 3000,
  });
}

const listening: readonly Operation[] = [
  { op: "socket", as: "listener" },
  { op: "bind", on: "listener", port, host: "localhost" },
  { op: "listen", on: "listener", backlog: 1 },
];
const connecting: readonly Operation[] = [
  { op: "socket", as: "s" },
  { op: "connect", on: "s", port, host: "localhost" },
];
const closing: Operation = { op: "close", on: "s" };

function twoPrograms(
  title: string,
  server: readonly Operation[],
  client: readonly Operation[],
  options: Partial<SocketsOptions> = {},
  delay: Scenario["network"]["delay"] = { kind: "constant", ms: 10 },
): Scenario {
  const process = (name: string, program: readonly Operation[], startAt: number): SocketProcess => ({
    name,
    startAt,
    killAt: null,
    onError: "stop",
    program,
  });
  return completed(usualSockets, {
    title,
    processes: [process("server", server, 0), process("client", client, 20)],
    options,
    network: { delay },
  });
}
