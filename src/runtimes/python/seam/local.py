"""`threading.local`: each thread sees attributes of its own. After CPython's `_threading_local`, by the seam's threads."""

from weakref import WeakKeyDictionary

import seam_kernel as kernel


class _Kept:
    __slots__ = ("__weakref__", "arguments")

    def __init__(self, arguments):
        self.arguments = arguments


def _dicts():
    """`_Kept` → the attributes that the running thread sees. They go when the thread ends, or the object does."""
    thread = kernel.running
    if thread.locals is None:
        thread.locals = WeakKeyDictionary()
    return thread.locals


def _own(local):
    """Puts the attributes of the thread that runs in the place of those of another."""
    kept = object.__getattribute__(local, "_seam_kept")
    attributes = _dicts().get(kept)
    isnew = attributes is None
    if isnew:
        attributes = _dicts()[kept] = {}
    object.__setattr__(local, "__dict__", attributes)
    if isnew and kept.arguments is not None:
        arguments, named = kept.arguments
        type(local).__init__(local, *arguments, **named)


class local:
    """Thread-local data"""

    __slots__ = ("__dict__", "_seam_kept", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        again = None if cls.__init__ is object.__init__ else (args, kwargs)
        kept = _Kept(again)
        object.__setattr__(self, "_seam_kept", kept)
        # The thread that makes it runs `__init__` by itself.
        _dicts()[kept] = {}
        return self

    def __getattribute__(self, name):
        _own(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        _own(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        _own(self)
        object.__delattr__(self, name)


local.__module__ = "_thread"
local.__name__ = local.__qualname__ = "_local"
