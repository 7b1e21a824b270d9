"""Records what a program does with sockets, threads, locks and sleeps, for Interleave's page.

    python3 lab_recorder.py server.py 5000        instead of: python3 server.py 5000

The program runs unchanged: same arguments, same output, same exit code. The record is written to
server.lab.jsonl in the current folder. Drop it on the page, together with those of the other programs.

    --no-data     count bytes, do not keep them
    --out FILE    write the record there

Needs only Python 3.9 or later. Nothing is sent anywhere.
"""
import _socket
import _thread
import atexit
import builtins
import errno
import io
import json
import os
import platform
import socket
import sys
import threading
import time
import traceback

KEPT = 64  # bytes of each message, and 20 times as many characters of a print
OWN = __file__
STDLIB = (os.path.dirname(os.__file__) + os.sep, "<frozen")

monotonic = time.monotonic
get_ident = _thread.get_ident
real_sleep = time.sleep
real_print = builtins.print
real_exit = os._exit


class Recorder:
    """Collects calls and writes them as JSON Lines. A call is one tuple until it is written."""

    def __init__(self, program, arguments, path, keeps_data):
        self.program, self.arguments, self.keeps_data = program, arguments, keeps_data
        self.path = path
        self.names = {}
        self.lock = _thread.allocate_lock()
        self.open(path)

    def open(self, path):
        self.calls, self.active = [], {}
        self.wall, self.mono = time.time(), monotonic()
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
        try:
            with io.open_code(self.program) as source:
                text = source.read().decode("utf-8", "replace")
        except OSError:
            text = None
        self.write({
            "lab_recorder": 1, "host": platform.node(), "pid": os.getpid(), "program": self.program,
            "arguments": self.arguments, "python": platform.python_version(), "wall": self.wall, "mono": self.mono,
            "data": self.keeps_data, "sources": {os.path.basename(self.program): text},
        })

    def write(self, value):
        os.write(self.file, (json.dumps(value) + "\n").encode())

    def add(self, began, name, details, error=None):
        """A call that has ended now. Appending to a list needs no lock."""
        self.calls.append((began, monotonic(), get_ident(), name, place(), details, error))

    def flush(self, last=None):
        """Writes what was collected. @param last the last line of all, or None"""
        if not self.lock.acquire(False):
            return
        try:
            calls, self.calls = self.calls, []
            lines = [json.dumps(self.line(*call)) for call in calls]
            if last is not None:
                for ident, (began, name, details, where) in list(self.active.items()):
                    lines.append(json.dumps(self.line(began, None, ident, name, where, details, None)))
                lines.append(json.dumps(last))
            if lines:
                os.write(self.file, ("\n".join(lines) + "\n").encode())
        except OSError:
            pass
        finally:
            self.lock.release()

    def line(self, began, ended, ident, name, where, details, error):
        value = {"t": round(began - self.mono + self.wall, 6), "thread": self.thread(ident), "call": name}
        if ended is not None:
            value["ms"] = round((ended - began) * 1000, 4)
        if where:
            value["file"], value["line"] = os.path.basename(where[0]), where[1]
        if error is not None:
            value["error"] = error
        if isinstance(details, tuple):
            tell, fd, args, result = details
            details = dict(tell(None, args, result), fd=fd)
        elif not isinstance(details, dict):
            details = {"fd": details}
        value.update(details)
        data = value.get("data")
        if isinstance(data, (bytes, bytearray, memoryview)):
            if self.keeps_data:
                value["data"] = bytes(data).decode("latin-1")
            else:
                del value["data"]
        return value

    def thread(self, ident):
        if ident not in self.names:
            found = threading._active.get(ident)
            self.names[ident] = found.name if found else str(ident)
        return self.names[ident]

    def finish(self, code=None):
        now = monotonic() - self.mono + self.wall
        self.flush({"t": round(now, 6), "thread": self.thread(get_ident()), "call": "end", "code": code})

    def keep_writing(self):
        """Runs on a thread that threading does not know: a killed program leaves all but the last moment."""
        told, before, flushed = set(), 0, monotonic()
        while True:
            real_sleep(0.2)
            # While the program is busy, writing would slow it down: once a second is enough.
            count, now = len(self.calls), monotonic()
            if count == before or now - flushed > 1:
                self.flush()
                count, flushed = 0, now
            before = count
            # A call that lasts is written once as begun, so that a killed program shows where it waited.
            for ident, entry in list(self.active.items()):
                if id(entry) not in told and monotonic() - entry[0] > 0.2:
                    told = {id(other) for other in self.active.values()} & told | {id(entry)}
                    began, name, details, where = entry
                    try:
                        self.write(dict(self.line(began, None, ident, name, where, details, None), begun=True))
                    except OSError:
                        pass


