"""The same clocks as real processes, in real time, over TCP (task 8.3).

python3 berkeley_sockets.py     needs berkeley.py and network.py

Ctrl-C ends them. Without MASTER the lowest id is the master.
"""

import heapq
import json
import multiprocessing
import selectors
import signal
import socket
import sys
import time
from multiprocessing.connection import wait

from berkeley import CLOCKS_MS, DRIFT_PPM, MASTER, ROUNDS, Clock

HOST = "127.0.0.1"
LEADER = min(CLOCKS_MS) if MASTER is None else MASTER


class Wire:
    """The network of a Clock: TCP and real time."""

    def __init__(self, began, report):
        self.began, self.report = began, report
        self.rounds = 0
        self.agenda, self.planned = [], 0
        self.links, self.texts = {}, {}
        self.ready = selectors.DefaultSelector()
        self.clock, self.over = None, False

    @property
    def now(self):  # true time: only for timers and the report
        return (time.monotonic() - self.began) * 1000

    def takes_round(self):
        if self.rounds == ROUNDS:
            return False
        self.rounds += 1
        return True

    def opened(self, peer, link):
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.links[peer], self.texts[peer] = link, b""
        self.ready.register(link, selectors.EVENT_READ, peer)

    def timer(self, id, ms, action, *given):
        self.planned += 1
        plan = (self.now + ms, self.planned, action, given)
        heapq.heappush(self.agenda, plan)

    def send(self, sender, peer, kind, given):
        line = json.dumps([kind, *given]) + "\n"
        try:
            self.links[peer].sendall(line.encode())
        except OSError:
            pass  # the peer is gone and will not answer

    def read(self, peer):
        try:
            data = self.links[peer].recv(4096)
        except OSError:
            data = b""
        if not data:
            self.closed(peer)
        *lines, rest = (self.texts[peer] + data).split(b"\n")
        self.texts[peer] = rest  # the start of the next line
        for line in lines:
            kind, *given = json.loads(line)
            self.clock.receive(kind, given, peer)

    def closed(self, peer):
        self.ready.unregister(self.links[peer])
        self.links[peer].close()
        self.over = self.over or peer == LEADER or not self.live()

    def live(self):
        return any(link.fileno() >= 0 for link in self.links.values())

    def run(self):
        began_by = multiprocessing.parent_process()
        while not self.over and began_by.is_alive():
            due = self.agenda[0][0] if self.agenda else self.now + 1000
            soon = max(0, due - self.now) / 1000
            for key, _ in self.ready.select(soon):
                self.read(key.data)
            while self.agenda and self.agenda[0][0] <= self.now:
                _, _, action, given = heapq.heappop(self.agenda)
                action(*given)
        for link in self.links.values():
            link.close()


class Process(Clock):
    """Its clock runs at its own rate, over time.monotonic()."""

    def poll(self):
        if self.network.rounds == ROUNDS:
            return self.stop()  # all adjustments are done
        self.show(self.network.rounds + 1)
        super().poll()

    def on_poll(self, round, sender):
        super().on_poll(round, sender)
        self.show(round)

    def stop(self):
        for peer in self.peers:
            self.send(peer, "STOP")
        self.on_stop(self.id)

    def on_stop(self, sender):
        self.show("end")
        self.network.over = True

    def show(self, when):  # reports to the parent process
        offset = self.now() - self.network.now
        self.network.report.send((when, self.id, offset))

    def say(self, what):
        say(what)


def say(what):
    # one write: other processes print here too
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


def main(id, began, report, listener, port):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops it
    wire = Wire(began, report)
    clock = Process(wire, id, CLOCKS_MS[id], DRIFT_PPM[id])
    wire.clock, clock.master = clock, LEADER
    clock.peers = [peer for peer in CLOCKS_MS if peer != id]
    if id == LEADER:
        for _ in clock.peers:
            link, _ = listener.accept()
            with link.makefile("r") as hello:
                wire.opened(json.loads(hello.readline()), link)
        listener.close()
        clock.lead()
    else:
        link = socket.create_connection((HOST, port))
        link.sendall(f"{id}\n".encode())
        wire.opened(LEADER, link)
    wire.run()


def watch(nodes, reports):
    """Prints how far apart the clocks are in every round."""
    seen = {}
    while reports:
        for report in wait(reports):
            try:
                when, id, offset = report.recv()
            except EOFError:
                reports.remove(report)
                continue
            offsets = seen.setdefault(when, [])
            offsets.append(offset)
            if len(offsets) == len(nodes):
                apart = max(offsets) - min(offsets)
                what = when if when == "end" else f"round {when}"
                say(f"Skew at {what}: {apart:.3f} ms")


def begin():
    """Starts the processes; each reports through a pipe."""
    nodes, reports = [], []
    listener = socket.create_server((HOST, 0))  # any free port
    port = listener.getsockname()[1]
    began = time.monotonic()
    for id in CLOCKS_MS:
        report, own = multiprocessing.Pipe(duplex=False)
        door = listener if id == LEADER else None
        args = id, began, own, door, port
        nodes.append(multiprocessing.Process(target=main, args=args))
        nodes[-1].start()
        own.close()
        reports.append(report)
    listener.close()
    return nodes, reports


if __name__ == "__main__":
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    nodes, reports = begin()
    signal.signal(signal.SIGINT, usual)
    try:
        watch(nodes, reports)
        for node in nodes:
            node.join()
        ending = "All rounds are done."
    except KeyboardInterrupt:
        ending = "Stopped."
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for node in nodes:
            node.terminate()  # if it has not ended yet
            node.join()
    say(ending)
    sys.exit(any(node.exitcode > 0 for node in nodes))
