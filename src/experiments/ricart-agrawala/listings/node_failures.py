"""Crashes and lost messages. Needs node.py and network.py.

python3 node_failures.py    runs the requests of node.py
"""

from node import Node, run

FAILURES = "probe"  # or "retry", "none"
PATIENCE_MS = 40  # then probes the nodes it waits for
TIMEOUT_MS = 30  # then gives up on a silent node
AFTER_MS = None  # then sends the request again


class PatientNode(Node):
    """Named timers: a new one replaces the old one."""

    def __init__(self, network, id, peers, highest=0):
        super().__init__(network, id, peers, highest)
        self.timers = {}

    def set_timer(self, name, ms, action, *given):
        self.timers[name] = timer = object()
        given = (name, timer, action, *given)
        self.after(ms, self.fire, *given)

    def fire(self, name, timer, action, *given):
        if self.timers.get(name) is timer:
            action(*given)


class ProbingNode(PatientNode):
    def __init__(self, network, id, peers, highest=0):
        super().__init__(network, id, peers, highest)
        self.probed = set()  # probed, no answer yet
        self.suspected = set()  # silent for too long

    def request(self):
        super().request()
        self.awaited -= self.suspected
        if self.suspected:
            self.enter_if_free()
        self.be_patient()

    def be_patient(self):
        if self.awaited:
            self.set_timer("patience", PATIENCE_MS, self.probe)

    def probe(self):
        for peer in sorted(self.awaited):
            self.send(peer, "PROBE")
            if peer not in self.probed:
                self.probed.add(peer)
                ms = TIMEOUT_MS
                self.set_timer(peer, ms, self.suspect, peer)

    def suspect(self, peer):
        self.probed.discard(peer)
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
    def __init__(self, network, id, peers, highest=0):
        super().__init__(network, id, peers, highest)
        self.heard = {}  # peer: its latest request
        self.answered = {}  # peer: the latest it answered

    def request(self):
        super().request()
        self.set_timer("retry", AFTER_MS, self.retry)

    def retry(self):
        for peer in sorted(self.awaited):
            self.send(peer, "REQUEST", self.timestamp)
        if self.awaited:
            ms = AFTER_MS
            self.set_timer("retry", ms, self.retry)

    def on_request(self, t, sender):
        seen = self.heard.get(sender) == t
        if seen and sender in self.deferred:
            return  # already in the queue
        if self.answered.get(sender) == t:
            self.send(sender, "REPLY", t)  # again
            return
        self.heard[sender] = t
        super().on_request(t, sender)

    def reply(self, peer):
        t = self.answered[peer] = self.heard[peer]
        self.send(peer, "REPLY", t)

    def on_reply(self, t, sender):
        if t == self.timestamp:  # not for an older request
            super().on_reply(t, sender)


KINDS = {"none": Node, "probe": ProbingNode, "retry": RetryingNode}
Kind = KINDS[FAILURES]

if __name__ == "__main__":
    run(Kind)
