import { done, failed, type Result } from "../errors.ts";
import { disconnect, endSending } from "../lifecycle.ts";
import type { Socket } from "../socket.ts";
import type { Stack } from "../stack.ts";

/** `inet_shutdown` (net/ipv4/af_inet.c), down to its oddities: on a closed socket it fails and still has effect. */
export function shutdown(stack: Stack, socket: Socket, how: "RD" | "WR" | "RDWR"): Result {
  stack.touched.add(socket);
  socket.woken = true;
  if (socket.usage === "connecting") {
    const early = ["SYN-SENT", "SYN-RECEIVED", "CLOSED"].includes(socket.state);
    socket.usage = early ? "disconnecting" : "connected";
  }
  switch (socket.state) {
    case "LISTEN":
      if (how !== "WR") {
        disconnect(stack, socket);
        socket.usage = "unconnected";
      }
      return done();
    case "SYN-SENT":
      disconnect(stack, socket);
      socket.usage = "unconnected";
      return done();
    default: {
      const closed = socket.state === "CLOSED" && !(socket.type === "udp" && socket.remote);
      if (how !== "WR") socket.readShut = true;
      if (how !== "RD") {
        socket.writeShut = true;
        if (socket.state === "ESTABLISHED" || socket.state === "CLOSE-WAIT") endSending(stack, socket);
      }
      return closed ? failed("ENOTCONN") : done();
    }
  }
}
