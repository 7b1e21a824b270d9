"""Each process has modules of its own; those without a state of their own are shared."""

import importlib.machinery
import importlib.util
import sys
import zipimport

import seam_kernel as kernel

ARCHIVE = "/lib/python314.zip"
LIBRARY = "/usr/lib/python3.14"

# C modules that wait by themselves, or keep a state for the whole interpreter: their Python form is used.
absent = {"_asyncio", "_datetime", "js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core"}

_shared_names = """
abc ast base64 bisect calendar codecs collections colorsys contextlib copy copyreg csv dataclasses datetime decimal
difflib dis encodings enum errno fnmatch fractions functools genericpath glob hashlib heapq importlib inspect io
ipaddress itertools json keyword linecache locale math ntpath numbers opcode operator os pickle pprint posix posixpath re
reprlib select selectors shlex signal socket stat statistics string struct sys textwrap time token tokenize types
typing unicodedata warnings weakref zipimport annotationlib builtins marshal argparse gettext
""".split()

_archive = zipimport.zipimporter(ARCHIVE)
_codes = {}
_replaced = {}
shared = {}


class Library:
    """The standard library, compiled once and run for each process anew."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        root = name.partition(".")[0]
        if root in absent or name in absent:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        if name in _replaced:
            return importlib.machinery.ModuleSpec(name, Replaced, origin="built-in")
        if name in sys.builtin_module_names:
            return None
        inside = name.replace(".", "/")
        for file, is_package in ((f"{inside}/__init__.py", True), (f"{inside}.py", False)):
            if file in _archive._get_files() or file.replace("/", "\\") in _archive._get_files():
                return cls._spec(name, file, is_package)
        return None

    @classmethod
    def _spec(cls, name, file, is_package):
        origin = f"{LIBRARY}/{file}"
        spec = importlib.machinery.ModuleSpec(name, cls, origin=origin, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [origin.rpartition("/")[0]]
        return spec

    @classmethod
    def create_module(cls, spec):
        return None

    @classmethod
    def exec_module(cls, module):
        file = module.__spec__.origin[len(LIBRARY) + 1 :]
        code = _codes.get(file)
        if code is None:
            code = compile(_archive.get_data(f"{ARCHIVE}/{file}"), module.__spec__.origin, "exec", dont_inherit=True)
            _codes[file] = code
        exec(code, module.__dict__)
        change = changes.get(module.__name__)
        if change:
            change(module)

    @classmethod
    def get_source(cls, name):
        inside = name.replace(".", "/")
        for file in (f"{inside}/__init__.py", f"{inside}.py"):
            try:
                return _archive.get_data(f"{ARCHIVE}/{file}").decode()
            except OSError:
                continue
        return None


class Replaced:
    """The seam's modules, for a program that takes one out of `sys.modules` and imports it again."""

    @staticmethod
    def create_module(spec):
        return _replaced[spec.name]

    @staticmethod
    def exec_module(module):
        pass


# Module → what is done to it once it has been run.
changes = {}


def _is_shared(name):
    root = name.partition(".")[0]
    return root in _shared_names or (root in sys.builtin_module_names and root not in absent) or root.startswith("_frozen")


def exchange(before, after):
    """Puts the modules, arguments and streams of one process in the place of another's."""
    modules = sys.modules
    if before is not None:
        before.modules = {name: module for name, module in modules.items() if name not in shared}
        before.streams = (sys.stdin, sys.stdout, sys.stderr)
        before.argv = sys.argv
        before.hooks = (sys.excepthook, sys.unraisablehook, list(sys.path))
    for name in [name for name in modules if name not in shared]:
        del modules[name]
    modules.update(after.modules)
    sys.argv = after.argv
    if after.streams:
        sys.stdin, sys.stdout, sys.stderr = after.streams
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = after.streams
    sys.excepthook, sys.unraisablehook, sys.path[:] = getattr(
        after, "hooks", (sys.__excepthook__, sys.__unraisablehook__, [kernel.FOLDER, LIBRARY])
    )


def start(replaced):
    """From here on `import` gives the user's programs what they may have, and the seam's modules."""
    _replaced.update(replaced)
    sys.modules.update(replaced)
    sys.path_importer_cache.clear()
    sys.meta_path[:] = [
        Library,
        importlib.machinery.BuiltinImporter,
        importlib.machinery.FrozenImporter,
        importlib.machinery.PathFinder,
    ]
    again = ("socket", "selectors", "datetime", "random", "calendar", "csv", "signal", "_strptime", "linecache")
    for name in [name for name in sys.modules if name in again or name in absent]:
        del sys.modules[name]
    sys.path[:] = [LIBRARY]
    for name in ("socket", "selectors", "datetime", "signal", "linecache", "inspect", "typing", "pickle"):
        __import__(name)
    for name, module in sys.modules.items():
        if name in replaced or _is_shared(name):
            shared[name] = module
