"""`_multiprocessing`: semaphores that several processes share, by their names."""

from collections import deque

import seam_errors as errors
import seam_kernel as kernel
import seam_waiting as waiting

RECURSIVE_MUTEX, SEMAPHORE = 0, 1


class _Shared:
    """What all processes have of one semaphore."""

    __slots__ = ("holder", "value", "waiters")

    def __init__(self, value):
        self.value = value
        self.holder = None
        self.waiters = deque()


_by_name = {}
_by_handle = []


def begin_run():
    _by_name.clear()
    _by_handle.clear()


class SemLock:
    """Semaphore/Mutex type. After Modules/_multiprocessing/semaphore.c."""

    SEM_VALUE_MAX = 2147483647

    def __init__(self, kind, value, maxvalue, name, unlink):
        if kind not in (RECURSIVE_MUTEX, SEMAPHORE):
            raise ValueError("unrecognized kind")
        if name in _by_name:
            raise errors.os_error(17)
        shared = _Shared(value)
        _by_handle.append(shared)
        if not unlink:
            _by_name[name] = shared
        self._stand(shared, len(_by_handle), kind, maxvalue, None if unlink else name)

    def _stand(self, shared, handle, kind, maxvalue, name):
        self._shared = shared
        self.handle, self.kind, self.maxvalue, self.name = handle, kind, maxvalue, name
        self._times = 0
        self._last = None

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name):
        if name is not None and name not in _by_name:
            raise errors.os_error(2)
        made = cls.__new__(cls)
        made._stand(_by_handle[handle - 1] if name is None else _by_name[name], handle, kind, maxvalue, name)
        return made

    def acquire(self, block=True, timeout=None):
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._times += 1
            return True
        shared = self._shared
        if shared.value == 0:
            if not block:
                return False
            until_ms = waiting.until_ms(None if timeout is None else max(0.0, timeout) * 1000)
            if not waiting.wait(lambda: shared.value > 0, [shared.waiters], until_ms, self._told):
                return False
        shared.value -= 1
        shared.holder = kernel.running
        self._times += 1
        self._last = kernel.running.ident
        return True

    def _told(self):
        holder = self._shared.holder
        if self.maxvalue != 1 or holder is None or holder is kernel.running:
            return {"awaits": "semaphore"}
        if holder.process is kernel.running.process:
            return {"holder": holder.id}
        return {"awaits": "lock", "of": holder.process.name}

    def release(self):
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._times > 1:
                self._times -= 1
                return
        elif self._shared.value >= self.maxvalue:
            raise ValueError("semaphore or lock released too many times")
        self._shared.value += 1
        self._shared.holder = None
        self._times -= 1
        waiting.wake(self._shared.waiters, self._shared.value)

    def _count(self):
        return self._times

    def _is_mine(self):
        return self._times > 0 and self._last == kernel.running.ident

    def _get_value(self):
        return self._shared.value

    def _is_zero(self):
        return self._shared.value == 0

    def _after_fork(self):
        self._times = 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_error):
        self.release()


SemLock.__module__ = "_multiprocessing"


def sem_unlink(name, /):
    if _by_name.pop(name, None) is None:
        raise errors.os_error(2)


flags = {"HAVE_SEM_OPEN": 1, "HAVE_SEM_TIMEDWAIT": 1, "HAVE_FD_TRANSFER": 1}
