"""Tracebacks as CPython writes them: the seam's own frames stand where C code would be, and are left out."""

import linecache
import traceback

import seam_kernel as kernel

SEAM = "<seam "


def _is_ours(filename):
    return filename.startswith(SEAM)


def _cleaned(told):
    """Takes the seam's frames out of a traceback and of those that led to it."""
    seen = set()
    while told is not None and id(told) not in seen:
        seen.add(id(told))
        told.stack[:] = [frame for frame in told.stack if not _is_ours(frame.filename)]
        told = told.__cause__ or told.__context__
    return told


def print_error(error, file):
    linecache.checkcache()
    told = traceback.TracebackException.from_exception(error)
    _cleaned(told)
    for part in told.format():
        file.write(part)


def last_line(error):
    """Type and message."""
    return list(traceback.TracebackException.from_exception(error).format_exception_only())[-1].strip()


def own_line(error):
    """The innermost line of the user's own files; the line that a SyntaxError of theirs names."""
    place = own_place(error)
    return place and place["line"]


def own_place(error):
    """The same with its file and function; None where there is none."""
    folder = kernel.FOLDER + "/"
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(folder):
        return {"file": error.filename[len(folder) :], "function": "<module>", "line": error.lineno}
    place = None
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename.startswith(folder):
            file = code.co_filename[len(folder) :]
            place = {"file": file, "function": code.co_qualname, "line": step.tb_lineno}
        step = step.tb_next
    return place


def note_uncaught(error):
    """Nothing catches this one. The functions that it ended are gone, so it tells its own line."""
    name = kernel.running.name
    named = {} if name is None else {"name": name}
    kernel.note("uncaught", at=own_place(error), exception=last_line(error), **named)


def hide_seam(module):
    """Of a process's own `traceback`: what it walks has no frames of the seam's."""
    walk = module._walk_tb_with_full_positions

    def walked(tb):
        for frame, positions in walk(tb):
            if not _is_ours(frame.f_code.co_filename):
                yield frame, positions

    module._walk_tb_with_full_positions = walked
