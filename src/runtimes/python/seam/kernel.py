"""The processes and threads of a run, and the one place where a thread waits.

A thread runs from one `trap` to the next. That stretch is a segment. What it does on the way is noted in pieces; the
last piece says what it waits for. Only the simulator decides which thread goes on. A segment takes no time.
"""

import json
import random as _random
import sys

from pyodide.ffi import run_sync

import seam_host as _host

FOLDER = "/home/student"
# A thread that has not waited for so many lines is taken to use time, as a real one does.
QUANTUM_LINES = 10_000
# As many calls in a row that answer at once take time too: a program may poll.
QUANTUM_CALLS = 50
LONGEST_TURN_MS = 50
MOST_ENDINGS = 50
RUN_LINES = 1_000_000
RUN_OUTPUT = 64 * 1024 * 1024


class Ended(BaseException):
    """Thrown into what is left over when the run has ended."""


class Process:
    """`parent`: the process that has started it; None for one of the scenario's."""

    def __init__(self, name, config, parent=None):
        self.name = name
        self.config = config
        self.parent = parent
        self.pid = config["pid"]
        self.argv = [config["main"], *config["args"]]
        # What it runs in place of a file: `python -c`.
        self.command = None
        # As `waitpid` gives it, once it has ended.
        self.status = None
        self.children = {}
        # The fork server of `multiprocessing`, which a child has from its parent: see `library`.
        self.server = parent and parent.server
        # Whether what it does now was done for it by that server, and is neither shown nor takes time.
        self.is_quiet = False
        self.modules = {}
        # Its folder, umask, environment and filters of warnings while another runs; its limit of recursion: see `state`.
        self.state = None
        self.depth = 1000
        self.streams = None
        self.threads = {}
        self.made = 0
        self.clock_ms = 0.0
        self.lines = 0
        self.descriptors = {}
        self.default_timeout = None
        self.watch = [name.split(".") for name in config.get("watch", ())]
        self.watched = [None] * len(self.watch)
        self.exit_calls = []
        # Of its signals, by number: see `signals`.
        self.handlers = {}
        self.joinable = []
        self.is_over = False
        self.entropy = _random.Random(f"{config['seed']} {name}")
        self.main = Thread(self, "main", None, False)

    def new_thread(self, body, daemon, name):
        self.made += 1
        thread = Thread(self, f"t{self.made}", body, daemon)
        told = {"id": thread.id, "daemon": daemon}
        if isinstance(name, str):
            thread.name = thread.told_name = told["name"] = name
        spawned.append(told)
        return thread

    def free_descriptor(self):
        """The lowest one that is free, as in Linux."""
        fd = 3
        while fd in self.descriptors:
            fd += 1
        return fd


class Thread:
    def __init__(self, process, id, body, daemon):
        self.process = process
        self.id = id
        self.ident = 140_000_000_000_000 + process.pid * 10_000 + process.made * 16
        self.name = None
        self.told_name = None
        self.body = body
        self.daemon = daemon
        self.stack = []
        # Since its last wait, and in all.
        self.lines = 0
        self.all_lines = 0
        self.calls = 0
        self.turns = 0
        self.endings = 0
        # The name of the child that it is about to start.
        self.starts = None
        # Where it waits for something that another thread does: see `waiting`.
        self.queues = ()
        # Made by `local`.
        self.locals = None
        # Places where another thread may go on in this one's place, so far; and the next one where the run stops it.
        self.points = 0
        self.stop = None
        self.last_point = None
        self.hot = []
        # The locks that it has, each with the place where it took it.
        self.locks = {}
        self.at_line_start = True
        # The number of the item that it is about to send, or has just got: see `queues`.
        self.item = None
        process.threads[id] = self


processes = {}
running = None
pieces = []
woken = []
# The paths of the user's own files. Set by `program`.
user_files = set()
spawned = []
# Threads that wait for a lock, each with the thread that has it now.
holders = {}
started = []
killed = []
lines_left = RUN_LINES
output_left = RUN_OUTPUT
# Set by `lines`: is called before a segment's pieces are handed over.
before_trap = []
# Where threads may be put aside between two waits: None, "calls" or "lines". Set for a run.
preempt = None
# Whether a thread that lets another go on is asked at its next point which of them shall.
asks_after_wake = False
# Set by `boot`: puts a process's modules and state in the place of another's.
exchange = None
# Set by `lines`: whether more is noted.
noting = None
# Set by `boot`: what a main thread does.
main_program = None
# Set by `processes`: called when a process has come to its end, with its exit code.
has_exited = None


def wake(thread):
    """Lets another thread go on, after this one has come to its next trap."""
    told = {"process": thread.process.name, "thread": thread.id}
    if preempt is not None:
        told["point"] = running.points
    woken.append(told)
    if asks_after_wake:
        running.stop = running.points + 1


def point(hot=False, locking=False):
    """
    A place where CPython may let another thread go on. Nothing happens here but where the schedule says so. A call into
    the library is one place, whatever locks it takes on the way: to the user's program it is one step. At a hot one,
    before a write or a second lock, much depends on who goes on: a search looks there first.

    `locking`: a lock is about to be taken. It is a second one if the thread has one from another place.
    """
    thread = running
    if preempt is None or thread.process.is_over:
        return
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename not in user_files:
        frame = frame.f_back
    if frame is None:
        return
    here = (thread.all_lines, frame.f_lasti)
    if here == thread.last_point:
        return
    thread.last_point = here
    thread.points += 1
    if hot or locking and any(place != here for place in thread.locks.values()):
        thread.hot.append(thread.points)
    if thread.points == thread.stop:
        trap({"kind": "turn"})


