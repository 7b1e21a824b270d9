"""`time`: a process reads its own clock. It stands while lines run, and goes on while the process waits."""

import seam_kernel as kernel
import time as _real
import types as _types
from time import asctime as _asctime
from time import gmtime as _gmtime
from time import strftime as _strftime
from time import struct_time

# What a right clock reads at the beginning of a run: 1 September 2025, 08:00:00 UTC.
EPOCH_S = 1_756_713_600
# How long the machine has been up then.
UP_S = 1000
# Reading a clock again and again is waiting by a loop: it counts as so many lines.
READING_LINES = 100

_STRUCT_TM_ITEMS = 11
timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3
CLOCK_MONOTONIC_RAW = 4
CLOCK_BOOTTIME = 7


def _clock_ms():
    thread = kernel.running
    thread.lines += READING_LINES
    if thread.lines >= kernel.QUANTUM_LINES:
        kernel.use_time(thread)
    return thread.process.clock_ms


def time():
    return EPOCH_S + _clock_ms() / 1000


def time_ns():
    return EPOCH_S * 1_000_000_000 + round(_clock_ms() * 1_000_000)


def monotonic():
    return UP_S + (_clock_ms() - kernel.running.process.config["offsetMs"]) / 1000


def monotonic_ns():
    return UP_S * 1_000_000_000 + round((_clock_ms() - kernel.running.process.config["offsetMs"]) * 1_000_000)


perf_counter = monotonic
perf_counter_ns = monotonic_ns


def process_time():
    """Lines that were run, at a tenth of a microsecond each."""
    return kernel.running.process.lines / 10_000_000


def process_time_ns():
    return kernel.running.process.lines * 100


thread_time = process_time
thread_time_ns = process_time_ns


def clock_gettime(clock):
    return time() if clock == CLOCK_REALTIME else process_time() if clock in (2, 3) else monotonic()


def clock_gettime_ns(clock):
    return time_ns() if clock == CLOCK_REALTIME else process_time_ns() if clock in (2, 3) else monotonic_ns()


def clock_getres(clock):
    return 1e-09


def sleep(seconds, /):
    if not isinstance(seconds, (int, float)) and not hasattr(seconds, "__index__"):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds > 9223372036:
        raise OverflowError("timestamp out of range for platform time_t")
    if not kernel.running.process.is_quiet:
        kernel.trap({"kind": "sleep", "ms": float(seconds) * 1000})


def gmtime(seconds=None):
    return _gmtime(time() if seconds is None else seconds)


def localtime(seconds=None):
    return struct_time((*gmtime(seconds)[:9], "UTC", 0))


def mktime(moment):
    import calendar

    return float(calendar.timegm(tuple(moment)[:9]))


def asctime(moment=None):
    return _asctime(gmtime() if moment is None else moment)


def ctime(seconds=None):
    return asctime(gmtime(seconds))


def strftime(format, moment=None):
    zone = getattr(moment, "tm_zone", None) or "UTC"
    named = "%%".join(part.replace("%Z", zone) for part in format.split("%%"))
    return _strftime(named, gmtime() if moment is None else moment)


def strptime(text, format="%a %b %d %H:%M:%S %Y"):
    import _strptime

    return _strptime._strptime_time(text, format)


def tzset():
    pass


def get_clock_info(name):
    known = {
        "time": ("clock_gettime(CLOCK_REALTIME)", False, True),
        "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
        "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
        "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
        "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False),
    }
    if name not in known:
        raise ValueError("unknown clock")
    implementation, monotonic, adjustable = known[name]
    return _types.SimpleNamespace(
        implementation=implementation, monotonic=monotonic, adjustable=adjustable, resolution=1e-09
    )
