"""What a thread waits for, in the user's own words: the call in their file, and the variable it is made on."""

import sys

import seam_kernel as kernel

SEAM = "<seam "


def waited_for(lock):
    """The call and the name, as {"call": "Queue.get", "name": "jobs"}; None where no line of the user's waits."""
    frame = sys._getframe(1)
    library = None
    while frame is not None and not frame.f_code.co_filename.startswith(kernel.FOLDER + "/"):
        if not frame.f_code.co_filename.startswith(SEAM):
            library = frame
        frame = frame.f_back
    if frame is None:
        return None
    if library is None:
        return {"call": "Lock.acquire", "name": name_of(lock, frame)}
    names = library.f_code.co_varnames
    thing = library.f_locals.get(names[0]) if names else None
    call = library.f_code.co_qualname.replace("__enter__", "acquire").lstrip("_")
    return {"call": call, "name": name_of(thing, frame)}


def user_frame():
    """The innermost frame of the user's own files."""
    frame = sys._getframe(1)
    while frame is not None and not frame.f_code.co_filename.startswith(kernel.FOLDER + "/"):
        frame = frame.f_back
    return frame


def name_of(thing, frame):
    """The variable of the user's that holds it; None where none does. No code of the user's runs for that."""
    if thing is None:
        return None
    variables = frame.f_locals
    for name in variables:
        if variables[name] is thing:
            return name
    own = variables.get("self")
    try:
        attributes = object.__getattribute__(own, "__dict__")
    except AttributeError:
        attributes = {}
    for name in attributes:
        if attributes[name] is thing:
            return f"self.{name}"
    for name in frame.f_globals:
        if frame.f_globals[name] is thing:
            return name
    return None
