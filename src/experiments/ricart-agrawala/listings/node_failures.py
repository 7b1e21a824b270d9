"""Crashes and lost messages. Needs node.py beside it.

python3 node_failures.py probe      a crash is noticed
python3 node_failures.py suspicion  wrongly noticed
python3 node_failures.py retry      a request sent again
"""

import sys
from collections import Counter

from node import Network, Node


class PatientNode(Node):
    """A node with named timers: a new one replaces."""

    def __init__(self, network, id, peers, highest=0):
        super().__init__(network, id, peers, highest)
        self.timers = {}

    def set_timer(self, name, ms, action, *given):
        self.timers[name] = timer = object()
        given = (name, timer, action, *given)
        self.network.after(ms, self.fire, *given)

    def fire(self, name, timer, action, *given):
        if self.timers.get(name) is timer:
            action(*given)


class ProbingNode(PatientNode):
    patience_ms, timeout_ms = 40, 30

    def __init__(self, network, id, peers, highest=0):
        super().__init__(network, id, peers, highest)
        self.probed = set()  # asked, and silent since
        self.suspected = set()  # silent for too long

    def request(self):
        super().request()
        self.awaited -= self.suspected
        if self.suspected:
            self.enter_if_free()
        self.be_patient()

    def be_patient(self):
        if self.awaited:
            ms = self.patience_ms
            self.set_timer("patience", ms, self.probe)

    def probe(self):
        for peer in sorted(self.awaited):
            self.send(peer, "PROBE")
            if peer not in self.probed:
                self.probed.add(peer)
                ms = self.timeout_ms
                self.set_timer(peer, ms, self.suspect, peer)

    def suspect(self, peer):
        self.probed.remove(peer)
        self.suspected.add(peer)
        self.awaited.remove(peer)
        self.say(f"gives up on {peer}")
        self.enter_if_free()

    def receive(self, kind, t, sender):
        was_probed = sender in self.probed
        self.timers.pop(sender, None)
        self.probed.discard(sender)
        self.suspected.discard(sender)
        if was_probed or kind == "ALIVE":
            self.be_patient()
        if kind == "PROBE":
            self.send(sender, "ALIVE")
        super().receive(kind, t, sender)


class RetryingNode(PatientNode):
    after_ms = 30

    def __init__(self, network, id, peers, highest=0):
        super().__init__(network, id, peers, highest)
        self.heard = {}  # peer: its latest request
        self.answered = {}  # peer: the latest answered

    def request(self):
        super().request()
        self.set_timer("retry", self.after_ms, self.retry)

    def retry(self):
        for peer in sorted(self.awaited):
            self.send(peer, "REQUEST", self.timestamp)
        if self.awaited:
            ms = self.after_ms
            self.set_timer("retry", ms, self.retry)

    def on_request(self, t, sender):
        seen = self.heard.get(sender) == t
        if seen and sender in self.deferred:
            return  # it stays in the queue, once
        if self.answered.get(sender) == t:
            self.send(sender, "REPLY", t)  # once more
            return
        self.heard[sender] = t
        super().on_request(t, sender)

    def reply(self, peer):
        t = self.answered[peer] = self.heard[peer]
        self.send(peer, "REPLY", t)

    def on_reply(self, t, sender):
        if t == self.timestamp:  # not of an older one
            super().on_reply(t, sender)


class FaultyNetwork(Network):
    """Delays and loses what it is told, by name."""

    def __init__(self, late, lost):
        super().__init__()
        self.late, self.lost = late, lost
        self.down, self.sent = set(), Counter()

    def send(self, sender, peer, kind, t):
        self.sent[sender, peer] += 1
        n = self.sent[sender, peer]
        name = f"{sender}>{peer}#{n}"
        if name not in self.lost:
            ms = 10 + self.late.get(name, 0)
            given = kind, t, sender
            self.after(ms, self.deliver, peer, *given)

    def deliver(self, peer, kind, t, sender):
        if peer not in self.down:
            self.nodes[peer].receive(kind, t, sender)


def run(make, highest, asks, **told):
    late, lost = told.get("late", {}), told.get("lost", ())
    network = FaultyNetwork(late, lost)
    for peer, at_ms in told.get("crash", {}).items():
        network.after(at_ms, network.down.add, peer)
    for id in highest:
        peers = [peer for peer in highest if peer != id]
        node = make(network, id, peers, highest[id])
        node.hold_ms = told.get("hold", {}).get(id, 20)
        network.nodes[id] = node
        for at_ms in asks.get(id, []):
            network.after(at_ms, node.request)
    network.run()


def probe():
    highest = {1: 0, 2: 0, 3: 0}
    asks = {1: [0, 130], 2: [30]}
    run(ProbingNode, highest, asks, crash={3: 5})


def suspicion():
    asks = {1: [30, 160], 2: [0]}
    late, hold = {"2>1#2": 60}, {2: 120}
    run(ProbingNode, {1: 0, 2: 0}, asks, late=late, hold=hold)


def retry():
    asks = {1: [0], 2: [0]}
    run(RetryingNode, {1: 4, 2: 3}, asks, lost={"2>1#1"})


if __name__ == "__main__":
    demos = {"probe": probe, "suspicion": suspicion, "retry": retry}
    demos[sys.argv[1] if sys.argv[1:] else "probe"]()