recorder = None
foreign = {}  # file → whether it is this one or the library's
fileno = _socket.socket.fileno


def place():
    """File and line of the program that made the call."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        own = foreign.get(name)
        if own is None:
            own = foreign[name] = name == OWN or name.startswith(STDLIB)
        if not own:
            return name, frame.f_lineno
        frame = frame.f_back
    return None


def address(value):
    if isinstance(value, tuple) and len(value) >= 2:
        host, port = value[0], value[1]
        return "[%s]:%s" % (host, port) if ":" in str(host) else "%s:%s" % (host, port)
    return None


def ends(sock):
    """The addresses of both ends, as far as there are any."""
    found = {}
    for key, ask in (("local", _socket.socket.getsockname), ("peer", _socket.socket.getpeername)):
        try:
            text = address(ask(sock))
            if text:
                found[key] = text
        except (OSError, ValueError):
            pass
    return found


def failure(error):
    if isinstance(error, TimeoutError) and error.errno is None:
        return "timeout"
    return errno.errorcode.get(getattr(error, "errno", None), type(error).__name__)


INTERNET = (int(_socket.AF_INET), int(_socket.AF_INET6))
# The library's own property makes an enumeration of it, which takes longer than the call.
family_of = _socket.socket.family.__get__


def is_internet(sock):
    return family_of(sock) in INTERNET


LATER = ("send", "sendall", "sendto", "recv", "recvfrom")


def method(name, real, details):
    """A method of sockets that is recorded. @param details of (sock, args, result); result is None after an error"""

    later = name in LATER

    def recorded(sock, *args, **kwargs):
        if family_of(sock) not in INTERNET:
            return real(sock, *args, **kwargs)
        active, fd, ident = recorder.active, fileno(sock), get_ident()
        began = monotonic()
        active[ident] = (began, name, fd, None)
        try:
            result = real(sock, *args, **kwargs)
        except BaseException as error:
            active.pop(ident, None)
            recorder.add(began, name, dict(details(sock, args, None), fd=fd), failure(error))
            raise
        ended = monotonic()
        del active[ident]
        # Bytes never change, so what is told of them can wait.
        if later and args and (type(args[0]) is bytes or type(result) is bytes):
            found = (details, fd, args, result)
        else:
            found = details(sock, args, result)
            found["fd"] = fd
        frame = sys._getframe(1)
        code = frame.f_code.co_filename
        where = place() if foreign.get(code, True) else (code, frame.f_lineno)
        recorder.calls.append((began, ended, ident, name, where, found, None))
        return result

    recorded.__name__, recorded.__qualname__, recorded.__doc__ = name, "socket." + name, real.__doc__
    return recorded


def length(data):
    return data.nbytes if isinstance(data, memoryview) else len(data)


def sent(sock, args, result):
    data = args[0]
    count = length(data) if result is None else result
    kept = data[:KEPT] if type(data) is bytes else bytes(memoryview(data).cast("B")[:KEPT])
    found = {"bytes": count, "data": kept}
    target = args[-1] if len(args) > 1 and isinstance(args[-1], tuple) else None
    if target:
        found["address"] = address(target)
    return found


def sent_many(sock, args, result):
    data = b"".join(bytes(part) for part in args[0])
    return {"bytes": result or 0, "data": data[:KEPT]}


def received(sock, args, result):
    return {} if result is None else {"bytes": len(result), "data": result[:KEPT], "wanted": args[0] if args else 1}


def received_from(sock, args, result):
    return {} if result is None else {"bytes": len(result[0]), "data": result[0][:KEPT], "address": address(result[-1])}


def received_into(sock, args, result):
    if result is None:
        return {}
    return {"bytes": result, "data": bytes(memoryview(args[0]).cast("B")[: min(result, KEPT)])}


def received_from_into(sock, args, result):
    return {} if result is None else dict(received_into(sock, args, result[0]), address=address(result[1]))


def addressed(sock, args, result):
    return {"address": address(args[0]) if args else None}


def connected(sock, args, result):
    return dict(addressed(sock, args, result), **ends(sock))


def instrument():
    """Puts recorded functions in the place of those of the library."""
    Socket, Base = socket.socket, _socket.socket
    for name, details in (
        ("bind", lambda sock, args, result: dict(addressed(sock, args, result), **ends(sock))),
        ("listen", lambda sock, args, result: {}),
        ("connect", connected),
        ("connect_ex", connected),
        ("send", sent),
        ("sendall", lambda sock, args, result: sent(sock, args, None)),
        ("sendto", sent),
        ("sendmsg", sent_many),
        ("recv", received),
        ("recvfrom", received_from),
        ("recvmsg", received_from),
        ("recv_into", received_into),
        ("recvfrom_into", received_from_into),
        ("shutdown", lambda sock, args, result: {"how": args[0] if args else None}),
    ):
        if hasattr(Base, name):
            setattr(Socket, name, method(name, getattr(Base, name), details))

    real_init, real_accept, real_close = Socket.__init__, Socket.accept, Socket._real_close

    def init(sock, family=-1, type=-1, proto=-1, fileno=None):
        began = monotonic()
        real_init(sock, family, type, proto, fileno)
        if fileno is None and is_internet(sock):
            kind = "udp" if sock.type & 0xF == _socket.SOCK_DGRAM else "tcp"
            recorder.add(began, "socket", {"made": sock.fileno(), "protocol": kind})

    def accept(sock):
        if not is_internet(sock):
            return real_accept(sock)
        began, fd, ident = monotonic(), sock.fileno(), get_ident()
        recorder.active[ident] = (began, "accept", {"fd": fd}, place())
        try:
            conn, peer = real_accept(sock)
        except BaseException as error:
            recorder.active.pop(ident, None)
            recorder.add(began, "accept", {"fd": fd}, failure(error))
            raise
        recorder.active.pop(ident, None)
        recorder.add(began, "accept", dict(ends(conn), fd=fd, made=conn.fileno(), address=address(peer)))
        return conn, peer

    def close(sock, *args):
        began, fd = monotonic(), sock.fileno()
        mine = fd >= 0 and is_internet(sock)
        real_close(sock, *args)
        if mine:
            recorder.add(began, "close", {"fd": fd})

    Socket.__init__, Socket.accept, Socket._real_close = init, accept, close

    def sleep(seconds):
        began, ident = monotonic(), get_ident()
        recorder.active[ident] = (began, "sleep", {}, None)
        try:
            real_sleep(seconds)
        finally:
            recorder.active.pop(ident, None)
            recorder.add(began, "sleep", {})

    def printed(*values, **options):
        began = monotonic()
        real_print(*values, **options)
        if options.get("file") in (None, sys.stdout):
            separator = options.get("sep")
            text = (" " if separator is None else separator).join(str(value) for value in values)
            recorder.add(began, "print", {"text": text[: 20 * KEPT]})

    printed.__name__ = printed.__qualname__ = "print"
    time.sleep, builtins.print = sleep, printed

    real_start = threading.Thread.start

    def start(thread):
        began = monotonic()
        real_start(thread)
        recorder.add(began, "thread", {"started": thread.name})

    threading.Thread.start = start
    threading.Lock = RecordedLock

    def leave(code):
        recorder.finish(code)
        real_exit(code)

    os._exit = leave
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=in_child)


def in_child():
    """A forked child writes a record of its own."""
    recorder.lock = _thread.allocate_lock()
    recorder.open("%s.%d.lab.jsonl" % (recorder.path[: -len(".lab.jsonl")], os.getpid()))
    _thread.start_new_thread(recorder.keep_writing, ())


class RecordedLock:
    """A lock whose waits are recorded, where the program itself takes it."""

    __slots__ = ("_lock", "__weakref__")

    def __init__(self):
        self._lock = _thread.allocate_lock()

    def acquire(self, blocking=True, timeout=-1):
        return self._lock.acquire(False) or self._wait(sys._getframe(1), blocking, timeout)

    def _wait(self, caller, blocking, timeout):
        # What the library does inside is no wait of the program's.
        if caller.f_code.co_filename.startswith(STDLIB):
            return self._lock.acquire(blocking, timeout)
        began, ident = monotonic(), get_ident()
        recorder.active[ident] = (began, "lock", {}, (caller.f_code.co_filename, caller.f_lineno))
        try:
            return self._lock.acquire(blocking, timeout)
        finally:
            recorder.active.pop(ident, None)
            recorder.add(began, "lock", {})

    def release(self):
        self._lock.release()

    def locked(self):
        return self._lock.locked()

    def __enter__(self):
        return self._lock.acquire(False) or self._wait(sys._getframe(1), True, -1)

    def __exit__(self, *_):
        self._lock.release()

    def _at_fork_reinit(self):
        self._lock = _thread.allocate_lock()

    def __repr__(self):
        return repr(self._lock)


def without_own(tb):
    """The traceback without this file's frames."""
    while tb is not None and tb.tb_frame.f_code.co_filename == OWN:
        tb = tb.tb_next
    at = tb
    while at is not None:
        while at.tb_next is not None and at.tb_next.tb_frame.f_code.co_filename == OWN:
            at.tb_next = at.tb_next.tb_next
        at = at.tb_next
    return tb


