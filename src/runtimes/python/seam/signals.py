"""`_signal`: what a process does where a signal comes. Each process has handlers of its own.

A handler is called where the main thread sends its own process a signal. Where another thread or process sends it, the
main thread would have to be woken from whatever it waits for: that is not modelled, and said.
"""

import sys
import types

import _signal as _c
import seam_errors as errors
import seam_kernel as kernel
import seam_waits as waits

DEFAULT, IGNORE = 0, 1
SIGINT, SIGKILL, SIGPIPE, SIGSTOP, SIGXFSZ = 2, 9, 13, 19, 25
MOST = 64
# Signals that end a process which has no handler for them.
ENDING = {1, 2, 3, 9, 10, 12, 13, 14, 15}
# Those that do nothing then: SIGCHLD, SIGCONT, SIGURG, SIGWINCH.
_HARMLESS = {17, 18, 23, 28}


def default_int_handler(number, frame, /):
    raise KeyboardInterrupt


def _usual(number):
    if number == SIGINT:
        return module.default_int_handler
    return IGNORE if number in (SIGPIPE, SIGXFSZ) else DEFAULT


def _checked(number):
    if not 1 <= number <= MOST:
        raise ValueError("signal number out of range")


def signal(number, handler, /):
    if kernel.running is not kernel.running.process.main:
        raise ValueError("signal only works in main thread of the main interpreter")
    _checked(number)
    if not callable(handler) and handler not in (DEFAULT, IGNORE):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in (SIGKILL, SIGSTOP):
        raise errors.os_error(22)
    before = getsignal(number)
    kernel.running.process.handlers[number] = handler
    return before


def getsignal(number, /):
    _checked(number)
    return handler_of(kernel.running.process, number)


def handler_of(process, number):
    return process.handlers.get(number, _usual(number))


def raise_signal(number, /):
    _checked(number)
    deliver(number)


def deliver(number):
    """The running thread sends its own process a signal. @returns whether that ends the process"""
    handler = IGNORE if number in _HARMLESS and not callable(getsignal(number)) else getsignal(number)
    if number == SIGKILL:
        handler = DEFAULT
    if callable(handler):
        if kernel.running is not kernel.running.process.main:
            errors.not_modelled("a handler of a signal that another thread sends")
        handler(number, waits.user_frame())
    elif handler == DEFAULT:
        if number not in ENDING:
            errors.not_modelled(f"signal {number}")
        kernel.trap({"kind": "exits", "exit": -number, "exception": None, "exceptionLine": None})
        raise kernel.Ended


def reaches(process, number):
    """Whether a signal of another process ends it."""
    handler = handler_of(process, number)
    if number == SIGKILL or handler == DEFAULT and number in ENDING:
        return True
    if callable(handler) and (handler is not module.default_int_handler):
        errors.not_modelled("a handler of a signal that another process sends")
    if number not in ENDING | _HARMLESS:
        errors.not_modelled(f"signal {number}")
    return handler is module.default_int_handler


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1


def siginterrupt(number, flag, /):
    _checked(number)


def pthread_sigmask(how, mask, /):
    return set()


def getitimer(which, /):
    return 0.0, 0.0


def _refuse(name):
    def refused(*args, **kwargs):
        errors.not_modelled(f"signal.{name}")

    refused.__name__ = refused.__qualname__ = name
    return refused


module = types.ModuleType("_signal")
for _name, _value in vars(_c).items():
    if isinstance(_value, (int, type)) or _name in ("strsignal", "valid_signals"):
        setattr(module, _name, _value)
for _name in ("alarm", "setitimer", "pause", "sigwait", "sigwaitinfo", "sigtimedwait", "sigpending", "pthread_kill"):
    setattr(module, _name, _refuse(_name))
for _function in (
    default_int_handler, signal, getsignal, raise_signal, set_wakeup_fd, siginterrupt, pthread_sigmask, getitimer,
):
    setattr(module, _function.__name__, _function)
module.SIG_DFL, module.SIG_IGN = DEFAULT, IGNORE
