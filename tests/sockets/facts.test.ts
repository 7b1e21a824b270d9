import { describe, expect, test } from "vitest";
import { observed } from "./run.ts";

/** Sentences of tests/oracle/sockets/README.md that none of its recordings shows, by the facts' numbers. */

type Op = Readonly<Record<string, unknown>> & { readonly op: string };

const server = (backlog: number, ...more: Op[]): Op[] => [
  { op: "socket", as: "s" },
  { op: "bind", on: "s", port: 5000 },
  { op: "listen", on: "s", backlog },
  ...more,
];
const client = (...more: Op[]): Op[] => [
  { op: "socket", as: "s" },
  { op: "connect", on: "s", port: 5000 },
  ...more,
];
const until = (ms: number): Op => ({ op: "until", ms });

interface Told {
  readonly outcome: string;
  readonly errno?: string;
  readonly value?: unknown;
  readonly endedMs?: number;
}

/** Runs programs by name, `at` being when each starts, and answers an operation by process and path. */
function ran(
  processes: Readonly<Record<string, { at?: number; killAt?: number; program: readonly Op[] }>>,
  limitMs = 1000,
) {
  const made = Object.entries(processes).map(([name, { at, killAt, program }]) => ({
    name,
    program,
    ...(at === undefined ? {} : { startAt: at }),
    ...(killAt === undefined ? {} : { killAt }),
  }));
  const { processes: all } = observed({ name: "made", limitMs, processes: made });
  return (process: string, path: number | string, thread = "main"): Told | undefined =>
    all
      .find(({ name }) => name === process)
      ?.threads.find((one) => one.thread === thread)
      ?.ops.find((op) => op.path === String(path)) as Told | undefined;
}

describe("fact 2", () => {
  test.each([
    [2900, 3],
    [3900, 4],
    [4900, 5],
    [5100, 7],
    [7100, 11],
  ])("a queue that has room from %i ms on takes the request that is repeated at %i s", (freeMs, atS) => {
    const op = ran(
      {
        server: { program: server(0, until(freeMs), { op: "accept", on: "s", as: "a" }, until(20_000)) },
        first: { at: 10, program: client(until(20_000)) },
        second: { at: 20, program: client(until(20_000)) },
      },
      15_000,
    );
    expect(op("second", 1)).toMatchObject({ outcome: "ok", endedMs: 20 + atS * 1000, waited: true });
  });

  test("the peer never makes room: ETIMEDOUT after 131 s", () => {
    const op = ran(
      {
        server: { program: server(0, until(300_000)) },
        first: { at: 10, program: client(until(300_000)) },
        second: { at: 20, program: client() },
      },
      200_000,
    );
    expect(op("second", 1)).toMatchObject({
      outcome: "error",
      class: "TimeoutError",
      errno: "ETIMEDOUT",
      message: "[Errno 110] Connection timed out",
      endedMs: 131_020,
    });
  });
});

test("fact 20: TIME_WAIT lasts a minute", () => {
  const closes: Op[] = [
    { op: "accept", on: "s", as: "c" },
    { op: "close", on: "c" },
    { op: "close", on: "s" },
    { op: "socket", as: "s" },
    until(60_050),
    { op: "bind", on: "s", port: 5000 },
    until(60_200),
    { op: "bind", on: "s", port: 5000 },
  ];
  const op = ran(
    {
      server: { program: server(1, ...closes) },
      client: { at: 100, program: client({ op: "recv", on: "s", max: 1 }) },
    },
    100_000,
  );
  expect(op("server", 8)).toMatchObject({ outcome: "error", errno: "EADDRINUSE" });
  expect(op("server", 10)).toMatchObject({ outcome: "ok" });
});

test("fact 1: listen() has room for many", () => {
  const program: Op[] = [
    { op: "socket", as: "s" },
    { op: "bind", on: "s", port: 5000 },
    { op: "listen", on: "s" },
  ];
  const clients = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [`c${i}`, { at: 10 + i, program: client(until(900)) }]),
  );
  const op = ran({ server: { program: [...program, until(900)] }, ...clients });
  for (const name of Object.keys(clients))
    expect(op(name, 1)).toMatchObject({ outcome: "ok", waited: false });
});

test("fact 24: one call hands over 3,919,467 bytes (buffer-writer-killed), calls that do not wait 4,252,779", () => {
  const fits = (...more: Op[]) =>
    ran(
      {
        server: { program: server(1, until(900)) },
        client: { at: 60, program: client(...more, until(900)) },
      },
      800,
    );
  expect(fits({ op: "sendall", on: "s", size: 3_919_467 })("client", 2)?.outcome).toBe("ok");
  expect(fits({ op: "sendall", on: "s", size: 3_919_468 })("client", 2)?.outcome).toBe("blocked");
  const send = { op: "send", on: "s", size: 9_000_000 };
  const op = fits({ op: "settimeout", on: "s", ms: 0 }, send, send, until(110), send, send);
  expect(op("client", 3)?.value).toBe(3_919_467);
  expect(op("client", 4)).toMatchObject({ outcome: "error", errno: "EAGAIN" });
  expect(op("client", 6)?.value).toBe(4_252_779 - 3_919_467);
  expect(op("client", 7)).toMatchObject({ outcome: "error", errno: "EAGAIN" });
});

test("listen on an unbound socket listens, on a port that the system chooses", () => {
  const op = ran({
    server: {
      program: [
        { op: "socket", as: "s" },
        { op: "listen", on: "s" },
        { op: "getsockname", on: "s" },
      ],
    },
  });
  expect(op("server", 1)).toMatchObject({ outcome: "ok" });
  expect(op("server", 2)).toMatchObject({ value: { host: "0.0.0.0", port: "ephemeral" } });
});
