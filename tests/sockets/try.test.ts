import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catches } from "../../src/contract/python-exceptions.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import { runSockets } from "./run.ts";

const consoles = join(import.meta.dirname, "../oracle/sockets/console");

/** What one process prints that runs a program by itself. */
function printed(program: readonly object[], onError = "stop"): string[] {
  const trace = runSockets({ processes: [{ name: "alone", onError, program }] });
  return trace.steps.flatMap(({ effects }) => effects.flatMap((e) => (e.kind === "print" ? [e.text] : [])));
}

const say = (str: string) => ({ op: "print", str });
const connect = [
  { op: "socket", as: "s" },
  { op: "connect", on: "s", port: 5000 },
];

test("an exception goes to the first except of its class or of one it is derived from", () => {
  const except = [
    { class: "TimeoutError", body: [say("timeout")] },
    { class: "OSError", as: "error", body: [{ op: "print", args: [{ str: "os:" }, { of: "error" }] }] },
    { class: "Exception", body: [say("any")] },
  ];
  expect(printed([{ op: "try", body: [...connect, say("not reached")], except }, say("after")])).toEqual([
    "os: [Errno 111] Connection refused",
    "after",
  ]);
});

test("without a matching except, finally runs and the exception propagates", () => {
  const inner = {
    op: "try",
    body: connect,
    except: [{ class: "ValueError", body: [say("wrong")] }],
    finally: [say("finally")],
  };
  const outer = {
    op: "try",
    body: [inner, say("not reached")],
    except: [{ class: "ConnectionError", body: [say("outer")] }],
  };
  expect(printed([outer, say("after")])).toEqual(["finally", "outer", "after"]);
  expect(printed([inner, say("not reached")])).toEqual(["finally"]);
});

test("an except clause that raises leaves the try through its finally", () => {
  const program = {
    op: "try",
    body: connect,
    except: [{ class: "OSError", body: [{ op: "print", of: "missing" }, say("not reached")] }],
    finally: [say("finally")],
  };
  const outer = {
    op: "try",
    body: [program],
    except: [{ class: "NameError", as: "e", body: [{ op: "print", of: "e" }] }],
  };
  expect(printed([outer])).toEqual(["finally", "name 'missing' is not defined"]);
});

test("a break leaves the loop and not only the try, by way of its finally", () => {
  const body = [
    { op: "try", body: [say("once"), { op: "break" }], finally: [say("finally")] },
    say("not reached"),
  ];
  expect(printed([{ op: "loop", times: 3, body }, say("after")])).toEqual(["once", "finally", "after"]);
});

test("a try without an exception does its finally and goes on", () => {
  const program = {
    op: "try",
    body: [say("body")],
    except: [{ class: "OSError", body: [say("no")] }],
    finally: [say("finally")],
  };
  expect(printed([program, say("after")])).toEqual(["body", "finally", "after"]);
});

test("recvuntil gives one line after another, however the bytes came, and b'' at the end", () => {
  const lines = { op: "recvuntil", on: "c", until: "\n", max: 5, rest: "rest", as: "line" };
  const processes = [
    {
      name: "server",
      program: [
        { op: "socket", as: "s" },
        { op: "bind", on: "s", port: 5000 },
        { op: "listen", on: "s" },
        { op: "accept", on: "s", as: "c", peer: "addr" },
        {
          op: "loop",
          body: [
            lines,
            { op: "break", ifEmpty: "line" },
            { op: "print", args: [{ str: "line:" }, { decode: "line" }] },
          ],
        },
      ],
    },
    {
      name: "client",
      startAt: 50,
      program: [
        ...connect,
        { op: "sendall", on: "s", data: "first\nsecond\nthi" },
        { op: "sendall", on: "s", data: "rd\nunfinished" },
        { op: "close", on: "s" },
      ],
    },
  ];
  const trace = runSockets({ processes });
  const texts = trace.steps.flatMap(({ effects }) =>
    effects.flatMap((e) => (e.kind === "print" ? [e.text] : [])),
  );
  expect(texts).toEqual(["line: first", "line: second", "line: third"]);
});

test("an if does one of its two bodies, and a break in it leaves the loop around", () => {
  const nothing = { op: "encode", str: "", as: "data" };
  const something = { op: "encode", str: "x", as: "data" };
  const choice = { op: "if", empty: "data", body: [say("empty"), { op: "break" }], else: [say("full")] };
  const body = [nothing, choice, say("not reached")];
  expect(printed([something, choice, { op: "loop", body }, say("after")])).toEqual([
    "full",
    "empty",
    "after",
  ]);
});

test("a print has exactly one of what it can print", () => {
  const read = checkScenario({
    version: 1,
    experiment: "sockets",
    processes: [{ name: "a", program: [{ op: "print", str: "x", args: [{ str: "y" }] }] }],
  });
  expect(read.ok ? "" : read.problems[0]?.message).toBe("must have exactly one of str, of, args");
});

/** What CPython prints, and with it which `except` was run: tests/oracle/sockets/console. */
test.each(readdirSync(consoles))("%s prints what Python prints", (file) => {
  const { processes, console } = JSON.parse(readFileSync(join(consoles, file), "utf8")) as {
    processes: readonly { readonly name: string; readonly program: readonly object[] }[];
    console: Readonly<Record<string, readonly string[]>>;
  };
  for (const { name, program } of processes) expect(printed(program)).toEqual(console[name]);
});

describe("the class of an except", () => {
  const read = (name: string) =>
    checkScenario({
      version: 1,
      experiment: "sockets",
      processes: [{ name: "p", program: [{ op: "try", body: [], except: [{ class: name, body: [] }] }] }],
    });

  test.each(["OSErorr", "socket.Timeout", "toString", "__proto__", "(OSError, ValueError)", ""])(
    "%j is refused, since Python does not know it",
    (name) => {
      const result = read(name);
      expect(result.ok ? [] : result.problems).toEqual([
        {
          path: "processes[0].program[0].except[0].class",
          message: `must be an exception that Python knows, is ${JSON.stringify(name)}. Write one class, such as "OSError" or "socket.timeout"`,
        },
      ]);
    },
  );

  test.each(["UnicodeError", "LookupError", "NotImplementedError", "herror", "KeyboardInterrupt", "Error"])(
    "%s is read",
    (name) => {
      expect(read(name).ok).toBe(true);
    },
  );

  test.each([
    ["RuntimeError", "NotImplementedError", true],
    ["ValueError", "UnicodeDecodeError", true],
    ["LookupError", "KeyError", true],
    ["BaseException", "gaierror", true],
    ["socket.error", "gaierror", true],
    ["socket.timeout", "BlockingIOError", false],
    ["KeyboardInterrupt", "OSError", false],
    ["ConnectionError", "TimeoutError", false],
  ])("%s catches %s: %s", (wanted, raised, does) => {
    expect(catches(wanted, raised)).toBe(does);
  });
});
