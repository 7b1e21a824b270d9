"""Runs one class of CPython's own tests, and tells what came of each: a line of JSON that begins with a mark.

Arguments: the module, then `--list`, or the class and the tests that are left out.
"""

import json
import os
import sys
import time
import unittest

MARK = "\x01"
MODULE, ASKED, *LEFT_OUT = sys.argv[1:]
# What regrtest calls resources: nothing large.
RESOURCES = {"cpu": None, "network": None, "walltime": None, "subprocess": None}
out = sys.stdout


def tell(**values):
    print(MARK + json.dumps(values), file=out)


def why(error):
    kind, value, _traceback = error
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}: {value}"


def where(error):
    lines, at = [], error[2]
    while at:
        code = at.tb_frame.f_code
        lines.append(f"{os.path.basename(code.co_filename)}:{at.tb_lineno} {code.co_name}")
        at = at.tb_next
    return lines


def name_of(test):
    return getattr(test, "_testMethodName", None) or str(test)


class Told(unittest.TestResult):
    """Tells at once, so that a test that never ends takes nothing with it."""

    def startTest(self, test):
        super().startTest(test)
        self.bad = False
        tell(begins=name_of(test))
        # The line is seen even if the interpreter never comes back from the test.
        time.sleep(0)

    def addSuccess(self, test):
        if not self.bad:
            tell(test=name_of(test), outcome="passed")

    def addSkip(self, test, reason):
        # unittest gives a whole class's or module's reason without a method.
        tell(test=name_of(test), outcome="skipped", why=reason)
        self.bad = True

    def _fail(self, test, error):
        if not self.bad:
            tell(test=name_of(test), outcome="failed", why=why(error), where=where(error))
        self.bad = True

    def addError(self, test, err):
        self.bad = getattr(self, "bad", False)
        self._fail(test, err)

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._fail(test, err)

    def addExpectedFailure(self, test, err):
        tell(test=name_of(test), outcome="passed")

    def addUnexpectedSuccess(self, test):
        tell(test=name_of(test), outcome="failed", why="unexpected success", where=[])


def find_tests():
    """Has the tests' files found: they lie flat in the user's folder. A child of a test needs them too."""
    import test.support
    from test.support import socket_helper

    test.support.use_resources = dict(RESOURCES)
    # Asked for while a module is imported, where NotImplementedError would lose all of its tests.
    socket_helper._bind_nix_socket_error = OSError("AF_UNIX with a name is not modelled")
    folder = os.getcwd()
    test.__path__.insert(0, folder)
    package = MODULE.rpartition(".")[0]
    __import__(package)
    if package != "test":
        sys.modules[package].__path__.insert(0, folder)


def load():
    find_tests()
    __import__(MODULE)
    return sys.modules[MODULE]


def classes_of(module):
    """Class → its tests, also of classes that a function makes."""
    found = {}
    for name, kind in sorted(vars(module).items()):
        if isinstance(kind, type) and issubclass(kind, unittest.TestCase) and kind is not unittest.TestCase:
            tests = unittest.defaultTestLoader.getTestCaseNames(kind)
            if tests:
                found[name] = tests
    return found


def main():
    try:
        module = load()
    except unittest.SkipTest as skipped:
        tell(module=MODULE, outcome="skipped", why=str(skipped))
        return
    except BaseException as failed:
        error = (type(failed), failed, failed.__traceback__)
        tell(module=MODULE, outcome="failed", why=f"cannot be imported: {why(error)}", where=where(error))
        return
    if ASKED == "--list":
        tell(classes=classes_of(module))
        return
    kind = getattr(module, ASKED)
    names = [name for name in unittest.defaultTestLoader.getTestCaseNames(kind) if name not in LEFT_OUT]
    # As a whole module: its setUpModule and tearDownModule belong to it.
    unittest.TestSuite([unittest.TestSuite(map(kind, names))]).run(Told())
    tell(ends=ASKED)
    # What a test left running does not keep this program alive.
    os._exit(0)


if __name__ == "__main__":
    main()
else:
    find_tests()
