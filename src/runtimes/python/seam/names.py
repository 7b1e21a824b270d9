"""Names of hosts and ports. There is one host and no name server."""

import ipaddress
import re

import seam_errors as errors
import seam_kernel as kernel

HOST = "student-pc"
_SERVICES = {"http": 80, "https": 443, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "pop3": 110, "imap2": 143, "echo": 7, "daytime": 13}
OFFERED = [
    "gethostname", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getaddrinfo", "getnameinfo", "getservbyname",
    "getservbyport", "inet_aton", "inet_ntoa", "inet_pton", "inet_ntop", "htons", "ntohs", "htonl", "ntohl",
    "if_nameindex", "if_nametoindex", "if_indextoname", "getprotobyname",
]


_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*")


class herror(OSError):
    pass


class gaierror(OSError):
    pass


herror.__module__ = gaierror.__module__ = "socket"
_EAI = {-2: "Name or service not known", -3: "Temporary failure in name resolution", -9: "Address family for hostname not supported", -8: "Servname not supported for ai_socktype"}


def resolved(host):
    """The address of a host's name. @raises gaierror"""
    if host == "":
        return "0.0.0.0"
    if host in ("<broadcast>", "255.255.255.255"):
        return "255.255.255.255"
    if host.lower() in ("localhost", "localhost.localdomain", "ip4-localhost"):
        return "127.0.0.1"
    if host.lower() == HOST:
        return "127.0.1.1"
    try:
        return inet_ntoa(inet_aton(host))
    except OSError:
        pass
    if ":" in host:
        raise gaierror(-9, _EAI[-9])
    # glibc asks no name server for what can be no host's name. Nor is there one on a machine without network.
    number = -3 if _NAME.fullmatch(host.encode("idna").decode()) else -2
    raise gaierror(number, _EAI[number])


def address(value, method):
    """A pair of host and port as CPython takes it: `getsockaddrarg` in Modules/socketmodule.c."""
    if not isinstance(value, tuple):
        raise TypeError(f"{method}(): AF_INET address must be tuple, not {type(value).__name__}")
    if len(value) != 2:
        raise TypeError(f"{method}(): AF_INET address must be a pair (host, port)")
    host, port = value
    if isinstance(host, (bytes, bytearray)):
        host = host.decode("ascii")
    if not isinstance(host, str):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    if "\0" in host:
        raise TypeError("host name must not contain null character")
    if not hasattr(port, "__index__"):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    port = port.__index__()
    if not -(2**31) <= port < 2**31:
        raise OverflowError(f"{method}(): port must be 0-65535.")
    host = resolved(host)
    if not 0 <= port <= 65535:
        raise OverflowError(f"{method}(): port must be 0-65535.")
    return {"host": host, "port": port}


def gethostname():
    return HOST


def gethostbyname(name, /):
    if isinstance(name, str) and name.replace(".", "").isdigit() and not _is_number(name):
        raise gaierror(-2, _EAI[-2])
    return resolved(name)


def _is_number(host):
    try:
        return bool(inet_aton(host))
    except OSError:
        return False


def gethostbyname_ex(name, /):
    return (name, [], [resolved(name)])


def gethostbyaddr(name, /):
    found = resolved(name)
    if found == "127.0.0.1":
        return ("localhost", [], [found])
    if found == "127.0.1.1":
        return (HOST, [], [found])
    raise herror(2, "Host name lookup failure")


def _service(port, is_number):
    if port is None:
        return 0
    if isinstance(port, (bytes, str)):
        text = port.decode() if isinstance(port, bytes) else port.encode().decode()
        if text.lstrip("-").isdigit():
            return _port(int(text))
        if is_number:
            raise gaierror(-2, _EAI[-2])
        if text in _SERVICES:
            return _SERVICES[text]
        raise gaierror(-8, _EAI[-8])
    return _port(port.__index__())


