"""File descriptors that stand for sockets of the modelled kernel, and what `os` and `fcntl` do with them."""

import os
import posix

import fcntl as _fcntl

import seam_errors as errors
import seam_kernel as kernel

O_RDWR, O_NONBLOCK, FD_CLOEXEC = 2, 2048, 1


def ask(call):
    """Makes a call to the kernel. @raises OSError as CPython would"""
    result = kernel.trap({"kind": "call", "call": call})
    if not result["ok"]:
        raise errors.raised(result["error"])
    return result["value"]


class Open:
    """Linux's open file: a socket of the kernel's, and what is the same for all descriptors that stand for it."""

    __slots__ = ("blocks", "family", "holders", "id", "inheritable", "listens", "options", "timeout", "type")

    def __init__(self, id, family, type):
        self.id = id
        self.family = family
        self.type = type
        self.holders = 0
        self.blocks = True
        # What the kernel was told last, in seconds.
        self.timeout = None
        self.listens = False
        self.options = {}
        # The descriptors that a program which is started would have too.
        self.inheritable = set()

    def hold(self):
        self.holders += 1

    def let_go(self):
        self.holders -= 1
        if self.holders == 0:
            ask({"call": "close", "socket": self.id})

    def given_to(self, child):
        """What it is in a process that this one starts: the kernel's socket is the same."""
        ask({"call": "share", "socket": self.id, "with": child.name})
        given = Open(self.id, self.family, self.type)
        given.blocks, given.timeout, given.listens = self.blocks, self.timeout, self.listens
        given.options = dict(self.options)
        given.hold()
        return given

    def tell_timeout(self, limit):
        """From now on calls wait so long. @param limit in seconds; None for ever, 0 never"""
        ask({"call": "settimeout", "socket": self.id, "ms": None if limit is None else limit * 1000})
        self.timeout = limit
        self.blocks = limit is None


def put(known):
    """The lowest free descriptor of the running process stands for it from now on."""
    process = kernel.running.process
    fd = process.free_descriptor()
    process.descriptors[fd] = known
    known.hold()
    return fd


def of(fd):
    """What the descriptor stands for; None where it is no socket's."""
    known = kernel.running and kernel.running.process.descriptors.get(fd)
    return known if isinstance(known, Open) else None


def needed(fd):
    """@raises OSError where the descriptor is no socket's: EBADF, or ENOTSOCK for a file"""
    known = of(fd)
    if known is None:
        raise errors.os_error(88 if fd >= 0 and _is_other(fd) else 9)
    return known


def _is_other(fd):
    """Whether it is a file or a stream."""
    try:
        posix.fstat(fd)
        return True
    except OSError:
        return False


def close(fd):
    """@returns whether it was that of a socket"""
    known = of(fd)
    if known is None:
        return False
    del kernel.running.process.descriptors[fd]
    known.inheritable.discard(fd)
    known.let_go()
    return True


def _close(known, fd):
    close(fd)


def _read(known, fd, length, /):
    return ask({"call": "recv", "socket": known.id, "max": length})["bytes"].encode("latin-1")


def _write(known, fd, data, /):
    return ask({"call": "send", "socket": known.id, "data": bytes(data).decode("latin-1")})["count"]


def _dup(known, fd, /):
    return put(known)


def _dup2(known, fd, target, inheritable=True, /):
    if fd != target:
        if of(target):
            os.close(target)
        kernel.running.process.descriptors[target] = known
        known.hold()
    _set_inheritable(known, target, inheritable)
    return target


def _get_inheritable(known, fd, /):
    return fd in known.inheritable


def _set_inheritable(known, fd, inheritable, /):
    (known.inheritable.add if inheritable else known.inheritable.discard)(fd)


def _get_blocking(known, fd, /):
    return known.blocks


def _set_blocking(known, fd, blocking, /):
    if bool(blocking) != known.blocks:
        known.tell_timeout(None if blocking else 0.0)


def _control(known, fd, command, argument=0, /):
    if command in (_fcntl.F_DUPFD, _fcntl.F_DUPFD_CLOEXEC):
        return put(known)
    if command == _fcntl.F_GETFD:
        return 0 if fd in known.inheritable else FD_CLOEXEC
    if command == _fcntl.F_SETFD:
        _set_inheritable(known, fd, not argument & FD_CLOEXEC)
    elif command == _fcntl.F_GETFL:
        return O_RDWR | (0 if known.blocks else O_NONBLOCK)
    elif command == _fcntl.F_SETFL:
        _set_blocking(known, fd, not argument & O_NONBLOCK)
    else:
        errors.not_modelled(f"fcntl({command}) of a socket")
    return 0


def _routed(name, own, other):
    """A call that goes to the modelled kernel for a socket, and to the interpreter's own system for all else."""

    def call(fd, /, *args):
        number = fd if isinstance(fd, int) or not hasattr(fd, "fileno") else fd.fileno()
        known = of(number)
        return other(fd, *args) if known is None else own(known, number, *args)

    call.__name__ = call.__qualname__ = name
    return staticmethod(call)


def start():
    calls = {
        "close": _close,
        "read": _read,
        "write": _write,
        "dup": _dup,
        "dup2": _dup2,
        "get_inheritable": _get_inheritable,
        "set_inheritable": _set_inheritable,
        "get_blocking": _get_blocking,
        "set_blocking": _set_blocking,
    }
    for name, own in calls.items():
        routed = _routed(name, own, getattr(posix, name))
        setattr(posix, name, routed)
        setattr(os, name, routed)
    _fcntl.fcntl = _routed("fcntl", _control, _fcntl.fcntl)
