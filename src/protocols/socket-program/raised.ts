import type { PythonError } from "../../contract/socket-call.ts";

/** A Python exception on its way to the operation that raises it. It never leaves the machine. */
export class Raised extends Error {
  readonly error: PythonError;

  constructor(className: string, message: string, errno: string | number | null = null) {
    super(message);
    this.error = { class: className, errno, message };
  }
}