def hide_own_frames():
    """Errors look as they do without the recorder."""

    def clean(error, seen=()):
        while error is not None and error not in seen:
            error.__traceback__ = without_own(error.__traceback__)
            seen = (*seen, error)
            if error.__cause__ is not None:
                clean(error.__cause__, seen)
            error = error.__context__

    real_hook, real_thread_hook = sys.excepthook, threading.excepthook

    def hook(kind, error, tb):
        clean(error)
        recorder.flush()
        real_hook(kind, error, error.__traceback__ if error is not None else without_own(tb))

    def thread_hook(args):
        clean(args.exc_value)
        real_thread_hook(type(args)((args.exc_type, args.exc_value, without_own(args.exc_traceback), args.thread)))

    sys.excepthook, threading.excepthook = hook, thread_hook
    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        real = getattr(traceback, name, None)
        if real:
            setattr(traceback, name, (lambda real: lambda tb: real(without_own(tb)))(real))


def free_path(stem, arguments):
    """A file that holds no record of another run that still goes on, or of other arguments."""
    for number in range(1, 1000):
        path = "%s%s.lab.jsonl" % (stem, "" if number == 1 else ".%d" % number)
        try:
            with open(path, encoding="utf-8") as file:
                head = json.loads(file.readline())
            os.kill(head["pid"], 0)
        except ProcessLookupError:
            if head.get("arguments") == arguments:
                return path
        except (OSError, ValueError, KeyError, TypeError):
            return path
    return path


