"""Runs sequences of socket calls, and prints what each call came to: one line of JSON for each sequence.

    python3 calls.py CASES.json [PAUSE]

The same program runs on Linux and over the modelled kernel. PAUSE, in seconds, is slept after each call: Linux then has
time to deliver. A socket has a name. A port is told by the name of the first socket that had it.
"""

import errno
import json
import select
import socket
import struct
import sys
import time

FLAGS = {name: getattr(socket, "MSG_" + name) for name in ("PEEK", "WAITALL", "DONTWAIT")}
# Calls that may give a socket its port.
LEARNS = {"bind", "bind_any", "listen", "connect", "connect_ex", "send", "sendto"}
# Nobody has this port.
CLOSED = 1


class Sequence:
    def __init__(self):
        self.sockets = {}
        self.ports = {CLOSED: "closed"}

    def told(self, pair):
        if not pair:
            return pair
        return [pair[0], pair[1] and self.ports.get(pair[1], "other")]

    def learn(self, name):
        """Finds out which port the socket has by now."""
        one = self.sockets.get(name)
        if one is not None and one.fileno() >= 0:
            port = one.getsockname()[1]
            if port:
                self.ports.setdefault(port, name)

    def target(self, name):
        if name in ("closed", "zero"):
            return ("127.0.0.1", CLOSED if name == "closed" else 0)
        port = next((port for port, owner in self.ports.items() if owner == name), CLOSED)
        return ("127.0.0.1", port)

    def flags(self, names):
        return sum(FLAGS[name] for name in names)

    def run(self, ops):
        results = []
        for op, name, *rest in ops:
            try:
                result = getattr(self, op)(name, *rest)
            except TimeoutError as late:
                result = "ETIMEDOUT" if late.errno else "timed out"
            except OSError as failed:
                result = errno.errorcode.get(failed.errno, str(failed))
            except Exception as failed:
                result = type(failed).__name__
            if op in LEARNS:
                self.learn(name)
            results.append(result)
            if PAUSE:
                time.sleep(PAUSE)
        for one in self.sockets.values():
            one.close()
        return results

    def tcp(self, name, timeout):
        self.sockets[name] = socket.socket()
        self.sockets[name].settimeout(timeout)

    def udp(self, name, timeout):
        self.sockets[name] = socket.socket(type=socket.SOCK_DGRAM)
        self.sockets[name].settimeout(timeout)

    def bind(self, name, to):
        self.sockets[name].bind(("127.0.0.1", 0) if to is None else self.target(to))

    def bind_any(self, name):
        self.sockets[name].bind(("", 0))

    def listen(self, name, backlog):
        self.sockets[name].listen(backlog)

    def accept(self, name, made, timeout):
        one, peer = self.sockets[name].accept()
        one.settimeout(timeout)
        if made in self.sockets:
            self.sockets[made].close()
        self.sockets[made] = one
        return self.told(peer)

    def connect(self, name, to):
        self.sockets[name].connect(self.target(to))

    def connect_ex(self, name, to):
        number = self.sockets[name].connect_ex(self.target(to))
        return errno.errorcode.get(number, number)

    def send(self, name, text, times, flags):
        return self.sockets[name].send(text.encode() * times, self.flags(flags))

    def sendall(self, name, text, times):
        return self.sockets[name].sendall(text.encode() * times)

    def sendto(self, name, text, times, to):
        return self.sockets[name].sendto(text.encode() * times, self.target(to))

    def shown(self, data):
        return data.decode() if len(data) < 40 else f"{len(data)} bytes"

    def recv(self, name, size, flags):
        return self.shown(self.sockets[name].recv(size, self.flags(flags)))

    def recvfrom(self, name, size, flags):
        data, peer = self.sockets[name].recvfrom(size, self.flags(flags))
        return [self.shown(data), self.told(peer)]

    def recv_into(self, name, size, flags):
        buffer = bytearray(size)
        count = self.sockets[name].recv_into(buffer, 0, self.flags(flags))
        return [count, self.shown(bytes(buffer[:count]))]

    def shutdown(self, name, how):
        self.sockets[name].shutdown(getattr(socket, "SHUT_" + how))

    def linger(self, name, seconds):
        value = struct.pack("ii", 0 if seconds is None else 1, seconds or 0)
        self.sockets[name].setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, value)

    def close(self, name):
        self.sockets[name].close()

    def error(self, name):
        number = self.sockets[name].getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        return errno.errorcode.get(number, number)

    def listens(self, name):
        return self.sockets[name].getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)

    def own(self, name):
        return self.told(self.sockets[name].getsockname())

    def peer(self, name):
        return self.told(self.sockets[name].getpeername())

    def poll(self, names, wait):
        """The events of each socket that has some, for all that poll can be asked for."""
        poller = select.poll()
        numbers = {}
        for name in names:
            one = self.sockets.get(name)
            if one is not None and one.fileno() >= 0:
                poller.register(one, select.POLLIN | select.POLLOUT | select.POLLPRI | select.POLLRDHUP)
                numbers[one.fileno()] = name
        return sorted([numbers[fd], events] for fd, events in poller.poll(wait))

    def select(self, names, wait):
        asked = [self.sockets[name] for name in names if name in self.sockets and self.sockets[name].fileno() >= 0]
        known = {one: name for name, one in self.sockets.items()}
        return [[known[one] for one in some] for some in select.select(asked, asked, asked, wait)]


PAUSE = float(sys.argv[2]) if len(sys.argv) > 2 else 0
with open(sys.argv[1]) as file:
    cases = json.load(file)
for ops in cases:
    print(json.dumps(Sequence().run(ops)))
