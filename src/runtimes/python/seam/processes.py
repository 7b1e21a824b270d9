"""Processes that a program starts, waits for and ends: what `multiprocessing` stands on."""

import json
import os
import sys
from collections import deque

import seam_descriptors as descriptors
import seam_errors as errors
import seam_kernel as kernel
import seam_signals as signals
import seam_system as system
import seam_waiting as waiting

# The children's numbers begin here; those of the scenario's processes are below.
FIRST_PID = 4101
# What the processes of a run may start in all, as `bounds.processes`.
MOST = 200

_started = 0


def begin_run():
    global _started
    _started = 0


def _named(parent, name):
    """How the run calls the child: its name, behind that of the scenario's process that it comes from."""
    root = parent
    while root.parent:
        root = root.parent
    plain = "".join(char if char.isalnum() or char in " -_.:" else "_" for char in name)[:60]
    base = chosen = f"{root.name}/{plain}"
    count = 1
    while chosen in kernel.processes:
        count += 1
        chosen = f"{base} ({count})"
    return chosen


def begin(name, command, arguments, descriptors):
    """Starts a process that runs the text `command`, with these descriptors of its parent. Gives its number."""
    global _started
    parent = kernel.running.process
    if _started >= MOST:
        kernel.trap({"kind": "bound", "name": "processes"})
    pid = FIRST_PID + _started
    _started += 1
    config = {**parent.config, "main": "-c", "args": arguments, "pid": pid}
    child = kernel.Process(_named(parent, name), config, parent)
    child.command = command
    child.ended = deque()
    for fd in descriptors:
        known = parent.descriptors.get(fd)
        if known:
            child.descriptors[fd] = known.given_to(child)
    kernel.processes[child.name] = child
    parent.children[pid] = child
    kernel.note("starts", process=child.name)
    kernel.started.append({"process": child.name, "main": parent.config["main"]})
    return pid


def finish(process, status):
    """The process is no more: its pipes are closed, and its parent can learn how it ended."""
    process.status = status
    for thread in process.threads.values():
        was_woken = thread.queues and thread.queues[0].woken
        queues = thread.queues[1] if thread.queues else ()
        waiting.forget(thread)
        if was_woken:
            # What it was woken for is there for the next.
            for queue in queues:
                waiting.wake(queue, 1)
    for known in list(process.descriptors.values()):
        # The kernel closes the sockets.
        if not isinstance(known, descriptors.Open):
            known.let_go()
    if process.parent:
        waiting.wake(process.ended)


def was_killed(name):
    """From outside. Gives the threads that can go on because of that, as JSON."""
    process = kernel.processes.get(name)
    if process is not None and process.status is None:
        finish(process, 9)
    text = json.dumps(kernel.woken)
    kernel.woken.clear()
    return text


def has_exited(process, code):
    finish(process, -code if code < 0 else code << 8)


def waitpid(pid, options, /):
    children = kernel.running.process.children
    if pid == -1:
        chosen = list(children.values())
    else:
        chosen = [children[pid]] if pid in children else []
    if not chosen:
        raise errors.os_error(10)
    over = lambda: next((child for child in chosen if child.status is not None), None)
    if over() is None and options & 1:
        return 0, 0
    names = [child.name for child in chosen]
    waiting.wait(over, [child.ended for child in chosen], None, lambda: {"awaits": "child", "of": names[0]})
    child = over()
    del children[child.pid]
    return child.pid, child.status


def wait():
    return waitpid(-1, 0)


def waitstatus_to_exitcode(status):
    return -(status & 0x7F) if status & 0x7F else status >> 8


def kill(pid, number, /):
    number = int(number)
    target = next((process for process in kernel.processes.values() if process.pid == pid), None)
    if target is None or (target.status is not None and pid not in (target.parent.children if target.parent else {})):
        raise errors.os_error(3)
    if number == 0 or target.status is not None:
        return
    if target is kernel.running.process:
        return signals.deliver(number)
    if not signals.reaches(target, number):
        return
    kernel.note("kills", process=target.name, signal=number)
    kernel.killed.append({"process": target.name, "signal": number})
    finish(target, number)


def getppid():
    parent = kernel.running.process.parent
    return parent.pid if parent and parent.status is None else 1


def _fork_exec(args, executables, close_fds, pass_fds, *rest):
    words = [word.decode() if isinstance(word, bytes) else word for word in args]
    if "-c" not in words or "--multiprocessing-fork" not in words:
        errors.not_modelled("subprocess: starting another program")
    at = words.index("-c")
    return begin(kernel.running.starts, words[at + 1], words[at + 2 :], pass_fds)


subprocess = system.module("_posixsubprocess", fork_exec=_fork_exec)


def start():
    kernel.has_exited = has_exited
    sys.executable = sys._base_executable = "/usr/bin/python3"
    for call in (waitpid, wait, waitstatus_to_exitcode, kill, getppid):
        system.offer(call.__name__)(call)
    for name, value in {"WNOHANG": 1, "WUNTRACED": 2, "WCONTINUED": 8}.items():
        setattr(os, name, value)
