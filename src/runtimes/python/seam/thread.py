"""`_thread`: locks and threads. `threading` stands on it as it is, with its RLock and its `local` in Python."""

import sys
import types
from collections import deque

import seam_kernel as kernel
import seam_tracebacks as tracebacks
import seam_waiting as waiting
from seam_local import local as _local

TIMEOUT_MAX = 9223372036.0
MOST_THREADS = 120
error = RuntimeError


class lock:
    """A lock. Its release wakes the thread that has waited longest; who comes first then has it, as in CPython."""

    __slots__ = ("__weakref__", "_holder", "_waiters")

    def __init__(self):
        self._holder = None
        self._waiters = deque()

    def __init_subclass__(cls):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if timeout > TIMEOUT_MAX:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
        kernel.point(locking=True)
        if self._holder is None:
            self._take()
            return True
        if not blocking or timeout == 0:
            return False
        until_ms = waiting.until_ms(None if timeout == -1 else timeout * 1000)
        if not waiting.wait(lambda: self._holder is None, [self._waiters], until_ms, self._told, self):
            return False
        self._take()
        return True

    def _told(self):
        return {"holder": None if self._holder is kernel.running else self._holder.id}

    def _take(self):
        self._holder = kernel.running
        # With the lock of its own that a condition makes, a thread only waits.
        if sys._getframe(2).f_code.co_name != "wait":
            self._holder.locks[id(self)] = self._holder.last_point
        for waiter in self._waiters:
            kernel.holders[waiter.thread.id] = kernel.running.id

    acquire_lock = acquire

    def release(self):
        if self._holder is None:
            raise RuntimeError("release unlocked lock")
        self._holder.locks.pop(id(self), None)
        self._holder = None
        for waiter in self._waiters:
            if not waiter.woken:
                waiter.woken = True
                kernel.wake(waiter.thread)
                _tell(waiter)
            break
        kernel.point()

    release_lock = release

    def locked(self):
        return self._holder is not None

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_error):
        self.release()

    def __repr__(self):
        state = "unlocked" if self._holder is None else "locked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def _at_fork_reinit(self):
        self.__init__()

    def _seam_shown(self):
        return "<Lock, free>" if self._holder is None else f"<Lock, held by {self._holder.name or self._holder.id}>"


def _tell(waiter):
    """A thread that waits can go on. Items of a queue tell that by themselves."""
    on = waiter.on
    if on and on["call"] not in _untold and "Queue" not in on["call"] and kernel.noting():
        kernel.note("hands", to=waiter.thread.id, on=on)


# A new thread tells the one that started it that it runs.
_untold = ("Thread.start",)

lock.__module__ = "_thread"
LockType = lock


def allocate_lock():
    return lock()


allocate = allocate_lock


class _ThreadHandle:
    def __init__(self):
        self.ident = None
        self._done = False
        self._ended = lock()

    def is_done(self):
        return self._done

    def _set_done(self):
        if self.ident is None:
            raise RuntimeError("thread not started")
        self._done = True
        if self._ended.locked():
            self._ended.release()

    def join(self, timeout=None):
        if self._done:
            return
        if self.ident is None:
            raise RuntimeError("thread not started")
        if self.ident == kernel.running.ident:
            raise RuntimeError("Cannot join current thread")
        if self._ended.acquire(True, -1 if timeout is None or timeout < 0 else timeout):
            self._ended.release()


def _make_thread_handle(ident):
    handle = _ThreadHandle()
    handle.ident = ident
    handle._ended._holder = kernel.running
    return handle


def _tell_ignored(function, raised):
    """`thread_run` in Modules/_threadmodule.c: nobody can catch what ends a bare thread."""
    tracebacks.note_uncaught(raised)
    message = f"Exception ignored in thread started by {function!r}"
    if sys.unraisablehook is not sys.__unraisablehook__:
        told = {"exc_type": type(raised), "exc_value": raised, "exc_traceback": raised.__traceback__}
        sys.unraisablehook(types.SimpleNamespace(**told, err_msg=message, object=None))
    else:
        print(f"{message}:", file=sys.stderr)
        tracebacks.print_error(raised, sys.stderr)


def _begin(function, args, kwargs, handle, daemon):
    process = kernel.running.process
    if len(process.threads) >= MOST_THREADS:
        raise RuntimeError("can't start new thread")

    def body(thread):
        try:
            function(*args, **kwargs)
        except (SystemExit, kernel.Ended):
            pass
        except BaseException as raised:
            _tell_ignored(function, raised)
        finally:
            handle._set_done()

    # `Thread.start` gives this method, and a thread that never waits tells its name at no other moment. Of another function
    # nothing is asked: that could run code of the user's.
    is_threads = type(function) is types.MethodType and function.__func__.__qualname__ == "Thread._bootstrap"
    name = function.__self__._name if is_threads else None
    thread = process.new_thread(body, daemon, name)
    handle.ident = thread.ident
    handle._ended._holder = thread
    kernel.wake(thread)
    kernel.point()
    return thread.ident


def start_new_thread(function, args, kwargs={}):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    return _begin(function, args, dict(kwargs), _ThreadHandle(), True)


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    handle = handle or _ThreadHandle()
    if handle.ident is not None:
        raise RuntimeError("thread already started")
    _begin(function, (), {}, handle, daemon)
    if not daemon:
        kernel.running.process.joinable.append(handle)
    return handle


def _shutdown():
    joinable = kernel.running.process.joinable
    while joinable:
        joinable.pop(0).join()


def get_ident():
    return kernel.running.ident


def get_native_id():
    return kernel.running.process.pid + int(kernel.running.id[1:] if kernel.running.id != "main" else 0)


def _get_main_thread_ident():
    return kernel.running.process.main.ident


def _is_main_interpreter():
    return True


def daemon_threads_allowed():
    return True


def set_name(name):
    kernel.running.name = name


_SMALLEST_STACK = 32768
_stack_size = 0


def stack_size(size=0, /):
    """Is kept, and changes nothing."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < _SMALLEST_STACK:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


def _count():
    return len(kernel.running.process.threads) - 1


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    raise NotImplementedError("interrupt_main is not modelled")


class _ExceptHookArgs(tuple):
    """exc_type, exc_value, exc_traceback, thread"""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args, /):
    kind, raised, _told, thread = args
    if kind is SystemExit:
        return
    tracebacks.note_uncaught(raised)
    name = thread.name if thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=sys.stderr)
    tracebacks.print_error(raised, sys.stderr)
