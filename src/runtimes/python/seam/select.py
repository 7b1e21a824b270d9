"""`select`: asks the modelled kernel which descriptors are ready. `selectors` stands on it as it is."""

import seam_descriptors as descriptors
import seam_duration as duration
import seam_errors as errors
import seam_kernel as kernel
import seam_pipes as pipes
import seam_waiting as waiting

error = OSError
PIPE_BUF = 4096
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 0x2000


def _number(file):
    fd = file if isinstance(file, int) else file.fileno() if hasattr(file, "fileno") else None
    if fd is None:
        raise TypeError("argument must be an int, or have a fileno() method.")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def _poll(wanted, ms):
    """@param wanted descriptor → events  @returns descriptor → events that are there"""
    if kernel.running is None:
        # `selectors` tries what there is when it is imported.
        return {}
    table = kernel.running.process.descriptors
    asked, numbers, typed, ends = [], {}, 0, {}
    for fd, events in wanted.items():
        known = table.get(fd)
        if fd == 0:
            typed |= events & POLLIN
        elif isinstance(known, pipes.End):
            ends[fd] = known
        elif isinstance(known, descriptors.Open):
            numbers[known.id] = fd
            asked.append({"socket": known.id, "events": events})

    def of_pipes():
        return {fd: events for fd, end in ends.items() if (events := end.ready(wanted[fd]))}

    if ends and not asked and not typed:
        queues = [queue for end in ends.values() for queue in end.queues()]
        waiting.wait(of_pipes, queues, waiting.until_ms(ms), lambda: {"awaits": "item"})
        return of_pipes()

    ready = {}

    def take(found):
        ready.update({numbers[one["socket"]]: one["events"] for one in found["ready"]})
        if found["typed"]:
            ready[0] = POLLIN
        ready.update(of_pipes())

    request = {"kind": "poll", "sockets": asked, "typed": bool(typed)}
    if ends:
        _poll_both(request, ends, of_pipes, take, ready, ms)
    else:
        take(kernel.trap({**request, "ms": ms}))
    for fd in (1, 2):
        if wanted.get(fd, 0) & POLLOUT:
            ready[fd] = POLLOUT
    return ready


def _poll_both(request, ends, of_pipes, take, ready, ms):
    """Sockets and pipes at once: whoever writes into one of the pipes ends the poll of the sockets."""
    queues = [queue for end in ends.values() for queue in end.queues()]
    until_ms = waiting.until_ms(ms)
    waiter = waiting.Waiter(kernel.running)
    for queue in queues:
        queue.append(waiter)
    try:
        while True:
            left = None if until_ms is None else max(0, until_ms - kernel.running.process.clock_ms)
            waiter.woken = False
            take(kernel.trap({**request, "ms": 0 if of_pipes() else left}))
            if ready or left == 0:
                return
    finally:
        for queue in queues:
            queue.remove(waiter)


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None:
        timeout = duration.seconds(timeout, "timeout must be a float or None")
        if timeout < 0:
            raise ValueError("timeout must be non-negative")
    rows = [[(file, _number(file)) for file in list(each)] for each in (rlist, wlist, xlist)]
    wanted = {}
    for row, events in zip(rows, (POLLIN, POLLOUT, POLLPRI)):
        for _file, fd in row:
            if fd > 2 and fd not in kernel.running.process.descriptors:
                raise errors.os_error(9)
            wanted[fd] = wanted.get(fd, 0) | events
    found = _poll(wanted, None if timeout is None else timeout * 1000)
    ready = (POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI)
    return tuple([file for file, fd in row if found.get(fd, 0) & mask] for row, mask in zip(rows, ready))


class _Poll:
    """select.poll object"""

    def __new__(cls, *_args):
        raise TypeError("cannot create 'select.poll' instances")

    def register(self, file, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._wanted[_number(file)] = eventmask

    def modify(self, file, eventmask, /):
        fd = _number(file)
        if fd not in self._wanted:
            raise errors.os_error(2)
        self._wanted[fd] = eventmask

    def unregister(self, file, /):
        del self._wanted[_number(file)]

    def poll(self, timeout=None, /):
        ms = None if timeout is None or timeout < 0 else float(timeout)
        gone = [fd for fd in self._wanted if fd > 2 and fd not in kernel.running.process.descriptors]
        if gone:
            return [(fd, POLLNVAL) for fd in gone]
        return list(_poll(self._wanted, ms).items())


_Poll.__name__ = _Poll.__qualname__ = "poll"
_Poll.__module__ = "select"


def poll():
    made = object.__new__(_Poll)
    made._wanted = {}
    return made


EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP
EPOLLRDHUP, EPOLLEXCLUSIVE, EPOLLONESHOT, EPOLLET = 0x2000, 1 << 28, 1 << 30, 1 << 31
EPOLL_CLOEXEC = 0o2000000


class epoll:
    """Level-triggered, as `poll`. Edges and one-shots are not modelled."""

    def __init__(self, sizehint=-1, flags=0):
        self._wanted = {}
        self.closed = False

    def fileno(self):
        return 1023

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        fd = _number(fd)
        if fd in self._wanted:
            raise errors.os_error(17)
        if fd > 2 and kernel.running and fd not in kernel.running.process.descriptors:
            raise errors.os_error(9)
        self.modify_to(fd, eventmask)

    def modify_to(self, fd, eventmask):
        if eventmask & (EPOLLONESHOT | EPOLLET):
            raise NotImplementedError("EPOLLET and EPOLLONESHOT are not modelled: docs/python.md says what is")
        self._wanted[fd] = eventmask

    def modify(self, fd, eventmask):
        fd = _number(fd)
        if fd not in self._wanted:
            raise errors.os_error(2)
        self.modify_to(fd, eventmask)

    def unregister(self, fd):
        if self._wanted.pop(_number(fd), None) is None:
            raise errors.os_error(2)

    def poll(self, timeout=None, maxevents=-1):
        ms = None if timeout is None or timeout < 0 else float(timeout) * 1000
        # A descriptor that is closed leaves by itself.
        known = kernel.running.process.descriptors if kernel.running else {}
        for fd in [fd for fd in self._wanted if fd > 2 and fd not in known]:
            del self._wanted[fd]
        found = list(_poll(self._wanted, ms).items())
        return found if maxevents < 0 else found[:maxevents]

    def close(self):
        self.closed = True
        self._wanted.clear()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()
