import type { PythonError } from "../../contract/socket-call.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import type { Piece } from "../experiment.ts";
import { say } from "../sentence.ts";

/** Why an exception was raised, as TCP and Linux have it. */
export function whyRaised(error: PythonError, operation: Operation): Piece[] {
  const { errno, message } = error;
  switch (errno) {
    case "ECONNREFUSED":
      return say`no socket listens on that port.`;
    case "ECONNRESET":
      return say`the peer reset the connection and discarded the bytes it had not read.`;
    case "EPIPE":
      return say`the kernel already knows that the peer takes no more bytes.`;
    case "EADDRINUSE":
      return say`another socket still uses the port (it listens, is connected, or is in TIME_WAIT).`;
    case "EADDRNOTAVAIL":
      return say`this host does not have that address.`;
    case "EAGAIN":
    case "EINPROGRESS":
      return say`the call would have to wait, and this socket never waits.`;
    case "EBADF":
      return say`the socket has been closed.`;
    case "ENOTCONN":
      return say`the socket has no peer.`;
    case "EISCONN":
      return say`the socket is connected already.`;
    case "EINVAL":
      return say`the socket is in the wrong state for this call.`;
    case "ETIMEDOUT":
      return say`the other kernel did not answer any retransmission.`;
    case "ECONNABORTED":
      return say`the connection attempt before it failed.`;
    default:
      return error.class === "TimeoutError"
        ? timedOut(operation)
        : say`${message === "" ? `from ${operation.op}` : message}.`;
  }
}

/** A timeout only says that nothing has come yet. */
function timedOut({ op }: Operation): Piece[] {
  switch (op) {
    case "connect":
      return say`the timeout is over, and the other kernel has not answered yet.`;
    case "accept":
      return say`the timeout is over, and no client has connected yet.`;
    case "send":
    case "sendall":
      return say`the timeout is over, and the send buffer still has no room for all the bytes.`;
    default:
      return say`the timeout is over, and no bytes have arrived yet. The connection is still open.`;
  }
}
