import type { PythonError } from "../../contract/socket-call.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import type { Piece } from "../experiment.ts";
import { say } from "../sentence.ts";

/** Why an exception was raised, as TCP and Linux have it. */
export function whyRaised(error: PythonError, operation: Operation): Piece[] {
  const { errno, message } = error;
  switch (errno) {
    case "ECONNREFUSED":
      return say`nobody listens on that port.`;
    case "ECONNRESET":
      return say`the peer has ended the connection with a reset, and threw away what it had not read.`;
    case "EPIPE":
      return say`nobody reads any more at the other end; the kernel knew, and did not even try.`;
    case "EADDRINUSE":
      return say`another socket still has the port: one that listens, is connected, or is in TIME_WAIT for a minute.`;
    case "EADDRNOTAVAIL":
      return say`the address is not one of this host.`;
    case "EAGAIN":
    case "EINPROGRESS":
      return say`it would have to wait, and this socket never waits.`;
    case "EBADF":
      return say`the socket has been closed.`;
    case "ENOTCONN":
      return say`the socket has no peer.`;
    case "EISCONN":
      return say`the socket is connected already.`;
    case "EINVAL":
      return say`the socket is not in the state for it.`;
    case "ETIMEDOUT":
      return say`the other kernel has not answered, however often it was asked.`;
    case "ECONNABORTED":
      return say`the attempt before it failed.`;
    default:
      return error.class === "TimeoutError"
        ? say`the time-out of the socket is over; nothing is lost, and the connection stands.`
        : say`${message === "" ? `from ${operation.op}` : message}.`;
  }
}
