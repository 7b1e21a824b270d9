"""Tells of items that go from thread to thread through a `queue`, or from process to process through a queue or a pipe
of `multiprocessing`. The modules themselves are the standard library's own."""

import sys
from collections import deque

import seam_imports as imports
import seam_kernel as kernel
import seam_pipes as pipes
import seam_values as values
import seam_waits as waits

_numbers = 0


def begin_run():
    global _numbers
    _numbers = 0


def watch_items(module):
    """Of a process's own `queue`: each class tells what comes in and what goes out."""
    for kind in (module.Queue, module.LifoQueue, module.PriorityQueue):
        _watch(kind, "_put", "_get")
    _watch(module._PySimpleQueue, "put", "get")


def _watch(kind, put_name, get_name):
    put, get = getattr(kind, put_name), getattr(kind, get_name)

    def watched_put(self, item, *args, **kwargs):
        _note("puts", self, item)
        return put(self, item, *args, **kwargs)

    def watched_get(self, *args, **kwargs):
        item = get(self, *args, **kwargs)
        _note("gets", self, item)
        return item

    for watched, of in ((watched_put, put), (watched_get, get)):
        watched.__name__, watched.__qualname__ = of.__name__, of.__qualname__
    setattr(kind, put_name, watched_put)
    setattr(kind, get_name, watched_get)


def _note(rule, queue, item):
    inside = queue.__dict__.setdefault("_seam_items", deque())
    if rule == "puts":
        number = _next()
        inside.append((item, number))
    else:
        number = next((number for other, number in inside if other is item), None)
        if number is None:
            return
        inside.remove(next(pair for pair in inside if pair[1] == number))
    _tell(rule, queue, item, number, waits.user_frame())


def _next():
    global _numbers
    _numbers += 1
    return _numbers


def _tell(rule, queue, item, number, frame):
    if frame is not None and kernel.running.stack and kernel.noting():
        name = waits.name_of(queue, frame)
        kernel.note("passes", rule=rule, item=number, queue=name, text=values.shown(item, 1))


def watch_messages(module):
    """Of a process's own `multiprocessing.connection`: a message keeps the number of its item on the way."""
    kind = module.Connection
    send_bytes, recv_bytes = kind._send_bytes, kind._recv_bytes

    def numbered_send(self, buf):
        end = pipes.of(self._handle)
        if end is not None and end.writes is not None:
            end.writes.items.append(kernel.running.item)
        kernel.running.item = None
        return send_bytes(self, buf)

    def numbered_recv(self, *args):
        buf = recv_bytes(self, *args)
        end = pipes.of(self._handle)
        kernel.running.item = end.reads.items.popleft() if end is not None and end.reads and end.reads.items else None
        return buf

    kind._send_bytes, kind._recv_bytes = numbered_send, numbered_recv
    _watch_sent(kind, "send")
    _watch_got(kind, "recv")


def watch_shared(module):
    """Of a process's own `multiprocessing.queues`."""
    for kind in (module.Queue, module.SimpleQueue):
        _watch_got(kind, "get")
    _watch_sent(module.SimpleQueue, "put")
    reset = module.Queue._reset

    def watched_reset(self, *args, **kwargs):
        reset(self, *args, **kwargs)
        self._buffer = _Buffer(self, module._sentinel)

    module.Queue._reset = watched_reset


class _Buffer(deque):
    """Items that a thread of the queue's own has yet to write into its pipe."""

    def __init__(self, queue, sentinel):
        self._queue, self._sentinel = queue, sentinel
        self._numbers = deque()

    def append(self, item):
        self._numbers.append(None if item is self._sentinel else _put(self._queue, item))
        super().append(item)

    def popleft(self):
        item = super().popleft()
        kernel.running.item = self._numbers.popleft()
        return item


def _watch_sent(kind, name):
    put = getattr(kind, name)

    def watched(self, item):
        kernel.running.item = _put(self, item)
        try:
            return put(self, item)
        finally:
            kernel.running.item = None

    _replace(kind, name, watched, put)


def _watch_got(kind, name):
    get = getattr(kind, name)

    def watched(self, *args, **kwargs):
        item = get(self, *args, **kwargs)
        number, kernel.running.item = kernel.running.item, None
        if number is not None:
            _tell("gets", self, item, number, _calling_frame())
        return item

    _replace(kind, name, watched, get)


def _replace(kind, name, watched, of):
    watched.__name__, watched.__qualname__, watched.__module__ = of.__name__, of.__qualname__, of.__module__
    setattr(kind, name, watched)


def _put(queue, item):
    """The number of an item that the user's own line puts; None of what the library sends for itself."""
    frame = _calling_frame()
    if frame is None:
        return None
    number = _next()
    _tell("puts", queue, item, number, frame)
    return number


def _calling_frame():
    """The frame that calls the library's queue or pipe, where it is the user's."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(_PASSED):
        frame = frame.f_back
    return frame if frame is not None and frame.f_code.co_filename in kernel.user_files else None


_PASSED = (waits.SEAM, f"{imports.LIBRARY}/multiprocessing/queues.py")
