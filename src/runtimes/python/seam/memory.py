"""Memory that the processes of a host share: `_posixshmem`, and what `multiprocessing.shared_memory` maps."""

import os
import types

import seam_errors as errors
import seam_kernel as kernel
import seam_pipes as pipes
import seam_system as system

_CREATE, _EXCLUSIVE, _TRUNCATE = 0o100, 0o200, 0o1000
_by_name = {}


def begin_run():
    _by_name.clear()


class Memory:
    """What a descriptor of shared memory stands for."""

    def __init__(self):
        self.data = bytearray()

    def hold(self):
        pass

    def given_to(self, child):
        return self

    def let_go(self):
        pass


class Mapped:
    """Stands for `mmap.mmap` of such a descriptor: the bytes themselves, and no copy of them."""

    def __init__(self, fd, length):
        self._data = _of(fd).data

    def __buffer__(self, flags):
        return memoryview(self._data)

    def close(self):
        self._data = None


def _of(fd):
    known = kernel.running and kernel.running.process.descriptors.get(fd)
    return known if isinstance(known, Memory) else None


def shm_open(path, flags, mode=0o777):
    known = _by_name.get(path)
    if known is None:
        if not flags & _CREATE:
            raise errors.os_error(2, path)
        known = _by_name[path] = Memory()
    elif flags & _CREATE and flags & _EXCLUSIVE:
        raise errors.os_error(17, path)
    if flags & _TRUNCATE:
        known.data = bytearray()
    return pipes.put(known)


def shm_unlink(path):
    if _by_name.pop(path, None) is None:
        raise errors.os_error(2, path)


def start():
    ftruncate, fstat = os.ftruncate, os.fstat

    @system.offer("ftruncate")
    def _ftruncate(fd, length, /):
        memory = _of(fd)
        if memory is None:
            return ftruncate(fd, length)
        memory.data = memory.data[:length] + bytes(max(0, length - len(memory.data)))

    @system.offer("fstat")
    def _fstat(fd):
        memory = _of(fd)
        return types.SimpleNamespace(st_size=len(memory.data)) if memory else fstat(fd)


module = system.module("_posixshmem", shm_open=shm_open, shm_unlink=shm_unlink)
