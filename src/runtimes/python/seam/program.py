"""Runs a process's main program, and says how it ended."""

import sys
import types
import warnings

import seam_kernel as kernel
import seam_lines as lines
import seam_streams as streams
import seam_tracebacks as tracebacks


class _ExitNow(BaseException):
    """What os._exit raises where nothing may be run any more."""


def run(thread):
    process = thread.process
    process.streams = streams.streams()
    sys.stdin, sys.stdout, sys.stderr = process.streams
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = process.streams
    main = types.ModuleType("__main__")
    main.__dict__.update(__builtins__=__import__("builtins"), __spec__=None)
    sys.modules["__main__"] = main
    how = _guarded(lambda: exec(_compiled(process, main), main.__dict__))
    _wait_for_threads()
    for call in reversed(process.exit_calls):
        _guarded(call)
    process.exit_calls.clear()
    return {"kind": "exits", **how}


def _compiled(process, main):
    if process.command is not None:
        return compile(process.command, "<string>", "exec", dont_inherit=True)
    file = main.__file__ = f"{kernel.FOLDER}/{process.config['main']}"
    with open(file, "rb") as source:
        return _compile(source.read(), file)


def _compile(text, file):
    """As CPython compiles a file that it is to run: `compile` has other words for NUL, and no line."""
    before, nul, _ = text.partition(b"\0")
    if nul:
        where = (file, before.count(b"\n") + 1, None, None)
        raise SyntaxError("source code cannot contain null bytes", where)
    return compile(text, file, "exec", dont_inherit=True)


def _guarded(call):
    """Calls it and tells what came of it: exit code, exception and its line."""
    try:
        call()
    except SystemExit as leave:
        return {"exit": _exit_code(leave.code), "exception": None, "exceptionLine": None}
    except kernel.Ended:
        raise
    except BaseException as error:
        told = tracebacks.last_line(error)
        line = tracebacks.own_line(error)
        tracebacks.note_uncaught(error)
        hook = sys.excepthook
        if hook is sys.__excepthook__:
            tracebacks.print_error(error, sys.stderr)
        else:
            _guarded(lambda: hook(type(error), error, error.__traceback__))
        code = 130 if isinstance(error, KeyboardInterrupt) else 1
        return {"exit": code, "exception": told, "exceptionLine": line}
    return {"exit": 0, "exception": None, "exceptionLine": None}


def _exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _wait_for_threads():
    threading = sys.modules.get("threading")
    if threading is not None:
        _guarded(threading._shutdown)
    else:
        _guarded(sys.modules["_thread"]._shutdown)


def files(texts):
    """Writes the working folder, and knows the user's own files from then on."""
    lines.user_files.clear()
    for name, text in texts.items():
        path = f"{kernel.FOLDER}/{name}"
        with open(path, "wb") as file:
            file.write(text.encode("utf-8", "surrogatepass"))
        if name.endswith(".py"):
            lines.user_files.add(path)


def check(texts):
    """Of files that are no Python, CPython's own words, with line and column from 1 (0 where it names none)."""
    found = {}
    for name, text in texts.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _compile(text.encode("utf-8", "surrogatepass"), name)
        except SyntaxError as error:
            found[name] = [error.lineno or 0, error.offset or 0, f"{type(error).__name__}: {error.msg}"]
        except (MemoryError, RecursionError, OverflowError, ValueError) as error:
            found[name] = [0, 0, f"{type(error).__name__}: {error}"]
    return found
