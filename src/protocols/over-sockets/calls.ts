import type { Binary } from "../../base/binary.ts";
import type { CallEffect } from "../../contract/machine.ts";
import type { SocketCall, SocketId } from "../../contract/socket-call.ts";
import { reading } from "./wire.ts";

export function receives(socket: SocketId): CallEffect {
  return calls(reading(socket), { call: "recv", socket, max: 4096 });
}

export function writes(socket: SocketId, data: Binary): CallEffect {
  return { kind: "call", thread: null, call: { call: "sendall", socket, data } };
}

export function calls(thread: string, call: SocketCall<Binary>): CallEffect {
  return { kind: "call", thread, call };
}
