import * as v from "valibot";
import { limits } from "../../contract/limits.ts";
import { isExceptionClass } from "../../contract/python-exceptions.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import { boolean, integer, list, number, oneOf, text } from "../../scenario/parts.ts";
import { shown } from "../../scenario/problem.ts";

/**
 * The operations of socket programs. The schema checks only their form. A value that Python itself refuses, for
 * example a port that is a string, is valid: the operation then raises.
 */

const NAME_MAX = 200;
const TEXT_MAX = 1_000_000;
/** Of bytes that an operation makes or waits for. */
const SIZE_MAX = 100_000_000;

const name = text(NAME_MAX);
const content = text(TEXT_MAX);
/** Where a case of the recordings has a time, it is whole; here fractions are allowed, and times before now. */
const moment = number(-limits.momentMs, limits.runMs);

const argument = v.union(
  [v.null(), v.boolean(), v.pipe(v.number(), v.finite()), content],
  (issue) => `must be a number, a text, true, false or null, is ${shown(issue.input)}`,
);

const payloadFields = {
  data: v.exactOptional(content),
  base64: v.exactOptional(content),
  size: v.exactOptional(integer(-SIZE_MAX, SIZE_MAX)),
  str: v.exactOptional(content),
  of: v.exactOptional(name),
};

type PayloadField = keyof typeof payloadFields;

function op<const Name extends Operation["op"], const Entries extends v.ObjectEntries>(
  op: Name,
  entries: Entries,
) {
  return v.strictObject({ op: v.literal(op), ...entries });
}

/** The fields of a payload that an operation may have. */
function fields<const Fields extends readonly PayloadField[]>(
  ...names: Fields
): Pick<typeof payloadFields, Fields[number]> {
  return Object.fromEntries(names.map((field) => [field, payloadFields[field]])) as Pick<
    typeof payloadFields,
    Fields[number]
  >;
}

const anyPayload = fields("data", "base64", "size", "str", "of");
const on = { on: name };
const exceptionClass = v.pipe(
  name,
  v.check(
    isExceptionClass,
    ({ input }) =>
      `must be an exception that Python knows, is ${shown(input)}. Write one class, such as "OSError" or "socket.timeout"`,
  ),
);
const as = { as: v.exactOptional(name) };
const encoding = { encoding: v.exactOptional(text(100)) };
const address = { port: argument, host: v.exactOptional(content) };

const printArgument = v.union(
  [v.strictObject({ str: content }), v.strictObject({ of: name }), v.strictObject({ decode: name })],
  (issue) => `must be an object with one of str, of, decode, is ${shown(issue.input)}`,
);

export const program: v.GenericSchema<Operation[]> = v.lazy(() => list(operation, "operations"));

const simple = v.variant(
  "op",
  [
    op("socket", { as: name }),
    op("setsockopt", {
      ...on,
      opt: oneOf(["SO_REUSEADDR", "SO_LINGER"]),
      value: v.union([argument, v.pipe(v.array(argument), v.maxLength(16))]),
    }),
    op("settimeout", { ...on, ms: argument }),
    op("bind", { ...on, ...address }),
    op("listen", { ...on, backlog: v.exactOptional(argument) }),
    op("accept", { ...on, ...as, peer: v.exactOptional(name) }),
    op("connect", { ...on, ...address }),
    op("send", { ...on, ...anyPayload, record: v.exactOptional(v.literal("outcome")) }),
    op("sendall", { ...on, ...anyPayload }),
    op("recv", { ...on, max: argument, ...as }),
    op("recvall", { ...on, size: integer(-SIZE_MAX, SIZE_MAX), ...as }),
    op("recvuntil", {
      ...on,
      until: v.pipe(name, v.minLength(1)),
      max: integer(1, SIZE_MAX),
      rest: name,
      as: name,
    }),
    op("shutdown", { ...on, how: oneOf(["RD", "WR", "RDWR"]) }),
    op("close", on),
    op("getsockname", on),
    op("getpeername", on),
    op("del", { name }),
    op("encode", { as: name, ...fields("str", "of"), ...encoding }),
    op("decode", { of: name, as: name, ...encoding }),
    op("b64encode", { as: name, ...fields("data", "base64", "str", "of") }),
    op("b64decode", { as: name, ...fields("data", "base64", "str", "of") }),
    op("print", { ...fields("str", "of"), args: v.exactOptional(list(printArgument, "things to print")) }),
    op("sleep", { ms: moment }),
    op("until", { ms: moment }),
    op("loop", {
      body: program,
      times: v.exactOptional(integer(-1e9, 1e9)),
      onError: v.exactOptional(v.literal("break")),
    }),
    op("if", { empty: name, body: program, else: v.exactOptional(program) }),
    op("try", {
      body: program,
      except: v.exactOptional(
        list(
          v.strictObject({ class: exceptionClass, as: v.exactOptional(name), body: program }),
          "except clauses",
        ),
      ),
      finally: v.exactOptional(program),
    }),
    op("break", {
      ifEmpty: v.exactOptional(name),
      ifEqual: v.exactOptional(name),
      data: v.exactOptional(content),
    }),
    op("spawn", { program, with: v.exactOptional(v.record(name, name)), daemon: v.exactOptional(boolean()) }),
    op("exit", { code: v.exactOptional(integer(-2_147_483_648, 2_147_483_647)) }),
  ],
  (issue) => `must be an operation of socket programs, is ${shown(issue.input)}`,
);

const payloadsOf: Readonly<Record<string, readonly (PayloadField | "args")[]>> = {
  send: ["data", "base64", "size", "str", "of"],
  sendall: ["data", "base64", "size", "str", "of"],
  encode: ["str", "of"],
  b64encode: ["data", "base64", "str", "of"],
  b64decode: ["data", "base64", "str", "of"],
  print: ["str", "of", "args"],
};

function payloadProblem(operation: object & { op: string }): string | null {
  const wanted = payloadsOf[operation.op];
  if (wanted && wanted.filter((field) => field in operation).length !== 1)
    return `must have exactly one of ${wanted.join(", ")}`;
  if (operation.op === "break" && "ifEqual" in operation !== "data" in operation)
    return "must have ifEqual and data together, or neither";
  return null;
}

const operation = v.pipe(
  simple,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const message = payloadProblem(dataset.value);
    if (message !== null) addIssue({ message });
  }),
);
