import type { Binary } from "../../base/binary.ts";
import type { SocketId } from "../../contract/socket-call.ts";
import { Raised } from "./raised.ts";

/** The value of a variable: a reference to a socket object, bytes, or text. */
export type Value =
  | { readonly kind: "socket"; readonly socket: SocketId }
  | { readonly kind: "bytes"; readonly bytes: Binary }
  | { readonly kind: "text"; readonly text: string };

/** Variables in the order in which they were made: a thread's end drops them in this order. */
export type Names = readonly (readonly [name: string, value: Value])[];

const typeNames = { socket: "socket", bytes: "bytes", text: "str" } as const;

export function typeOf(value: Value): string {
  return typeNames[value.kind];
}

export function find(names: Names, name: string): Value | undefined {
  return names.find(([known]) => known === name)?.[1];
}

export function named(names: Names, name: string): Value {
  const value = find(names, name);
  if (!value) throw new Raised("NameError", `name '${name}' is not defined`);
  return value;
}

/** The socket in a variable, on which the method is called. */
export function socketNamed(names: Names, name: string, method: string): SocketId {
  const value = named(names, name);
  if (value.kind !== "socket") throw noAttribute(value, method);
  return value.socket;
}

export function noAttribute(value: Value, attribute: string): Raised {
  return new Raised("AttributeError", `'${typeOf(value)}' object has no attribute '${attribute}'`);
}

/** As a dict does: a name that is there keeps its place. */
export function bound(names: Names, name: string, value: Value): Names {
  const index = names.findIndex(([known]) => known === name);
  return index < 0 ? [...names, [name, value]] : names.with(index, [name, value]);
}

export function without(names: Names, name: string): Names {
  return names.filter(([known]) => known !== name);
}
