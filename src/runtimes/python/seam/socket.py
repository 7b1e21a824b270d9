"""`_socket`: every call goes to the modelled kernel. `socket` stands on it as it is."""

import os
import warnings

import seam_constants as constants
import seam_descriptors as descriptors
import seam_duration as duration
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
_HOW = {0: "RD", 1: "WR", 2: "RDWR"}
_accepted_flags = constants.SOCKET["MSG_NOSIGNAL"]
_INT_MOST = 2**31 - 1


def _binary(data):
    """Bytes as a text with a character for each."""
    if not isinstance(data, bytes):
        try:
            data = bytes(memoryview(data).cast("B"))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
    return data.decode("latin-1")


def _int(value):
    """A C int. @raises TypeError, OverflowError"""
    if not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value = value.__index__()
    if value > _INT_MOST:
        raise OverflowError("signed integer is greater than maximum")
    if value < -_INT_MOST - 1:
        raise OverflowError("signed integer is less than minimum")
    return value


def _pair(address):
    return (address["host"], address["port"])


class socket:
    """socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object"""

    __slots__ = ("_family", "_fd", "_proto", "_timeout", "_type")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        if fileno is None:
            family = 2 if family == -1 else int(family)
            type = 1 if type == -1 else int(type)
        plain = type if type == -1 else type & ~(constants.SOCKET["SOCK_NONBLOCK"] | constants.SOCKET["SOCK_CLOEXEC"])
        if fileno is None:
            fd = descriptors.put(_made(family, plain))
        else:
            fd, known = _adopted(fileno)
            family = known.family if family == -1 else family
            plain = known.type if plain == -1 else plain
        self._fd, self._family, self._type = fd, family, plain
        self._proto = 0 if proto == -1 else proto
        self._timeout = None
        does_not_block = type != -1 and type & constants.SOCKET["SOCK_NONBLOCK"]
        limit = 0.0 if does_not_block else kernel.running.process.default_timeout
        if limit is not None:
            self.settimeout(limit)

    @property
    def timeout(self):
        return self._timeout

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    @property
    def proto(self):
        return self._proto

    def _open(self):
        return descriptors.needed(self._fd)

    def _call(self, name, **values):
        known = self._open()
        if known.timeout != self._timeout and known.holders > 1:
            known.tell_timeout(self._timeout)
        return descriptors.ask({"call": name, "socket": known.id, **values})

    def fileno(self):
        return self._fd

    def _accept(self):
        known = self._open()
        answer = self._call("accept")
        return descriptors.put(descriptors.Open(answer["socket"], known.family, known.type)), _pair(answer["peer"])

    def bind(self, address, /):
        self._call("bind", address=names.address(address, "bind"))

    def listen(self, backlog=128, /):
        self._call("listen", backlog=_int(backlog))
        self._open().listens = True

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
        if fd >= 0 and not descriptors.close(fd):
            raise errors.os_error(9)

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def __del__(self):
        if getattr(self, "_fd", -1) < 0 or not kernel.running or kernel.running.process.is_over:
            return
        if _tells_of_resources():
            warnings.warn(f"unclosed {self!r}", ResourceWarning, 1, source=self)
        fd, self._fd = self._fd, -1
        descriptors.close(fd)

    def __repr__(self):
        return f"<socket object, fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}>"

    def shutdown(self, how, /):
        how = _int(how)
        if how not in _HOW:
            raise errors.os_error(22)
        self._call("shutdown", how=_HOW[how])

    def _flags(self, flags):
        told = _int(flags) & ~_accepted_flags
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
        if not 1 <= len(rest) <= 2:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({1 + len(rest)} given)")
        data = _binary(data)
        flags, address = rest if len(rest) == 2 else (0, *rest)
        marks = self._flags(flags)
        self._open()
        return self._call("send", data=data, to=names.address(address, "sendto"), **marks)["count"]

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        if not hasattr(buffers, "__iter__") and not hasattr(buffers, "__getitem__"):
            raise TypeError("sendmsg() argument 1 must be iterable")
        data = "".join(map(_binary, buffers))
        marks = self._flags(flags)
        if list(ancdata):
            errors.not_modelled("sendmsg with ancillary data")
        to = {} if address is None else {"to": names.address(address, "sendmsg")}
        return self._call("send", data=data, **to, **marks)["count"]

    def _received(self, size, flags, name="recv"):
        if not hasattr(size, "__index__"):
            raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
        size = size.__index__()
        if size < 0:
            raise ValueError(f"negative buffersize in {name}")
        if size > 1 << 40:
            raise MemoryError
        return self._call("recv", max=size, **self._flags(flags))

    def recv(self, size, flags=0, /):
        # CPython does not ask the kernel for 0 bytes.
        if isinstance(size, int) and size == 0:
            return b""
        return self._received(size, flags)["bytes"].encode("latin-1")

    def recvfrom(self, size, flags=0, /):
        answer = self._received(size, flags, "recvfrom")
        return answer["bytes"].encode("latin-1"), _sender(answer)

    def recvmsg(self, size, ancillary=0, flags=0, /):
        answer = self._message(size, ancillary, flags, "recvmsg")
        return answer["bytes"].encode("latin-1"), [], _told_flags(answer), _sender(answer)

    def recvmsg_into(self, buffers, ancillary=0, flags=0, /):
        try:
            views = [memoryview(buffer).cast("B") for buffer in buffers]
        except TypeError as wrong:
            raise TypeError("recvmsg_into() argument 1 must be an iterable of buffers") from wrong
        if any(view.readonly for view in views):
            raise TypeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
        answer = self._message(sum(map(len, views)), ancillary, flags, "recvmsg_into")
        data = answer["bytes"].encode("latin-1")
        done = 0
        for view in views:
            part = data[done : done + len(view)]
            view[: len(part)] = part
            done += len(part)
        return len(data), [], _told_flags(answer), _sender(answer)

    def _message(self, size, ancillary, flags, name):
        if _int(size) < 0:
            raise ValueError(f"negative buffer size in {name}()")
        if not 0 <= _int(ancillary) <= _INT_MOST - 64:
            raise ValueError(f"invalid ancillary data buffer length in {name}()")
        return self._received(size, flags)

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
        # An end of a socket pair has no name.
        return "" if self._open().family == 1 else _pair(self._call("getsockname")["address"])

    def getpeername(self):
        address = self._call("getpeername")["address"]
        return "" if self._open().family == 1 else _pair(address)

    def settimeout(self, value, /):
        limit = duration.socket_timeout(value)
        self._open().tell_timeout(limit)
        self._timeout = limit

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag, /):
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        return self._timeout != 0

    def setsockopt(self, level, option, value, length=None, /):
        known = self._open()
        level, option = _int(level), _int(option)
        told, kept = options.told(level, option, value)
        if told:
            self._call("setsockopt", option=told)
        known.options[level, option] = kept

    def getsockopt(self, level, option, length=0, /):
        known = self._open()
        level, option = _int(level), _int(option)
        if (level, option) == (1, 4):
            symbol = self._call("geterror")["text"]
            return linux.NUMBERS[symbol] if symbol else 0
        if (level, option) == (1, 38):
            return self._proto or {1: 6, 2: 17}[known.type]
        return options.value_of(known, level, option)

    def _seam_shown(self):
        if self._fd < 0:
            return "<socket, closed>"
        return f"<socket fd={self._fd}>"


