"""`select`: asks the modelled kernel which descriptors are ready. `selectors` stands on it as it is."""

import os

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
    if not isinstance(fd, int):
        raise TypeError("fileno() returned a non-integer")
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

    # Files are always ready.
    files = {fd: wanted[fd] & (POLLIN | POLLOUT) for fd in wanted if fd > 2 and fd not in table}
    if any(files.values()):
        ms = 0
    if ends and not asked and not typed and not any(files.values()):
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
    ready.update({fd: events for fd, events in files.items() if events})
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
            if _is_gone(fd):
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
        self._wanted[_number(file)] = _mask(eventmask)

    def modify(self, file, eventmask, /):
        fd, mask = _number(file), _mask(eventmask)
        if fd not in self._wanted:
            raise errors.os_error(2)
        self._wanted[fd] = mask

    def unregister(self, file, /):
        del self._wanted[_number(file)]

    def poll(self, timeout=None, /):
        ms = None
        if timeout is not None:
            ms = duration.seconds(timeout, "timeout must be an integer or None")
            if ms > 2**31 - 1:
                raise OverflowError("timeout is too large")
            ms = None if ms < 0 else ms
        if self._is_polling:
            raise RuntimeError("concurrent poll() invocation")
        gone = [fd for fd in self._wanted if _is_gone(fd)]
        if gone:
            return [(fd, POLLNVAL) for fd in gone]
        self._is_polling = True
        try:
            return list(_poll(dict(self._wanted), ms).items())
        finally:
            self._is_polling = False


def _mask(events):
    """An unsigned short. @raises TypeError, ValueError, OverflowError"""
    if not hasattr(events, "__index__"):
        raise TypeError(f"'{type(events).__name__}' object cannot be interpreted as an integer")
    events = events.__index__()
    if events < 0:
        raise ValueError("value must be positive")
    if events > 0xFFFF:
        raise OverflowError("Python int too large for C unsigned short")
    return events


def _is_gone(fd):
    """Whether the descriptor is closed."""
    if not kernel.running or fd <= 2 or fd in kernel.running.process.descriptors:
        return False
    try:
        os.fstat(fd)
        return False
    except OSError:
        return True


_Poll.__name__ = _Poll.__qualname__ = "poll"
_Poll.__module__ = "select"


def poll():
    made = object.__new__(_Poll)
    made._wanted, made._is_polling = {}, False
    return made


EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP
EPOLLRDHUP, EPOLLEXCLUSIVE, EPOLLONESHOT, EPOLLET = 0x2000, 1 << 28, 1 << 30, 1 << 31
EPOLL_CLOEXEC = 0o2000000


class epoll:
    """Level-triggered, as `poll`. Edges are not modelled."""

    def __init__(self, sizehint=-1, flags=0):
        if not isinstance(sizehint, int) or not isinstance(flags, int):
            raise TypeError("an integer is required")
        if sizehint != -1 and sizehint <= 0:
            raise ValueError("sizehint must be positive or -1")
        if flags not in (0, EPOLL_CLOEXEC):
            raise errors.os_error(22)
        self._wanted = {}
        self._spent = set()
        self.closed = False

    @classmethod
    def fromfd(cls, fd):
        errors.not_modelled("epoll.fromfd")

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed epoll object")

    def fileno(self):
        self._open()
        return 1023

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._open()
        fd = _number(fd)
        if _is_gone(fd):
            raise errors.os_error(9)
        if fd in self._wanted:
            raise errors.os_error(17)
        # epoll takes no files, as in Linux.
        if kernel.running and fd > 2 and fd not in kernel.running.process.descriptors:
            raise errors.os_error(1)
        self._want(fd, eventmask)

    def _want(self, fd, eventmask):
        if eventmask & EPOLLET:
            errors.not_modelled("EPOLLET")
        self._wanted[fd] = eventmask
        self._spent.discard(fd)

    def _known(self, fd):
        self._open()
        fd = _number(fd)
        if _is_gone(fd):
            raise errors.os_error(9)
        if fd not in self._wanted:
            raise errors.os_error(2)
        return fd

    def modify(self, fd, eventmask):
        self._want(self._known(fd), eventmask)

    def unregister(self, fd):
        del self._wanted[self._known(fd)]

    def poll(self, timeout=None, maxevents=-1):
        self._open()
        ms = None
        if timeout is not None:
            ms = duration.seconds(timeout, "timeout must be an integer or None") * 1000
            ms = None if ms < 0 else ms
        if maxevents == 0 or maxevents < -1:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        # A descriptor that is closed leaves by itself.
        for fd in [fd for fd in self._wanted if _is_gone(fd)]:
            del self._wanted[fd]
        asked = {fd: events & ~EPOLLONESHOT for fd, events in self._wanted.items() if fd not in self._spent}
        found = list(_poll(asked, ms).items())
        found = found if maxevents < 0 else found[:maxevents]
        self._spent.update(fd for fd, _events in found if self._wanted.get(fd, 0) & EPOLLONESHOT)
        return found

    def close(self):
        self.closed = True
        self._wanted.clear()

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *_error):
        self.close()
