/** What each exception is derived from, up to Exception: the part of Python's hierarchy that socket programs meet. */
const bases: Readonly<Record<string, string>> = {
  ConnectionRefusedError: "ConnectionError",
  ConnectionResetError: "ConnectionError",
  ConnectionAbortedError: "ConnectionError",
  BrokenPipeError: "ConnectionError",
  ConnectionError: "OSError",
  TimeoutError: "OSError",
  BlockingIOError: "OSError",
  InterruptedError: "OSError",
  PermissionError: "OSError",
  gaierror: "OSError",
  UnicodeDecodeError: "UnicodeError",
  UnicodeEncodeError: "UnicodeError",
  UnicodeError: "ValueError",
  /** That of binascii. */
  Error: "ValueError",
  OverflowError: "ArithmeticError",
};

/** Whether `except wanted` catches an exception of the class `raised`. */
export function catches(wanted: string, raised: string): boolean {
  if (wanted === "Exception") return true;
  for (let name: string | undefined = raised; name !== undefined; name = bases[name])
    if (name === wanted) return true;
  return false;
}
