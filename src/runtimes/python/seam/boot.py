"""Puts the seam in the place of the C modules. Run once, when the interpreter has started."""

import json
import os
import sys

import seam_descriptors as descriptors
import seam_accesses as accesses
import seam_errors as errors
import seam_files as files
import seam_imports as imports
import seam_kernel as kernel
import seam_library as library
import seam_lines as lines
import seam_memory as memory
import seam_processes as processes
import seam_program as program
import seam_queues as queues
import seam_select as select
import seam_semaphores as semaphores
import seam_signals as signals
import seam_socket as socket
import seam_state as state
import seam_system as system
import seam_thread as thread
import seam_time as time
import seam_tracebacks as tracebacks


def start():
    os.makedirs(kernel.FOLDER, exist_ok=True)
    os.chdir(kernel.FOLDER)
    system.start()
    descriptors.start()
    files.start()
    memory.start()
    processes.start()
    imports.changes["queue"] = queues.watch_items
    imports.changes["traceback"] = tracebacks.hide_seam
    imports.changes["sysconfig"] = system.name_build
    replaced = {
        "_socket": socket,
        "_thread": thread,
        "time": time,
        "errno": errors.errno,
        "select": select,
        "_queue": system.queue,
        "_posixsubprocess": processes.subprocess,
        "_multiprocessing": semaphores,
        "_posixshmem": memory.module,
        "_random": system.random,
        "_signal": signals.module,
        "atexit": system.atexit,
    }
    for name, module in replaced.items():
        system.like_c(module, name)
    imports.start(replaced)
    for name in [name for name in sys.modules if name.startswith("seam_")]:
        del sys.modules[name]
    kernel.main_program = program.run
    kernel.exchange = exchange
    state.start()
    lines.start()


def exchange(before, after):
    imports.exchange(before, after)
    state.exchange(before, after)


def begin_run(files, preempt, asks_after_wake, notes_lines):
    """A new run: an empty folder with the user's files, and nothing known of an earlier one."""
    kernel.preempt, kernel.asks_after_wake = preempt, asks_after_wake
    state.begin_run()
    for name in os.listdir(kernel.FOLDER):
        _remove(f"{kernel.FOLDER}/{name}")
    kernel.processes.clear()
    kernel.lines_left, kernel.output_left = kernel.RUN_LINES, kernel.RUN_OUTPUT
    kernel.forget_segment()
    lines.begin_run(notes_lines)
    for part in (processes, semaphores, memory, library, queues):
        part.begin_run()
    program.files(json.loads(files))


def _remove(path):
    if not os.path.isdir(path):
        return os.remove(path)
    for name in os.listdir(path):
        _remove(f"{path}/{name}")
    os.rmdir(path)


def end_run():
    """What is left over of the run is ended when it goes on: see `kernel.end`."""
    for process in kernel.processes.values():
        process.is_over = True


def shared_in(files):
    return json.dumps(accesses.accesses(json.loads(files)))


def check(files):
    return json.dumps(program.check(json.loads(files)))
