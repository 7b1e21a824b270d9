"""The same clocks as real processes, in real time, over TCP (task 8.3).

python3 berkeley_sockets.py         five rounds, one clock is wild
python3 berkeley_sockets.py 20      twenty of them; Ctrl-C ends them
python3 berkeley_sockets.py 5 slew  no clock ever runs backwards
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

import berkeley
from berkeley import WILD, Clock

HOST, MASTER = "127.0.0.1", 1
DRIFTS_PPM = [0, 5000, -5000, 2500]  # of bad oscillators, to be seen
NEAR = [100300, 100380, 100230, 100320]  # to be slewed together


def settle_on(how):
    """What every process has to know of how clocks are set."""
    berkeley.EVERY_MS, berkeley.TIMEOUT_MS = 1000, 800
    berkeley.GAMMA_MS = 500
    berkeley.SLEW_PPM = 200000 if how == "slew" else None


class Wire:
    """What a Clock takes for its network: TCP and real time."""

    def __init__(self, began, rounds, report):
        self.began, self.report = began, report
        self.rounds, self.most = 0, rounds
        self.agenda, self.planned = [], 0
        self.links, self.texts = {}, {}
        self.ready = selectors.DefaultSelector()
        self.clock, self.over = None, False

    @property
    def now(self):  # true time: no clock may look at it as such
        return (time.monotonic() - self.began) * 1000

    def takes_round(self):
        if self.rounds == self.most:
            return False
        self.rounds += 1
        return True

    def opened(self, peer, link):
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.links[peer], self.texts[peer] = link, b""
        self.ready.register(link, selectors.EVENT_READ, peer)

    def after(self, ms, action, *given):
        self.planned += 1
        plan = (self.now + ms, self.planned, action, given)
        heapq.heappush(self.agenda, plan)

    def send(self, sender, peer, kind, given):
        line = json.dumps([kind, *given]) + "\n"
        try:
            self.links[peer].sendall(line.encode())
        except OSError:
            pass  # it is gone: its answer will be missing

    def read(self, peer):
        try:
            data = self.links[peer].recv(4096)
        except OSError:
            data = b""
        if not data:
            self.closed(peer)
        *lines, rest = (self.texts[peer] + data).split(b"\n")
        self.texts[peer] = rest  # the beginning of the next line
        for line in lines:
            kind, *given = json.loads(line)
            self.clock.receive(kind, given, peer)

    def closed(self, peer):
        self.ready.unregister(self.links[peer])
        self.links[peer].close()
        self.over = self.over or peer == MASTER or not self.live()

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
    """Its clock is its own rate over the machine's time.monotonic()."""

    def poll(self):
        if self.network.rounds == self.network.most:
            return self.stop()  # the last amounts are used up
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

    def show(self, when):  # to the onlooker, who has true time
        offset = self.now() - self.network.now
        self.network.report.send((when, self.id, offset))

    def say(self, what):
        say(what)


def say(what):
    # in one piece: several processes write to one place
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


def main(id, ids, readings, rounds, how, began, report, listener, port):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is told to end
    settle_on(how)
    wire = Wire(began, rounds, report)
    drift = DRIFTS_PPM[id - 1]
    clock = Process(wire, id, readings[id - 1], drift)
    wire.clock, clock.master = clock, MASTER
    clock.peers = [peer for peer in ids if peer != id]
    if id == MASTER:
        for _ in clock.peers:
            link, _ = listener.accept()
            with link.makefile("r") as hello:
                wire.opened(json.loads(hello.readline()), link)
        listener.close()
        clock.lead()
    else:
        link = socket.create_connection((HOST, port))
        link.sendall(f"{id}\n".encode())
        wire.opened(MASTER, link)
    wire.run()


def watch(nodes, reports):
    """Prints how far apart the clocks are, at every round."""
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


def begin(rounds, how):
    """Starts the processes; each tells of itself through a pipe."""
    readings = NEAR if how == "slew" else WILD
    ids = list(range(1, len(readings) + 1))
    nodes, reports = [], []
    listener = socket.create_server((HOST, 0))  # any free port
    port = listener.getsockname()[1]
    rest = ids, readings, rounds, how, time.monotonic()
    for id in ids:
        report, own = multiprocessing.Pipe(duplex=False)
        door = listener if id == MASTER else None
        args = id, *rest, own, door, port
        nodes.append(multiprocessing.Process(target=main, args=args))
        nodes[-1].start()
        own.close()
        reports.append(report)
    listener.close()
    return nodes, reports


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 5
    how = sys.argv[2] if sys.argv[2:] else "step"
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    nodes, reports = begin(rounds, how)
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
            node.terminate()  # where it is not over by itself
            node.join()
    say(ending)
    sys.exit(any(node.exitcode > 0 for node in nodes))
