"""Threads that wait for something that another thread does, in whatever process."""

import seam_kernel as kernel
import seam_waits as waits


class Waiter:
    __slots__ = ("on", "thread", "woken")

    def __init__(self, thread):
        self.thread = thread
        self.woken = False
        # What of the user's waits: see `waits`.
        self.on = None


def until_ms(timeout_ms):
    """The moment, by the process's own clock, until which it is waited; None for ever."""
    return None if timeout_ms is None else kernel.running.process.clock_ms + timeout_ms


def wait(is_there, queues, until_ms, request, thing=None):
    """Waits until `is_there`, which is asked again whenever the thread is woken out of one of the queues.

    @param request gives what the thread tells of its wait, to which `ms` is added, the time that is left
    @param thing what the user's own line waits on, where no function of the library stands between
    @returns False where the time was over
    """
    thread = kernel.running
    waiter = Waiter(thread)
    for queue in queues:
        queue.append(waiter)
    thread.queues = (waiter, queues)
    try:
        while not is_there():
            ms = None if until_ms is None else until_ms - thread.process.clock_ms
            if ms is not None and ms < 1e-6:
                return False
            waiter.woken = False
            wait = {"kind": "lock", "holder": None, **request(), "ms": ms}
            waiter.on = on = waits.waited_for(thing)
            kernel.trap({**wait, "on": on} if on else wait)
        return True
    finally:
        forget(thread)


def forget(thread):
    """The thread waits no longer, or never will again."""
    if not thread.queues:
        return
    waiter, queues = thread.queues
    thread.queues = ()
    for queue in queues:
        queue.remove(waiter)


def wake(queue, most=None):
    """Lets those go on that wait there, the longest first; at most so many, with those that were woken already."""
    for waiter in queue:
        if most == 0:
            return
        if not waiter.woken:
            waiter.woken = True
            kernel.wake(waiter.thread)
        if most is not None:
            most -= 1
