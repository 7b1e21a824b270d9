"""`_socket`: every call goes to the modelled kernel. `socket` stands on it as it is."""

import sys

import seam_constants as constants
import seam_errors as errors
import seam_kernel as kernel
import seam_linux as linux
import seam_names as names
import seam_options as options

globals().update(constants.SOCKET)
__all__ = None
error = OSError
timeout = TimeoutError
herror, gaierror = names.herror, names.gaierror
has_ipv6 = False
_TYPES = {1: "tcp", 2: "udp"}
_HOW = {0: "RD", 1: "WR", 2: "RDWR"}
_accepted_flags = constants.SOCKET["MSG_NOSIGNAL"]


def _ask(call):
    """Makes a call to the kernel. @raises OSError as CPython would"""
    result = kernel.trap({"kind": "call", "call": call})
    if not result["ok"]:
        raise errors.raised(result["error"])
    return result["value"]


def _binary(data):
    """Bytes as a text with a character for each."""
    if not isinstance(data, bytes):
        try:
            data = bytes(memoryview(data).cast("B"))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
    return data.decode("latin-1")


def _pair(address):
    return (address["host"], address["port"])


class _Open:
    """What a file descriptor stands for: a socket of the kernel's, and what CPython keeps of it."""

    __slots__ = ("family", "id", "listens", "options", "timeout", "type")

    def __init__(self, id, family, type, timeout):
        self.id = id
        self.family = family
        self.type = type
        self.timeout = timeout
        self.listens = False
        self.options = {}


