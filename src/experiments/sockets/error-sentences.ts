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
      return say`the connection takes no more bytes from here, and the kernel knew: it did not even try.`;
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
        ? timedOut(operation)
        : say`${message === "" ? `from ${operation.op}` : message}.`;
  }
}

/** A time-out says that the awaited has not come yet, and no more. */
function timedOut({ op }: Operation): Piece[] {
  switch (op) {
    case "connect":
      return say`the time-out is over, and the other kernel has not answered yet.`;
    case "accept":
      return say`the time-out is over, and no client has come yet.`;
    case "send":
    case "sendall":
      return say`the time-out is over, and the send buffer has no room for all the bytes yet.`;
    default:
      return say`the time-out is over, and no bytes have come yet. The connection stands.`;
  }
}
