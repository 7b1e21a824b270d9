"""How long a wait may be, as CPython takes it from a program: `_PyTime_FromSecondsObject` in Python/pytime.c."""

# 2⁶³ − 1 nanoseconds.
LONGEST_S = 9223372036.854775
# 2³¹ − 1 ms: what `poll(2)` takes.
LONGEST_POLL_S = 2147483.647


def seconds(value, wrong_type=None):
    """@param wrong_type the message where it is no number  @returns seconds as a float"""
    if isinstance(value, float):
        if value != value:
            raise ValueError("Invalid value NaN (not a number)")
    elif hasattr(value, "__index__"):
        value = value.__index__()
    else:
        message = f"'{type(value).__name__}' object cannot be interpreted as an integer or float"
        raise TypeError(wrong_type or message)
    if not -LONGEST_S <= value <= LONGEST_S:
        raise OverflowError("timestamp too large to convert to C PyTime_t")
    return float(value)


def socket_timeout(value):
    """`socket_parse_timeout` in Modules/socketmodule.c. @returns seconds, or None for ever"""
    if value is None:
        return None
    limit = seconds(value)
    if limit < 0:
        raise ValueError("Timeout value out of range")
    if limit > LONGEST_POLL_S:
        raise OverflowError("timeout doesn't fit into C timeval")
    return limit
