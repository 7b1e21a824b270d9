"""Tells of items that go from thread to thread through a `queue`. The module itself is the standard library's own."""

from collections import deque

import seam_kernel as kernel
import seam_values as values
import seam_waits as waits

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
    global _numbers
    inside = queue.__dict__.setdefault("_seam_items", deque())
    if rule == "puts":
        _numbers += 1
        number = _numbers
        inside.append((item, number))
    else:
        number = next((number for other, number in inside if other is item), None)
        if number is None:
            return
        inside.remove(next(pair for pair in inside if pair[1] == number))
    frame = waits.user_frame()
    if frame is not None and kernel.running.stack and kernel.noting():
        name = waits.name_of(queue, frame)
        kernel.note("passes", rule=rule, item=number, queue=name, text=values.shown(item, 1))