class socket:
    """socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object"""

    __slots__ = ("_fd", "_open", "_proto")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        process = kernel.running.process
        self._fd = -1
        if fileno is not None:
            self._adopt(process, fileno)
            return
        family = 2 if family == -1 else int(family)
        type = 1 if type == -1 else int(type)
        plain = type & ~(constants.SOCKET["SOCK_NONBLOCK"] | constants.SOCKET["SOCK_CLOEXEC"])
        if family == 10:
            raise errors.os_error(97)
        if family != 2 or plain not in _TYPES:
            errors.not_modelled(f"socket({family}, {type})")
        call = {"call": "socket"} if plain == 1 else {"call": "socket", "type": "udp"}
        answer = _ask(call)
        self._proto = 0 if proto == -1 else proto
        limit = 0.0 if type & constants.SOCKET["SOCK_NONBLOCK"] else process.default_timeout
        self._open = _Open(answer["socket"], family, plain, None)
        self._fd = process.free_descriptor()
        process.descriptors[self._fd] = self._open
        if limit is not None:
            self.settimeout(limit)

    def _adopt(self, process, fileno):
        if isinstance(fileno, float) or not isinstance(fileno, int):
            raise TypeError(f"'{type(fileno).__name__}' object cannot be interpreted as an integer")
        if fileno < 0:
            raise ValueError("negative file descriptor")
        known = process.descriptors.get(fileno)
        if not isinstance(known, _Open):
            raise errors.os_error(9)
        self._open, self._fd = known, fileno
        self._proto = 0

    @property
    def timeout(self):
        return self._open.timeout

    @property
    def family(self):
        return self._open.family

    @property
    def type(self):
        return self._open.type

    @property
    def proto(self):
        return self._proto

    def _id(self):
        if self._fd < 0:
            raise errors.os_error(9)
        return self._open.id

    def _call(self, name, **values):
        return _ask({"call": name, "socket": self._id(), **values})

    def fileno(self):
        return self._fd

    def _accept(self):
        answer = self._call("accept")
        process = kernel.running.process
        fd = process.free_descriptor()
        process.descriptors[fd] = _Open(answer["socket"], self._open.family, self._open.type, None)
        return fd, _pair(answer["peer"])

    def bind(self, address, /):
        self._call("bind", address=names.address(address, "bind"))

    def listen(self, backlog=128, /):
        backlog = backlog.__index__()
        if not -(2**31) <= backlog < 2**31:
            raise OverflowError("signed integer is greater than maximum")
        self._call("listen", backlog=backlog)
        self._open.listens = True

    def connect(self, address, /):
        self._call("connect", address=names.address(address, "connect"))

    def connect_ex(self, address, /):
        try:
            self.connect(address)
        except names.gaierror:
            raise
        except TimeoutError as late:
            return late.errno or 11
        except OSError as failed:
            if failed.errno is None:
                raise
            return failed.errno
        return 0

    def close(self):
        fd, self._fd = self._fd, -1
        if fd < 0:
            return
        descriptors = kernel.running.process.descriptors
        if descriptors.get(fd) is self._open:
            del descriptors[fd]
            _ask({"call": "close", "socket": self._open.id})

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def __del__(self):
        if getattr(self, "_fd", -1) >= 0 and kernel.running and not kernel.running.process.is_over:
            self.close()

    def shutdown(self, how, /):
        if how not in _HOW:
            raise errors.os_error(22)
        self._call("shutdown", how=_HOW[how])

    def _flags(self, flags):
        told = flags & ~_accepted_flags
        marks = {}
        for name in ("MSG_PEEK", "MSG_DONTWAIT", "MSG_WAITALL"):
            if told & constants.SOCKET[name]:
                marks.setdefault("flags", []).append(name[4:])
                told &= ~constants.SOCKET[name]
        if told:
            errors.not_modelled(f"flags={flags:#x}")
        return marks

    def send(self, data, flags=0, /):
        return self._call("send", data=_binary(data), **self._flags(flags))["count"]

    def sendall(self, data, flags=0, /):
        self._call("sendall", data=_binary(data), **self._flags(flags))

    def sendto(self, data, *rest):
        flags, address = rest if len(rest) == 2 else (0, *rest)
        if address is None:
            return self.send(data, flags)
        told = names.address(address, "sendto")
        return self._call("send", data=_binary(data), to=told, **self._flags(flags))["count"]

    def _received(self, size, flags):
        size = size.__index__()
        if size < 0:
            raise ValueError("negative buffersize in recv")
        if size > 1 << 40:
            raise MemoryError
        return self._call("recv", max=size, **self._flags(flags))

    def recv(self, size, flags=0, /):
        return self._received(size, flags)["bytes"].encode("latin-1")

    def recvfrom(self, size, flags=0, /):
        answer = self._received(size, flags)
        peer = answer.get("peer")
        return answer["bytes"].encode("latin-1"), _pair(peer) if peer else None

    def _into(self, buffer, size):
        view = memoryview(buffer).cast("B")
        if size < 0:
            raise ValueError("negative buffersize in recv_into")
        if size > len(view):
            raise ValueError("buffer too small for requested bytes")
        return view, size or len(view)

    def recv_into(self, buffer, nbytes=0, flags=0):
        view, size = self._into(buffer, nbytes)
        data = self.recv(size, flags)
        view[: len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        view, size = self._into(buffer, nbytes)
        data, peer = self.recvfrom(size, flags)
        view[: len(data)] = data
        return len(data), peer

    def getsockname(self):
        return _pair(self._call("getsockname")["address"])

    def getpeername(self):
        return _pair(self._call("getpeername")["address"])

    def settimeout(self, value, /):
        if value is None:
            limit = None
        else:
            limit = float(value)
            if limit != limit or limit < 0:
                raise ValueError("Timeout value out of range")
        self._call("settimeout", ms=None if limit is None else limit * 1000)
        self._open.timeout = limit

    def gettimeout(self):
        return self._open.timeout

    def setblocking(self, flag, /):
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        return self._open.timeout != 0

    def setsockopt(self, level, option, value, length=None, /):
        self._id()
        level, option = int(level), int(option)
        told, kept = options.told(level, option, value)
        if told:
            self._call("setsockopt", option=told)
        self._open.options[level, option] = kept

    def getsockopt(self, level, option, length=0, /):
        self._id()
        level, option = int(level), int(option)
        if (level, option) == (1, 4):
            symbol = self._call("geterror")["text"]
            return linux.NUMBERS[symbol] if symbol else 0
        if (level, option) == (1, 38):
            return self._proto or {1: 6, 2: 17}[self._open.type]
        return options.value_of(self._open, level, option)

    def _seam_shown(self):
        if self._fd < 0:
            return "<socket, closed>"
        return f"<socket fd={self._fd}>"


socket.__module__ = "_socket"
SocketType = socket


def dup(fd):
    errors.not_modelled("dup of a socket")


def close(fd):
    known = kernel.running.process.descriptors.pop(fd, None)
    if known is None:
        raise errors.os_error(9)
    _ask({"call": "close", "socket": known.id})


def socketpair(family=None, type=1, proto=0, /):
    """Two connected sockets, made over the loopback."""
    listener = socket(2, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)
    first = socket(2, 1)
    first.connect(listener.getsockname())
    fd, _peer = listener._accept()
    listener.close()
    return first, socket(2, 1, 0, fd)


def getdefaulttimeout():
    return kernel.running.process.default_timeout


def setdefaulttimeout(value):
    if value is not None:
        value = float(value)
        if value < 0:
            raise ValueError("Timeout value out of range")
    kernel.running.process.default_timeout = value


for _name in names.OFFERED:
    globals()[_name] = getattr(names, _name)
CAPI = None
__all__ = [name for name in globals() if not name.startswith("_") and name not in ("sys", "errors", "kernel", "linux", "constants", "names", "options")]
