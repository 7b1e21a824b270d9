"""Standard input, output and error of a process."""

import io

import seam_kernel as kernel


class _Terminal(io.RawIOBase):
    """Where a process writes. Nothing is kept back: it is seen at once, as with `python -u`."""

    def __init__(self, number, stream):
        self._number = number
        self._stream = stream

    def writable(self):
        return True

    def fileno(self):
        return self._number

    def write(self, data):
        data = bytes(data)
        if data:
            kernel.output(self._stream, data.decode("utf-8", "backslashreplace"))
        return len(data)


class Keyboard(io.RawIOBase):
    """Where a process reads what is typed, a line at a time."""

    def __init__(self):
        self._rest = b""
        self._over = False

    def readable(self):
        return True

    def fileno(self):
        return 0

    def readinto(self, buffer):
        if not self._rest and not self._over:
            line = kernel.trap({"kind": "stdin"})
            if line is None:
                self._over = True
            else:
                self._rest = line.encode()
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)


def _writer(number, stream, errors):
    text = io.TextIOWrapper(_Terminal(number, stream), "utf-8", errors, write_through=True)
    text.mode = "w"
    return text


def streams():
    """Input, output and error."""
    keyboard = io.TextIOWrapper(io.BufferedReader(Keyboard()), "utf-8", "strict")
    keyboard.mode = "r"
    return keyboard, _writer(1, "stdout", "strict"), _writer(2, "stderr", "backslashreplace")
