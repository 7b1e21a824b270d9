"""The errors of Linux: the interpreter's own numbers are those of another system."""

import errno as _real
import gc
import types

import seam_linux as linux


def os_error(number, *more):
    """The exception that CPython raises on Linux for this number."""
    kind = linux.CLASSES.get(number, OSError)
    return kind(number, linux.TEXTS.get(number, f"Unknown error {number}"), *more)


def not_modelled(what):
    """@raises NotImplementedError that names what a program cannot have here"""
    raise NotImplementedError(f"{what} is not modelled: docs/python.md says what is")


def raised(error):
    """The exception that the kernel's answer stands for."""
    name, number, message = error["class"], error["errno"], error["message"]
    if isinstance(number, str):
        return os_error(linux.NUMBERS[number])
    if name == "TimeoutError":
        return TimeoutError("timed out")
    if number is not None:
        return os_error(number)
    return OSError(message)


# The interpreter's number → Linux's.
translated = {getattr(_real, name): number for name, number in linux.NUMBERS.items() if hasattr(_real, name)}


def on_linux(error):
    """The same exception with Linux's number and text, where it has one of the interpreter's own system."""
    number = translated.get(error.errno)
    if number is None:
        return error
    files = [error.filename] if error.filename is not None else []
    if error.filename2 is not None:
        files += [None, error.filename2]
    return os_error(number, *files)


def _classes_of_linux():
    """CPython keeps in a dict which number makes which class; here it has the numbers of another system."""
    refused = _real.ECONNREFUSED
    for known in gc.get_objects():
        if type(known) is dict and known.get(refused) is ConnectionRefusedError:
            known.clear()
            known.update(linux.CLASSES)
            return
    raise SystemError("the interpreter's classes of OSError are not found")


_classes_of_linux()

errno = types.ModuleType("errno")
errno.errorcode = {}
for _name, _number in linux.NUMBERS.items():
    setattr(errno, _name, _number)
    errno.errorcode.setdefault(_number, _name)
errno.EWOULDBLOCK = errno.EAGAIN
errno.EDEADLK = errno.EDEADLOCK
