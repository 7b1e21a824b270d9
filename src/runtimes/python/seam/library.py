"""What of `multiprocessing` is done here in another way. Everything else of it is the library's own file."""

import types
from collections import deque

import seam_errors as errors
import seam_imports as imports
import seam_kernel as kernel
import seam_memory as memory
import seam_pipes as pipes
import seam_queues as queues
import seam_waiting as waiting

NO_FORK = (
    "multiprocessing: the start method 'fork' is not modelled, because it copies the whole memory of a process: "
    "use 'forkserver', which is the default of Python 3.14, or 'spawn'"
)
# Memory that processes share, by number; listeners that they connect to, by address.
_arenas = []
_listeners = {}
_kept = []


def begin_run():
    for table in (_arenas, _listeners, _kept):
        table.clear()


def _change(name):
    def put(change):
        imports.changes[name] = change
        return change

    return put


@_change("multiprocessing.reduction")
def _reduction(module):
    module.HAVE_SEND_HANDLE = True


@_change("multiprocessing.resource_tracker")
def _resource_tracker(module):
    """Nothing outlives the run: nobody need clean up after a process that was killed."""
    nothing = lambda *args: None
    module.register = module.unregister = module.ensure_running = nothing
    module.getfd = lambda: 2


@_change("multiprocessing.popen_fork")
def _popen_fork(module):
    def launch(self, process_obj):
        raise NotImplementedError(NO_FORK)

    module.Popen._launch = launch


@_change("multiprocessing.popen_spawn_posix")
def _popen_spawn(module):
    launch = module.Popen._launch

    def named_launch(self, process_obj):
        kernel.running.starts = process_obj.name
        launch(self, process_obj)

    module.Popen._launch = named_launch


@_change("multiprocessing.popen_forkserver")
def _popen_forkserver(module):
    """A server process has imported the main module once, and each child is a copy of it. Here each child imports it
    for itself, and all but the first do so silently."""
    from multiprocessing import popen_spawn_posix

    class Popen(popen_spawn_posix.Popen):
        method = "forkserver"

        def _launch(self, process_obj):
            parent = kernel.running.process
            parent.server = parent.server or _Server()
            super()._launch(process_obj)
            child = parent.children[self.pid]
            if parent.server.has_imported:
                return
            waiting.wait(
                lambda: parent.server.has_imported or child.status is not None,
                [parent.server.waiters, child.ended],
                None,
                lambda: {"awaits": "begin", "of": child.name},
            )
            if not parent.server.has_imported:
                # The server ends with the exception of the main module, and with it the connection to it.
                raise errors.os_error(104)

    Popen.__module__ = module.__name__
    module.Popen = Popen


class _Server:
    def __init__(self):
        self.has_imported = False
        self.waiters = deque()


@_change("multiprocessing.spawn")
def _spawn(module):
    def with_server(fixup):
        def imported(main):
            process = kernel.running.process
            server = process.server
            process.is_quiet = bool(server and server.has_imported)
            try:
                fixup(main)
            finally:
                process.is_quiet = False
            if server and not server.has_imported:
                server.has_imported = True
                waiting.wake(server.waiters)
                kernel.trap({"kind": "sleep", "ms": 0})

        return imported

    module._fixup_main_from_path = with_server(module._fixup_main_from_path)
    module._fixup_main_from_name = with_server(module._fixup_main_from_name)


@_change("multiprocessing.queues")
def _queues(module):
    queues.watch_shared(module)


@_change("multiprocessing.resource_sharer")
def _resource_sharer(module):
    class DupFd:
        """A descriptor on its way to another process."""

        def __init__(self, fd):
            end = pipes.of(fd)
            if end is None:
                errors.not_modelled("sending a socket to a process that runs already")
            end.hold()
            _kept.append(end)
            self._id = len(_kept) - 1

        def detach(self):
            end = _kept[self._id]
            fd = pipes.put(end)
            end.let_go()
            return fd

    DupFd.__module__ = module.__name__
    DupFd.__qualname__ = "DupFd"
    module.DupFd = DupFd


@_change("multiprocessing.shared_memory")
def _shared_memory(module):
    module.mmap = types.SimpleNamespace(mmap=memory.Mapped)


@_change("multiprocessing.heap")
def _heap(module):
    class Arena:
        def __init__(self, size, number=-1):
            self.size = size
            if number == -1:
                _arenas.append(bytearray(size))
                number = len(_arenas) - 1
            self.number = number
            self.buffer = _arenas[number]

        def __reduce__(self):
            module.assert_spawning(self)
            return Arena, (self.size, self.number)

    Arena.__module__ = module.__name__
    Arena.__qualname__ = "Arena"
    module.Arena = Arena


class _Listening:
    def __init__(self):
        self.queue = deque()
        self.waiters = deque()


@_change("multiprocessing.connection")
def _connection(module):
    """Unix sockets: the two ends of a connection are those of a pair of pipes."""
    queues.watch_messages(module)
    pipe, of_sockets, client = module.Pipe, module.SocketListener, module.SocketClient

    def Pipe(duplex=True):
        if not duplex:
            return pipe(duplex)
        one, other = pipes.pair()
        return module.Connection(pipes.put(one)), module.Connection(pipes.put(other))

    class SocketListener:
        def __new__(cls, address, family, backlog=1):
            return super().__new__(cls) if family == "AF_UNIX" else of_sockets(address, family, backlog)

        def __init__(self, address, family, backlog=1):
            if address in _listeners:
                raise errors.os_error(98)
            self._address, self._family, self._last_accepted = address, family, None
            self._listening = _listeners[address] = _Listening()

        def accept(self):
            listening = self._listening
            waiting.wait(
                lambda: listening.queue or _listeners.get(self._address) is not listening,
                [listening.waiters],
                None,
                lambda: {"awaits": "connection"},
            )
            if not listening.queue:
                raise errors.os_error(9)
            self._last_accepted = ""
            end = listening.queue.popleft()
            fd = pipes.put(end)
            end.let_go()
            return module.Connection(fd)

        def close(self):
            if _listeners.get(self._address) is self._listening:
                del _listeners[self._address]
                waiting.wake(self._listening.waiters)

    def SocketClient(address):
        if module.address_type(address) != "AF_UNIX":
            return client(address)
        listening = _listeners.get(address)
        if listening is None:
            raise errors.os_error(111)
        mine, theirs = pipes.pair()
        theirs.hold()
        listening.queue.append(theirs)
        waiting.wake(listening.waiters)
        return module.Connection(pipes.put(mine))

    for made in (Pipe, SocketListener, SocketClient):
        made.__module__, made.__qualname__ = module.__name__, made.__name__
        setattr(module, made.__name__, made)
