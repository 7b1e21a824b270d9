"""What of a process's state lies in the one interpreter: its folder, its environment, its limit of recursion, its filters
of warnings. Each process has its own. What a program changes in modules that are shared lasts until the run ends.
"""

import builtins
import os
import sys
import types
import warnings
from operator import is_

import seam_imports as imports
import seam_kernel as kernel

# The interpreter's own stack is smaller than that of a program on Linux.
DEEPEST = 5000
USUAL_DEPTH = 1000
# What stands below the main program, here and not on Linux.
OWN_FRAMES = 6
UMASK = 0o022
# As on a machine with 64 bits; the interpreter's own has 32.
MAXSIZE = 2**63 - 1
_own_maxsize = sys.maxsize
SWITCH_SECONDS = 0.005

_set_recursion_limit = sys.setrecursionlimit
# Of `sys`, what the seam itself exchanges or the interpreter changes.
_moving = {
    "modules", "path", "argv", "stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__", "excepthook",
    "unraisablehook", "path_importer_cache", "meta_path",
}
_environment = {}
_filters = []
_contents = []


def setrecursionlimit(limit, /):
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    kernel.running.process.depth = limit
    _set_recursion_limit(min(limit, DEEPEST) + OWN_FRAMES)


def getrecursionlimit():
    return kernel.running.process.depth


def start():
    """Everything is as a program finds it when it begins."""
    sys.setrecursionlimit = staticmethod(setrecursionlimit)
    sys.getrecursionlimit = staticmethod(getrecursionlimit)
    _set_recursion_limit(USUAL_DEPTH + OWN_FRAMES)
    sys.maxsize = MAXSIZE
    imports.changes["compression._common._streams"] = _bound_reads
    _environment.update(os.environ._data)
    _filters[:] = warnings.filters
    for module in {id(module): module for module in (builtins, sys, *imports.shared.values())}.values():
        contents = vars(module)
        skipped = _moving if module is sys else ()
        _contents.append((contents, {name: value for name, value in contents.items() if name not in skipped}, skipped))


def _bound_reads(module):
    """It hands `sys.maxsize` to C."""
    module.sys = types.SimpleNamespace(maxsize=_own_maxsize)


def begin_run():
    os.chdir(kernel.FOLDER)
    os.umask(UMASK)
    os.environ._data = dict(_environment)
    sys.setswitchinterval(SWITCH_SECONDS)
    sys.settrace(None)
    sys.setprofile(None)
    _set_recursion_limit(USUAL_DEPTH + OWN_FRAMES)
    _filter(_filters)
    for contents, known, skipped in _contents:
        if len(contents) == len(known) and all(map(is_, contents.values(), known.values())):
            continue
        for name in [name for name in contents if name not in known and name not in skipped]:
            del contents[name]
        for name, value in known.items():
            if contents.get(name) is not value:
                contents[name] = value


def _filter(wanted):
    if warnings.filters != wanted:
        with warnings._lock:
            warnings.filters[:] = wanted
            warnings._filters_mutated_lock_held()


def exchange(before, after):
    """Puts the state of one process in the place of another's. One that begins has its parent's folder and environment."""
    if before is not None:
        before.state = (os.getcwd(), os.umask(UMASK), os.environ._data, list(warnings.filters))
    parent = after.parent
    folder, mask, environment, filters = after.state or (
        parent.state[0] if parent and parent.state else kernel.FOLDER,
        UMASK,
        dict(parent.state[2] if parent and parent.state else _environment),
        _filters,
    )
    os.chdir(folder)
    os.umask(mask)
    os.environ._data = environment
    _set_recursion_limit(min(after.depth, DEEPEST) + OWN_FRAMES)
    _filter(filters)
