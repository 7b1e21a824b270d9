import type { SocketOption } from "../../contract/socket-call.ts";
import type { Argument } from "../../contract/socket-operation.ts";
import { Raised } from "./raised.ts";

/** How CPython 3.11 checks arguments before it calls the system, with its exceptions by class and text. */

const INT_MAX = 2_147_483_647;
const LONG_MAX = 9_223_372_036_854_775_808;
/** More than any machine of ours would give to one buffer. */
const MEMORY_MAX = 68_719_476_736;

function typeName(argument: Argument | readonly Argument[]): string {
  if (argument === null) return "NoneType";
  if (Array.isArray(argument)) return "list";
  if (typeof argument === "string") return "str";
  if (typeof argument === "boolean") return "bool";
  return Number.isInteger(argument) ? "int" : "float";
}

function isInteger(argument: Argument | readonly Argument[]): argument is number | boolean {
  return typeof argument === "boolean" || (typeof argument === "number" && Number.isInteger(argument));
}

export function integerArgument(argument: Argument): number {
  if (isInteger(argument)) return Number(argument);
  throw new Raised("TypeError", `'${typeName(argument)}' object cannot be interpreted as an integer`);
}

export function backlogArgument(argument: Argument): number {
  const backlog = integerArgument(argument);
  if (backlog >= LONG_MAX || backlog < -LONG_MAX)
    throw new Raised("OverflowError", "Python int too large to convert to C long");
  if (backlog > INT_MAX) throw new Raised("OverflowError", "signed integer is greater than maximum");
  if (backlog < -INT_MAX - 1) throw new Raised("OverflowError", "signed integer is less than minimum");
  return backlog;
}

export function recvArgument(argument: Argument): number {
  const max = integerArgument(argument);
  if (max >= LONG_MAX || max < -LONG_MAX)
    throw new Raised("OverflowError", "Python int too large to convert to C ssize_t");
  if (max < 0) throw new Raised("ValueError", "negative buffersize in recv");
  if (max > MEMORY_MAX) throw new Raised("MemoryError", "");
  return max;
}

/** A time-out in ms: the program divides it by 1000. */
export function timeoutArgument(argument: Argument): number | null {
  if (argument === null) return null;
  if (typeof argument === "string")
    throw new Raised("TypeError", "unsupported operand type(s) for /: 'str' and 'int'");
  const ms = Number(argument);
  if (ms < 0) throw new Raised("ValueError", "Timeout value out of range");
  if (ms * 1e6 >= LONG_MAX) throw new Raised("OverflowError", "timestamp out of range for platform time_t");
  return ms;
}

/** A list stands for C's struct of so many 32-bit numbers. */
export function optionArgument(
  name: "SO_REUSEADDR" | "SO_LINGER",
  value: Argument | readonly Argument[],
): SocketOption {
  if (Array.isArray(value)) return structOption(name, value as readonly Argument[]);
  if (!isInteger(value) || Number(value) > INT_MAX || Number(value) < -INT_MAX - 1) {
    throw new Raised("TypeError", `a bytes-like object is required, not '${typeName(value)}'`);
  }
  return name === "SO_LINGER" ? { name: "malformed" } : { name, on: Number(value) !== 0 };
}

function structOption(name: "SO_REUSEADDR" | "SO_LINGER", value: readonly Argument[]): SocketOption {
  const numbers = value.map(unsignedArgument);
  const [first, second] = numbers;
  if (first === undefined) return { name: "malformed" };
  if (name === "SO_REUSEADDR") return { name, on: first !== 0 };
  if (second === undefined) return { name: "malformed" };
  return { name, seconds: first === 0 ? null : second };
}

/** `int.to_bytes(4)` */
function unsignedArgument(argument: Argument): number {
  if (!isInteger(argument))
    throw new Raised("AttributeError", `'${typeName(argument)}' object has no attribute 'to_bytes'`);
  const number = Number(argument);
  if (number < 0) throw new Raised("OverflowError", "can't convert negative int to unsigned");
  if (number > 4_294_967_295) throw new Raised("OverflowError", "int too big to convert");
  return number;
}
