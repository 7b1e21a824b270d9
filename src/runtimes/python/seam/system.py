"""The parts of `os`, `posix`, `random`, `atexit` and `signal` that have to do with processes, chance and waiting."""

import _random
import builtins
import copyreg
import gc
import io
import os
import posix
import sys
import types

import seam_errors as errors
import seam_kernel as kernel
import seam_names as names


def offer(name):
    def put(function):
        function.__name__ = function.__qualname__ = name
        function.__module__ = "posix"
        setattr(posix, name, staticmethod(function))
        setattr(os, name, staticmethod(function))
        return function

    return put


@offer("getpid")
def _getpid():
    return kernel.running.process.pid


@offer("urandom")
def _urandom(size, /):
    if size < 0:
        raise ValueError("negative argument not allowed")
    return kernel.running.process.entropy.randbytes(size)


@offer("getrandom")
def _getrandom(size, flags=0):
    return _urandom(size)


@offer("_exit")
def _exit(status):
    kernel.trap({"kind": "exits", "exit": status & 0xFF, "exception": None, "exceptionLine": None})
    raise kernel.Ended


@offer("strerror")
def _strerror(number, /):
    return errors.os_error(number).strerror


@offer("cpu_count")
def _cpu_count():
    return 2


@offer("getlogin")
def _getlogin():
    return "student"


@offer("uname")
def _uname():
    return posix.uname_result(("Linux", names.HOST, "6.18.0", "#1 SMP", "x86_64"))


def _refuse(name):
    @offer(name)
    def refused(*args, **kwargs):
        errors.not_modelled(f"os.{name}")


for _name in ("fork", "forkpty", "system", "popen", "killpg", "posix_spawn", "posix_spawnp", "execv", "execve"):
    _refuse(_name)


def _on_linux(function):
    """Errors of the file system have the numbers of the interpreter's own system."""

    def call(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except OSError as error:
            mended = errors.on_linux(error)
            if mended is error:
                raise
            raise mended.with_traceback(None) from None

    call.__name__ = function.__name__
    call.__qualname__ = function.__name__
    call.__doc__ = function.__doc__
    call.__module__ = function.__module__
    return staticmethod(call)


_FILE_CALLS = """open listdir scandir mkdir rmdir remove unlink rename replace stat lstat chdir access read write close
lseek fstat truncate ftruncate chmod utime link symlink readlink""".split()


def _mend_files():
    for name in _FILE_CALLS:
        if hasattr(posix, name):
            mended = _on_linux(getattr(posix, name))
            setattr(os, name, mended)
            setattr(posix, name, mended)
    io.open = builtins.open = _on_linux(io.open)


class Random(_random.Random):
    """`_random.Random`, seeded by the scenario where a program gives no seed."""

    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)

    def seed(self, value=None, /):
        if value is None:
            value = int.from_bytes(_urandom(32), "big")
        super().seed(value)


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    return made


random = module("_random", Random=Random)


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""


Empty.__module__ = "_queue"


# Its SimpleQueue waits by itself: `queue` has one in Python.
queue = module("_queue", Empty=Empty)


def _register(function, /, *args, **kwargs):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    call = lambda: function(*args, **kwargs)
    call.function = function
    kernel.running.process.exit_calls.append(call)
    return function


def _unregister(function, /):
    calls = kernel.running.process.exit_calls
    calls[:] = [call for call in calls if call.function != function]


def _run_exit_calls():
    calls = kernel.running.process.exit_calls
    while calls:
        calls.pop()()


atexit = module(
    "atexit",
    register=_register,
    unregister=_unregister,
    _run_exitfuncs=_run_exit_calls,
    _clear=lambda: kernel.running.process.exit_calls.clear(),
    _ncallbacks=lambda: len(kernel.running.process.exit_calls),
)


def like_c(module, name):
    """Functions of C modules do not become methods where a class has them as an attribute, and are pickled by name."""
    module.__name__ = name
    for key, member in list(vars(module).items()):
        if isinstance(member, types.FunctionType):
            member.__module__ = name
            setattr(module, key, staticmethod(member))


def _pickled(function):
    if not function.__func__.__code__.co_filename.startswith("<seam "):
        raise TypeError("cannot pickle 'staticmethod' object")
    return function.__qualname__


def name_build(module):
    """Of a process's own `sysconfig`: what it reads was made for the interpreter's own system."""
    module._get_sysconfigdata_name = staticmethod(lambda: "_sysconfigdata__emscripten_wasm32-emscripten")


def start():
    """The interpreter's collector is not safe while threads are suspended (pyodide#6464): it rests during a run."""
    gc.disable()
    gc.enable = lambda: None
    gc.collect = lambda generation=2: 0
    _mend_files()
    copyreg.pickle(staticmethod, _pickled)
    sys.platform = "linux"
    os.environ.clear()
    os.environ.update(HOME=kernel.FOLDER, PATH="/usr/bin:/bin", LANG="C.UTF-8", USER="student", PYTHONHASHSEED="0", TZ="UTC")
