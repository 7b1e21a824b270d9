"""Notes every line that the user's own files run, and what it changed, by `sys.monitoring`."""

import dis
import sys
import time as _time
import types

import seam_kernel as kernel
import seam_values as values
import seam_watch as watch

# So many calls of Python in one another are no nested data.
DEEP = 100
_events = sys.monitoring.events
_DISABLE = sys.monitoring.DISABLE
TOOL = 4
# So many lines are noted with their values, in the whole run and in one segment.
NOTED = 20_000
NOTED_AT_ONCE = 2_000
BREATH_LINES = 1024
BREATH_SECONDS = 0.016

user_files = kernel.user_files
_hidden = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)
_left = NOTED
_at_once = 0
_until_breath = BREATH_LINES
_breathed = 0.0
_numbers = 0


class Frame:
    """A function of the user's that runs. The frame itself is not kept: its variables must die when it does."""

    __slots__ = ("file", "function", "known", "line", "number")

    def __init__(self, code):
        global _numbers
        _numbers += 1
        self.number = _numbers
        self.file = code.co_filename[len(kernel.FOLDER) + 1 :]
        self.function = code.co_qualname
        self.line = code.co_firstlineno
        self.known = {}


def _on_start(code, _offset):
    if code.co_filename not in user_files:
        return _DISABLE
    if kernel.running:
        kernel.running.stack.append(Frame(code))


def _on_throw(code, _offset, _exception):
    if code.co_filename in user_files and kernel.running:
        kernel.running.stack.append(Frame(code))


def _on_end(code, _offset, value):
    if code.co_filename not in user_files:
        return _DISABLE
    thread = kernel.running
    if not thread or not thread.stack:
        return None
    if _noting() and thread.stack[-1].function != "<module>":
        kernel.note("returns", depth=len(thread.stack), value=values.shown(value))
    thread.stack.pop()


def _on_unwind(code, _offset, _exception):
    if code.co_filename in user_files and kernel.running and kernel.running.stack:
        kernel.running.stack.pop()


def _on_raise(code, _offset, exception):
    if code.co_filename not in user_files or not kernel.running or not kernel.running.stack:
        return
    if isinstance(exception, MemoryError):
        kernel.end_where_memory_is_full()
    if isinstance(exception, RecursionError):
        _tell_as_linux(exception)
    if isinstance(exception, (kernel.Ended, GeneratorExit, StopIteration)) or _is_told(exception):
        return
    kind = type(exception)
    kernel.note("raises", type=kind.__name__, message=_message(exception))


def _tell_as_linux(exception):
    """Functions that call themselves by way of C fill the small stack here, where on Linux Python's own limit comes first."""
    if not exception.args or not str(exception.args[0]).startswith("Stack overflow"):
        return
    frame, depth = sys._getframe(), 0
    while frame and depth < DEEP:
        frame, depth = frame.f_back, depth + 1
    if depth == DEEP:
        exception.args = ("maximum recursion depth exceeded",)


def _is_told(exception):
    """Whether it comes out of a function of the user's, where it was told already. Its address would say nothing: the
    next exception can have the same one."""
    below = exception.__traceback__ and exception.__traceback__.tb_next
    while below:
        if below.tb_frame.f_code.co_filename in user_files:
            return True
        below = below.tb_next
    return False


def _message(exception):
    """Its text. A class of the user's may have a `__str__` of its own, which is not called here."""
    kind = type(exception)
    if kind.__module__ == "__main__" and kind.__str__ not in (BaseException.__str__, OSError.__str__):
        return ""
    try:
        return str(exception)[:500]
    except Exception:
        return ""


def _noting():
    return _left > 0 and _at_once > 0


