"""The options of a socket: what the modelled kernel is told of one, and what is only kept."""

import seam_constants as constants
import seam_errors as errors

# Options that change nothing in the model, or whose value is only kept.
_kept = {
    ("SOL_SOCKET", name): default
    for name, default in {"SO_KEEPALIVE": 0, "SO_BROADCAST": 0, "SO_REUSEPORT": 0, "SO_RCVBUF": 131072, "SO_SNDBUF": 16384}.items()
}
_kept[("IPPROTO_TCP", "TCP_NODELAY")] = 0
_kept.update({("IPPROTO_TCP", name): 0 for name in ("TCP_KEEPCNT", "TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_QUICKACK", "TCP_CORK")})
_kept.update({("IPPROTO_IP", name): 1 for name in ("IP_TTL", "IP_TOS", "IP_MULTICAST_TTL", "IP_MULTICAST_LOOP")})
_KEPT = {(constants.SOCKET[level], constants.SOCKET[name]): default for (level, name), default in _kept.items()}


def told(level, option, value):
    """What the kernel is told of an option that is set, or None; and the value that `getsockopt` gives afterwards."""
    if (level, option) == (1, 2):
        on = int.from_bytes(value[:4], "little") != 0 if isinstance(value, (bytes, bytearray)) else int(value) != 0
        return {"name": "SO_REUSEADDR", "on": on}, value
    if (level, option) == (1, 13):
        return _linger(value), value
    if (level, option) not in _KEPT:
        errors.not_modelled(f"setsockopt({level}, {option})")
    if level == 1 and option in (7, 8):
        return None, max(int(value) * 2, 4608 if option == 7 else 2304)
    return None, value


def _linger(value):
    if not isinstance(value, (bytes, bytearray)) or len(value) < 8:
        return {"name": "malformed"}
    on, seconds = int.from_bytes(value[:4], "little"), int.from_bytes(value[4:8], "little")
    return {"name": "SO_LINGER", "seconds": seconds if on else None}


def value_of(open, level, option):
    """The value of an option that the kernel need not be asked for. `open`: what the descriptor stands for."""
    if (level, option) == (1, 3):
        return open.type
    if (level, option) == (1, 30):
        return int(open.listens)
    if (level, option) == (1, 39):
        return open.family
    if (level, option) == (1, 2):
        return int(bool(open.options.get((1, 2), 0)))
    known = open.options.get((level, option), _KEPT.get((level, option)))
    if known is None:
        errors.not_modelled(f"getsockopt({level}, {option})")
    return known
