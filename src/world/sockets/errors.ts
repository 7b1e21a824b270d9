import type { CallResult, CallValue, PythonError } from "../../contract/socket-call.ts";

/** The errors of Linux that sockets meet: number, text, and the class of CPython's exception (PEP 3151). */
const errnos = {
  EBADF: [9, "Bad file descriptor", "OSError"],
  EAGAIN: [11, "Resource temporarily unavailable", "BlockingIOError"],
  EACCES: [13, "Permission denied", "PermissionError"],
  EINVAL: [22, "Invalid argument", "OSError"],
  EPIPE: [32, "Broken pipe", "BrokenPipeError"],
  EDESTADDRREQ: [89, "Destination address required", "OSError"],
  EMSGSIZE: [90, "Message too long", "OSError"],
  EOPNOTSUPP: [95, "Operation not supported", "OSError"],
  EADDRINUSE: [98, "Address already in use", "OSError"],
  EADDRNOTAVAIL: [99, "Cannot assign requested address", "OSError"],
  ENETUNREACH: [101, "Network is unreachable", "OSError"],
  ECONNABORTED: [103, "Software caused connection abort", "ConnectionAbortedError"],
  ECONNRESET: [104, "Connection reset by peer", "ConnectionResetError"],
  EISCONN: [106, "Transport endpoint is already connected", "OSError"],
  ENOTCONN: [107, "Transport endpoint is not connected", "OSError"],
  ETIMEDOUT: [110, "Connection timed out", "TimeoutError"],
  ECONNREFUSED: [111, "Connection refused", "ConnectionRefusedError"],
  EALREADY: [114, "Operation already in progress", "BlockingIOError"],
  EINPROGRESS: [115, "Operation now in progress", "BlockingIOError"],
} as const;

export type Errno = keyof typeof errnos;

export type Result = CallResult<Uint8Array>;

export function osError(errno: Errno): PythonError {
  const [number, text, className] = errnos[errno];
  return { class: className, errno, message: `[Errno ${number}] ${text}` };
}

export function failed(errno: Errno): Result {
  return { ok: false, error: osError(errno) };
}

/** The exception that CPython itself raises when a socket's timeout expires: it has no errno. */
export const timedOut: Result = {
  ok: false,
  error: { class: "TimeoutError", errno: null, message: "timed out" },
};

export function done(value: CallValue<Uint8Array> = null): Result {
  return { ok: true, value };
}