def place():
    """Where the thread stands in the user's own files."""
    if not running.stack:
        return None
    top = running.stack[-1]
    return {"file": top.file, "function": top.function, "line": top.line}


def note(kind, **values):
    if not running.process.is_over and not running.process.is_quiet:
        pieces.append({"kind": kind, "at": place(), **values})


def output(stream, text):
    """Text that the running process writes to one of its streams."""
    global output_left
    if running.process.is_over or running.process.is_quiet:
        return
    if running.at_line_start:
        point()
    running.at_line_start = text.endswith("\n")
    if len(text) > output_left:
        # What no run can write is not handed over either.
        text = text[: max(0, output_left)]
        output_left = -1
    output_left -= len(text)
    at = place()
    last = pieces[-1] if pieces else None
    if last and last["kind"] == "prints" and last["stream"] == stream and last["at"] == at:
        last["parts"].append(text)
    else:
        pieces.append({"kind": "prints", "at": at, "stream": stream, "parts": [text]})
    if output_left < 0:
        trap({"kind": "bound", "name": "output"})


def _segment(last):
    """What the thread has done, and what it waits for, as JSON."""
    thread = running
    if last["kind"] == "exits":
        has_exited(thread.process, last["exit"])
    for prepare in before_trap:
        prepare(thread)
    for piece in pieces:
        if piece["kind"] == "prints":
            piece["text"] = "".join(piece.pop("parts"))
    last = {**last, "at": place()}
    if woken:
        last["wakes"] = list(woken)
    if spawned:
        last["spawns"] = list(spawned)
    if holders:
        last["holders"] = list(holders.items())
    if started:
        last["starts"] = list(started)
    if killed:
        last["kills"] = list(killed)
    if preempt is not None:
        if last["kind"] != "turn":
            thread.points += 1
        last["points"] = thread.points
        if thread.hot:
            last["hot"] = thread.hot
            thread.hot = []
    if thread.name != thread.told_name:
        last["name"] = thread.told_name = thread.name
    text = json.dumps([*pieces, last])
    forget_segment()
    return text


def forget_segment():
    for told in (pieces, woken, spawned, started, killed, holders):
        told.clear()


def trap(request):
    """Hands over the segment, waits, and gives what the wait came to."""
    thread = running
    if thread.process.is_over:
        end(thread)
    began = thread.process.clock_ms
    kind = request["kind"]
    name = thread.process.name
    reply = _host.trap(name, thread.id, _segment(request)) or run_sync(_host.wait(name, thread.id))
    answer = _go_on(thread, reply)
    if thread.process.clock_ms > began:
        if kind != "busy":
            thread.lines = thread.calls = thread.turns = 0
    elif kind != "busy" and kind != "turn":
        thread.calls += 1
        if thread.calls >= max(4, QUANTUM_CALLS >> thread.turns):
            use_time(thread)
    return answer


def end(thread):
    """The run is over. A program that catches even this, again and again, is left where it stands."""
    thread.endings += 1
    if thread.endings > MOST_ENDINGS:
        run_sync(_host.abandon(thread.process.name, thread.id))
    raise Ended


def use_time(thread):
    """The thread has run for long without waiting: time goes by, and others get their turn."""
    thread.lines = thread.calls = 0
    ms = min(LONGEST_TURN_MS, 1 << min(thread.turns, 10))
    thread.turns += 1
    trap({"kind": "busy", "ms": ms})


def breathe():
    """Lets the page, or the command line, do what it has to. Nothing of it is seen in the run."""
    thread = running
    run_sync(_host.breathe())
    _stand(thread)


def end_where_memory_is_full():
    """Ends the run where its programs have taken all the memory that a run can have."""
    if _host.is_memory_full():
        trap({"kind": "bound", "name": "memory"})


def _go_on(thread, reply):
    reply = json.loads(reply)
    thread.process.clock_ms = reply["clockMs"]
    thread.stop = reply.get("stop")
    _stand(thread)
    if thread.process.is_over:
        end(thread)
    return reply["answer"]


def _stand(thread):
    """From here on this thread is the one that runs."""
    global running
    before = running
    running = thread
    if before is None or before.process is not thread.process:
        exchange(before and before.process, thread.process)


def enter(name, id, clock_ms, config, stop):
    """A thread begins. Called by the engine, as a task of its own. `config`: of a process of the scenario's."""
    if config:
        processes[name] = Process(name, json.loads(config))
    process = processes[name]
    thread = process.threads[id]
    process.clock_ms = clock_ms
    thread.stop = stop
    _host.protect_stack()
    _stand(thread)
    last = {"kind": "ends"}
    try:
        last = (thread.body or main_program)(thread) or last
    except Ended:
        return
    finally:
        if thread.locals and not process.is_over:
            thread.locals.clear()
        process.threads.pop(id, None)
        thread.stack.clear()
    if process.is_over:
        return
    _host.ended(name, id, _segment(last))
