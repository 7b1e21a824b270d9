/** The classes of exceptions that Python 3.12 knows by itself, each with those that are derived from it. */
const derived: Readonly<Record<string, string>> = {
  BaseException: "BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit",
  Exception:
    "ArithmeticError AssertionError AttributeError BufferError EOFError ExceptionGroup ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning",
  ArithmeticError: "FloatingPointError OverflowError ZeroDivisionError",
  ImportError: "ModuleNotFoundError",
  LookupError: "IndexError KeyError",
  NameError: "UnboundLocalError",
  OSError:
    "BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError gaierror herror",
  ConnectionError: "BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError",
  RuntimeError: "NotImplementedError RecursionError",
  SyntaxError: "IndentationError",
  IndentationError: "TabError",
  // `Error` is that of binascii.
  ValueError: "Error UnicodeError",
  UnicodeError: "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError",
  Warning:
    "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning",
};

const bases = new Map(
  Object.entries(derived).flatMap(([base, names]) => names.split(" ").map((name) => [name, base] as const)),
);

/** Other names that programs write for these classes: since Python 3.10 `socket.timeout` is TimeoutError itself. */
const aliases: Readonly<Record<string, string>> = {
  IOError: "OSError",
  EnvironmentError: "OSError",
  error: "OSError",
  "socket.error": "OSError",
  "select.error": "OSError",
  "os.error": "OSError",
  timeout: "TimeoutError",
  "socket.timeout": "TimeoutError",
  "socket.gaierror": "gaierror",
  "socket.herror": "herror",
  "binascii.Error": "Error",
};

function classNamed(name: string): string {
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;
}

/** Whether `except name` is one that Python, with its modules socket, select, os and binascii, understands. */
export function isExceptionClass(name: string): boolean {
  return name === "BaseException" || bases.has(classNamed(name));
}

/** Whether `except wanted` catches an exception of the class `raised`. */
export function catches(wanted: string, raised: string): boolean {
  const caught = classNamed(wanted);
  for (let name: string | undefined = raised; name !== undefined; name = bases.get(name))
    if (name === caught) return true;
  return false;
}