socket.__module__ = "_socket"
SocketType = socket


def _sender(answer):
    peer = answer.get("peer")
    return _pair(peer) if peer else None


def _told_flags(answer):
    return constants.SOCKET["MSG_TRUNC"] if answer.get("cut") else 0


def _made(family, type):
    """A new socket of the kernel's."""
    if family == 10:
        raise errors.os_error(97)
    if family != 2 or type not in (1, 2):
        errors.not_modelled(f"socket({family}, {type})")
    answer = descriptors.ask({"call": "socket"} if type == 1 else {"call": "socket", "type": "udp"})
    return descriptors.Open(answer["socket"], family, type)


def _adopted(fileno):
    if isinstance(fileno, float) or not isinstance(fileno, int):
        raise TypeError(f"'{type(fileno).__name__}' object cannot be interpreted as an integer")
    if fileno < 0:
        raise ValueError("negative file descriptor")
    return fileno, descriptors.needed(fileno)


def _tells_of_resources():
    """Whether a ResourceWarning is shown at all. Its text costs calls to the kernel."""
    for action, message, category, module, line in warnings.filters:
        if issubclass(ResourceWarning, category) and not message and not module and not line:
            return action != "ignore"
    return True


def dup(fd, /):
    descriptors.needed(fd)
    return os.dup(fd)


def close(fd, /):
    os.close(fd)


def socketpair(family=1, type=1, proto=0, /):
    """Two connected sockets, made over the loopback."""
    if family == 2:
        raise errors.os_error(95)
    if family != 1 or type not in (1, 2):
        errors.not_modelled(f"socketpair({family}, {type})")
    one = socket(2, type)
    if type == 2:
        other = socket(2, type)
        for end in (one, other):
            end.bind(("127.0.0.1", 0))
        one.connect(other.getsockname())
        other.connect(one.getsockname())
    else:
        listener = socket(2, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        one.connect(listener.getsockname())
        fd, _peer = listener._accept()
        other = socket(2, 1, 0, fd)
        listener.close()
    for end in (one, other):
        end._open().family = end._family = 1
    return one, other


def getdefaulttimeout():
    return kernel.running.process.default_timeout


def setdefaulttimeout(value, /):
    kernel.running.process.default_timeout = duration.socket_timeout(value)


for _name in names.OFFERED:
    globals()[_name] = getattr(names, _name)
CAPI = None
_OWN = ("os", "warnings", "constants", "descriptors", "duration", "errors", "kernel", "linux", "names", "options")
__all__ = [name for name in globals() if not name.startswith("_") and name not in _OWN]
