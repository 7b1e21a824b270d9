import { unreachable } from "../../../base/invariant.ts";
import type { SocketOption } from "../../../contract/socket-call.ts";
import { done, failed, type Result } from "../errors.ts";
import type { Socket } from "../socket.ts";

/** `sock_setsockopt` */
export function setOption(socket: Socket, option: SocketOption): Result {
  switch (option.name) {
    case "SO_REUSEADDR":
      socket.reuseAddress = option.on;
      return done();
    case "SO_LINGER":
      socket.lingerSeconds = option.seconds;
      return done();
    case "malformed":
      return failed("EINVAL");
    default:
      return unreachable(option);
  }
}