def _on_line(code, line):
    global _left, _at_once
    if code.co_filename not in user_files:
        return _DISABLE
    thread = kernel.running
    if not thread or not thread.stack:
        return None
    if thread.process.is_over:
        kernel.end(thread)
    top = thread.stack[-1]
    if _left > 0 and _at_once > 0 and not thread.process.is_quiet:
        _left -= 1
        _at_once -= 1
        changed = _changes(sys._getframe(1), top.known)
        top.line = line
        piece = {
            "kind": "line",
            "at": {"file": top.file, "function": top.function, "line": line},
            "depth": len(thread.stack),
            "frame": top.number,
            "changed": changed,
        }
        if thread.process.watch:
            seen = watch.look(thread.process, sys._getframe(1))
            if seen:
                piece["watched"] = seen
        kernel.pieces.append(piece)
    else:
        top.line = line
    if kernel.preempt == "lines":
        kernel.point(_writes(code, line))
    _count(thread)


_STORES = {"STORE_GLOBAL", "STORE_NAME", "STORE_ATTR", "STORE_SUBSCR", "STORE_DEREF", "STORE_SLICE"}
_writing = {}


def _writes(code, line):
    """Whether the line writes to something that another thread may see."""
    lines = _writing.get(code)
    if lines is None:
        lines = {each.line_number for each in dis.get_instructions(code) if each.opname in _STORES}
        _writing[code] = lines
    return line in lines


def _on_jump(code, offset, destination):
    """A loop on one line has no other lines: each way back counts as one."""
    if code.co_filename not in user_files:
        return _DISABLE
    thread = kernel.running
    if destination > offset or not thread:
        return None
    if thread.process.is_over:
        kernel.end(thread)
    _count(thread)


def _count(thread):
    """A line more, or a turn of a loop."""
    global _until_breath
    _until_breath -= 1
    if _until_breath <= 0:
        _take_breath()
    thread.process.lines += 1
    thread.all_lines += 1
    thread.lines += 1
    if thread.lines >= kernel.QUANTUM_LINES:
        _use_time(thread)


def _take_breath():
    global _until_breath, _breathed
    _until_breath = BREATH_LINES
    kernel.end_where_memory_is_full()
    now = _time.perf_counter()
    if now - _breathed > BREATH_SECONDS:
        kernel.breathe()
        _breathed = _time.perf_counter()


def _use_time(thread):
    kernel.lines_left -= thread.lines
    if kernel.lines_left <= 0:
        kernel.trap({"kind": "bound", "name": "pythonLines"})
    kernel.use_time(thread)


def _changes(frame, known):
    """The variables of a frame that are not as they were last told; null where they are gone."""
    changed = []
    variables = frame.f_locals
    for name in variables:
        if name[:2] == "__" or name[:1] == ".":
            continue
        value = variables[name]
        if isinstance(value, _hidden):
            continue
        text = values.shown(value)
        if known.get(name) != text:
            known[name] = text
            changed.append([name, text])
    if len(known) > 0:
        for name in [name for name in known if name not in variables]:
            del known[name]
            changed.append([name, None])
    return changed


def _before_trap(thread):
    global _at_once
    _at_once = NOTED_AT_ONCE if thread.turns == 0 else 0


def begin_run(notes_lines):
    global _left, _at_once, _breathed, _numbers
    _numbers = 0
    _left, _at_once = NOTED if notes_lines else 0, NOTED_AT_ONCE
    _breathed = _time.perf_counter()


def start():
    monitoring = sys.monitoring
    monitoring.use_tool_id(TOOL, "interleave")
    callbacks = {
        _events.LINE: _on_line,
        _events.JUMP: _on_jump,
        _events.PY_START: _on_start,
        _events.PY_RESUME: _on_start,
        _events.PY_RETURN: _on_end,
        _events.PY_YIELD: _on_end,
        _events.PY_THROW: _on_throw,
        _events.PY_UNWIND: _on_unwind,
        _events.RAISE: _on_raise,
    }
    kernel.before_trap.append(_before_trap)
    kernel.noting = _noting
    for event, callback in callbacks.items():
        monitoring.register_callback(TOOL, event, callback)
    monitoring.set_events(TOOL, sum(callbacks))