def main():
    global recorder
    words, keeps_data, out = sys.argv[1:], True, None
    while words and words[0].startswith("--"):
        if words[0] == "--no-data":
            keeps_data = False
        elif words[0] == "--out" and len(words) > 1:
            out = words.pop(1)
        else:
            sys.exit(__doc__)
        words.pop(0)
    if not words:
        sys.exit(__doc__)
    program = os.path.abspath(words[0])
    try:
        with io.open_code(program) as source:
            text = source.read()
    except OSError as error:
        real_print("%s: can't open file %r: [Errno %s] %s" % (sys.executable, program, error.errno, error.strerror), file=sys.stderr)
        sys.exit(2)
    stem = os.path.splitext(os.path.basename(program))[0]
    recorder = Recorder(program, words[1:], out or free_path(stem, words[1:]), keeps_data)
    instrument()
    hide_own_frames()
    atexit.register(recorder.finish)
    _thread.start_new_thread(recorder.keep_writing, ())

    import importlib.machinery
    import types

    module = types.ModuleType("__main__")
    module.__dict__.update(__file__=program, __builtins__=builtins, __cached__=None, __spec__=None)
    module.__loader__ = importlib.machinery.SourceFileLoader("__main__", program)
    sys.modules["__main__"] = module
    sys.argv[:] = words
    sys.path[0] = os.path.dirname(program)
    exec(compile(text, program, "exec", dont_inherit=True), module.__dict__)


if __name__ == "__main__":
    main()