def _port(number):
    if number < 0:
        raise gaierror(-8, _EAI[-8])
    return number & 0xFFFF


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if isinstance(host, (bytes, bytearray)):
        host = host.decode("ascii")
    if family == 10:
        raise gaierror(-9, _EAI[-9])
    number = _service(port, flags & 1024)
    passive = flags & 1
    if host == "":
        raise gaierror(-2, _EAI[-2])
    found = ("0.0.0.0" if passive else "127.0.0.1") if host is None else resolved(host)
    kinds = [(kind, protocol) for kind, protocol in ((1, 6), (2, 17)) if type in (0, kind) and proto in (0, protocol)]
    canonical = host if flags & 2 and host else ""
    return [(2, kind, protocol, canonical, (found, number)) for kind, protocol in kinds]


def getnameinfo(pair, flags, /):
    if not isinstance(pair, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    host, port = pair[0], pair[1]
    found = resolved(host)
    named = {"127.0.0.1": "localhost", "127.0.1.1": HOST}.get(found, found)
    services = {number: name for name, number in _SERVICES.items()}
    return (found if flags & 1 else named, str(port) if flags & 2 else services.get(port, str(port)))


def getservbyname(name, protocol=None, /):
    if name not in _SERVICES:
        raise OSError("service/proto not found")
    return _SERVICES[name]


def getservbyport(port, protocol=None, /):
    if not 0 <= port <= 65535:
        raise OverflowError("getservbyport: port must be 0-65535.")
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError("port/proto not found")


def getprotobyname(name, /):
    known = {"icmp": 1, "tcp": 6, "udp": 17}
    if name not in known:
        raise OSError("protocol not found")
    return known[name]


def inet_aton(text, /):
    parts = text.split(".")
    if not 1 <= len(parts) <= 4 or not all(map(_NUMBER.fullmatch, parts)):
        raise OSError("illegal IP address string passed to inet_aton")
    *first, last = (int(part, 16 if part[1:2] in ("x", "X") else 8 if part[0] == "0" else 10) for part in parts)
    if any(part > 255 for part in first) or last >= 256 ** (4 - len(first)):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(first) + last.to_bytes(4 - len(first), "big")


def inet_ntoa(packed, /):
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, packed))


def _kind(family):
    """The class that reads and writes addresses of the family."""
    if family not in (2, 10):
        raise errors.os_error(97)
    return ipaddress.IPv4Address if family == 2 else ipaddress.IPv6Address


def inet_pton(family, text, /):
    try:
        return _kind(family)(text).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(family, packed, /):
    kind = _kind(family)
    if len(packed) != kind.max_prefixlen // 8:
        raise ValueError("invalid length of packed IP address string")
    return str(kind(bytes(packed)))


def _swapped(size, name):
    most = 256**size - 1

    def swap(value, /):
        if value < 0:
            raise ValueError("Cannot convert negative int")
        if value > most:
            raise OverflowError(f"{name}: Python int too large to convert to C {16 if size == 2 else 32}-bit unsigned integer")
        return int.from_bytes(value.to_bytes(size, "little"), "big")

    swap.__name__ = name
    return swap


htons, ntohs = _swapped(2, "htons"), _swapped(2, "ntohs")
htonl, ntohl = _swapped(4, "htonl"), _swapped(4, "ntohl")


def if_nameindex():
    return [(1, "lo")]


def if_nametoindex(name, /):
    if not isinstance(name, (str, bytes)):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(name).__name__}")
    if name not in ("lo", b"lo"):
        raise errors.os_error(19)
    return 1


def if_indextoname(index, /):
    if not hasattr(index, "__index__"):
        raise TypeError(f"'{type(index).__name__}' object cannot be interpreted as an integer")
    if index < 0:
        raise ValueError("Cannot convert negative int")
    if index > 2**32 - 1:
        raise OverflowError("Python int too large to convert to C int")
    if index != 1:
        raise errors.os_error(6)
    return "lo"
