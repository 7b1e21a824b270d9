"""The calls of `os` and `open` on descriptors: pipes and files, numbered for each process as in Linux."""

import builtins
import io
import os
import posix

import seam_descriptors as descriptors
import seam_kernel as kernel
import seam_pipes as pipes


class Opened:
    """A file that `os.open` has opened. The interpreter has a number of its own for it, among all processes' files."""

    __slots__ = ("holders", "number")

    def __init__(self, number):
        self.number = number
        self.holders = 0

    def hold(self):
        self.holders += 1

    def let_go(self):
        self.holders -= 1
        if self.holders == 0:
            _real["close"](self.number)

    def given_to(self, child):
        self.hold()
        return self


class _File(io.RawIOBase):
    """A file object over an end of a pipe."""

    def __init__(self, fd, mode, closefd):
        self._fd = fd
        self._mode = mode
        self._closefd = closefd
        self.name = fd

    def fileno(self):
        return self._fd

    def readable(self):
        return "r" in self._mode

    def writable(self):
        return "w" in self._mode or "a" in self._mode

    def readinto(self, buffer):
        data = os.read(self._fd, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data):
        return os.write(self._fd, data)

    def close(self):
        if not self.closed and self._closefd:
            os.close(self._fd)
        super().close()


def _over_pipe(fd, mode, buffering, encoding, errors, newline, closefd):
    raw = _File(fd, mode, closefd)
    if "b" in mode and buffering == 0:
        return raw
    buffered = io.BufferedReader(raw) if raw.readable() else io.BufferedWriter(raw)
    if "b" in mode:
        return buffered
    return io.TextIOWrapper(buffered, encoding or "utf-8", errors, newline, line_buffering=buffering == 1)


_calls = {}
# The calls as they were.
_real = {}


def _offered(function):
    _calls[function.__name__] = function
    return function


def _known(fd):
    return kernel.running and kernel.running.process.descriptors.get(fd)


def _is_ours(known):
    """Whether it is a pipe, a file or shared memory: of sockets `descriptors` knows."""
    return hasattr(known, "let_go") and not isinstance(known, descriptors.Open)


def _number(fd):
    known = _known(fd)
    return known.number if isinstance(known, Opened) else fd


@_offered
def pipe():
    reader, writer = pipes.one_way()
    return pipes.put(reader), pipes.put(writer)


@_offered
def pipe2(flags, /):
    return pipe()


@_offered
def dup(fd, /):
    known = _known(fd)
    return pipes.put(known) if _is_ours(known) else _real["dup"](fd)


@_offered
def read(fd, length, /):
    end = pipes.of(fd)
    return end.read(length) if end else _real["read"](_number(fd), length)


@_offered
def write(fd, data, /):
    end = pipes.of(fd)
    return end.write(data) if end else _real["write"](_number(fd), data)


@_offered
def close(fd, /):
    if _is_ours(_known(fd)):
        kernel.running.process.descriptors.pop(fd).let_go()
    else:
        _real["close"](fd)


@_offered
def set_blocking(fd, blocking, /):
    end = pipes.of(fd)
    if end is None:
        return _real["set_blocking"](_number(fd), blocking)
    end.blocks = bool(blocking)


@_offered
def get_blocking(fd, /):
    end = pipes.of(fd)
    return end.blocks if end else _real["get_blocking"](_number(fd))


@_offered
def set_inheritable(fd, inheritable, /):
    if not _is_ours(_known(fd)):
        _real["set_inheritable"](fd, inheritable)


def _low(*args, **kwargs):
    """`os.open`"""
    fd = _real["os.open"](*args, **kwargs)
    return pipes.put(Opened(fd)) if kernel.running else fd


def _taken(fd):
    """The interpreter's number of a file whose object closes it from now on."""
    known = _known(fd)
    if not isinstance(known, Opened) or known.holders > 1:
        return fd
    return kernel.running.process.descriptors.pop(fd).number


def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        if pipes.of(file):
            return _over_pipe(file, mode, buffering, encoding, errors, newline, closefd)
        file = _taken(file) if closefd else _number(file)
    through = opener and (lambda path, flags: _taken(opener(path, flags)))
    return _real["open"](file, mode, buffering, encoding, errors, newline, closefd, through)


def _translated(name):
    def call(fd, *args):
        return _real[name](_number(fd), *args)

    call.__name__ = name
    return call


def start():
    """Puts the calls into `os`, over those of sockets."""
    for name in ("lseek", "fstat", "ftruncate", "fsync", "isatty", "pread", "pwrite"):
        if hasattr(os, name):
            _calls[name] = _translated(name)
    for name, call in _calls.items():
        _real[name] = getattr(os, name, None)
        call.__name__ = call.__qualname__ = name
        call.__module__ = "posix"
        setattr(os, name, staticmethod(call))
        setattr(posix, name, staticmethod(call))
    _real["os.open"], _real["open"] = os.open, io.open
    os.open = posix.open = staticmethod(_low)
    io.open = builtins.open = staticmethod(_open)
