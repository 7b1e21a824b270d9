"""Pipes between the processes of a host.

Bytes of a pipe take no time, as in Linux: they are copied from one program to the other.
"""

from collections import deque

import seam_errors as errors
import seam_kernel as kernel
import seam_waiting as waiting

# As in Linux: pipe(7).
CAPACITY = 65536
ATOMIC = 4096
POLLIN, POLLOUT, POLLERR, POLLHUP = 1, 4, 8, 16


class _Channel:
    """Bytes on their way in one direction."""

    __slots__ = ("data", "items", "readers", "waiters", "writers")

    def __init__(self):
        self.data = bytearray()
        # Of each message of `multiprocessing` in it, the number of the user's item: see `queues`.
        self.items = deque()
        self.readers = self.writers = 1
        self.waiters = deque()


class End:
    """What the descriptors of an end of a pipe stand for, in whatever process."""

    __slots__ = ("blocks", "holders", "reads", "writes")

    def __init__(self, reads, writes):
        self.reads = reads
        self.writes = writes
        self.holders = 0
        self.blocks = True

    def hold(self):
        self.holders += 1

    def let_go(self):
        self.holders -= 1
        if self.holders > 0:
            return
        if self.reads:
            self.reads.readers -= 1
            waiting.wake(self.reads.waiters)
        if self.writes:
            self.writes.writers -= 1
            waiting.wake(self.writes.waiters)

    def given_to(self, child):
        self.hold()
        return self

    def queues(self):
        return [channel.waiters for channel in (self.reads, self.writes) if channel]

    def ready(self, wanted):
        """The events that are there, as `poll` tells them."""
        found = 0
        if self.reads:
            if self.reads.data:
                found |= wanted & POLLIN
            if self.reads.writers == 0:
                found |= POLLHUP
        if self.writes:
            if self.writes.readers == 0:
                found |= POLLERR
            elif len(self.writes.data) <= CAPACITY - ATOMIC:
                found |= wanted & POLLOUT
        return found

    def read(self, size):
        channel = self.reads
        if channel is None:
            raise errors.os_error(9)
        self._wait(lambda: channel.data or channel.writers == 0, channel, "item")
        taken = bytes(channel.data[:size])
        del channel.data[:size]
        if taken:
            waiting.wake(channel.waiters)
        return taken

    def write(self, data):
        channel = self.writes
        if channel is None:
            raise errors.os_error(9)
        data = memoryview(data).cast("B")
        done = 0
        while True:
            least = len(data) if len(data) <= ATOMIC else 1
            if not self.blocks and done:
                return done
            self._wait(lambda: channel.readers == 0 or len(channel.data) + least <= CAPACITY, channel, "room")
            if channel.readers == 0:
                raise errors.os_error(32)
            part = data[done : done + CAPACITY - len(channel.data)]
            channel.data += part
            done += len(part)
            waiting.wake(channel.waiters)
            if done == len(data):
                return done

    def _wait(self, is_there, channel, what):
        if is_there():
            return
        if not self.blocks:
            raise errors.os_error(11)
        waiting.wait(is_there, [channel.waiters], None, lambda: {"awaits": what})


def one_way():
    """The end to read from, and the end to write to."""
    channel = _Channel()
    return End(channel, None), End(None, channel)


def put(end):
    """The lowest free descriptor of the running process stands for this end from now on."""
    process = kernel.running.process
    fd = process.free_descriptor()
    process.descriptors[fd] = end
    end.hold()
    return fd


def pair():
    """Two ends, each of which reads what is written into the other, as of a Unix socket pair."""
    there, back = _Channel(), _Channel()
    return End(there, back), End(back, there)


def of(fd):
    """The end that the descriptor stands for; None where it is no pipe's."""
    known = kernel.running and kernel.running.process.descriptors.get(fd)
    return known if isinstance(known, End) else None
