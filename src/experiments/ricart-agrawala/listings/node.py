"""Ricart-Agrawala mutual exclusion, two nodes.

python3 node.py         requests by (timestamp, id)
python3 node.py text    compared as text: wrong
"""

import heapq
import sys

RELEASED, WANTED, HELD = "RELEASED", "WANTED", "HELD"
ORDER = "timestamp-id"  # or "text", "timestamp"


class Node:
    def __init__(self, network, id, peers, highest=0):
        self.network = network
        self.id = id
        self.peers = peers
        self.hold_ms = 20
        self.state = RELEASED
        self.highest = highest  # timestamp seen
        self.timestamp = 0  # of its open request
        self.awaited = set()  # who owes it a REPLY
        self.deferred = []  # whom it owes a REPLY

    def request(self):  # only when RELEASED
        self.timestamp = self.highest + 1
        self.highest = self.timestamp
        self.state = WANTED
        self.awaited = set(self.peers)
        self.say(f"requests CS at time {self.timestamp}")
        for peer in self.peers:
            self.send(peer, "REQUEST", self.timestamp)
        self.enter_if_free()

    def on_request(self, t, sender):
        self.highest = max(self.highest, t)
        if self.defers(t, sender):
            if sender not in self.deferred:
                self.deferred.append(sender)
            self.say(f"defers REPLY to {sender}")
        else:
            self.reply(sender)

    def defers(self, t, sender):
        if self.state == RELEASED:
            return False
        if self.state == HELD:
            return True
        if ORDER == "text":  # the id decides first
            return text(self.timestamp, self.id) < text(t, sender)
        if ORDER == "timestamp":  # ties: both defer
            return self.timestamp <= t
        return (self.timestamp, self.id) < (t, sender)

    def on_reply(self, t, sender):
        if sender not in self.awaited:
            return  # counted before, or not needed
        self.awaited.remove(sender)
        self.say(f"received REPLY from {sender}")
        self.enter_if_free()

    def enter_if_free(self):
        if not self.awaited:
            self.network.after(0, self.enter)

    def enter(self):
        self.state = HELD
        self.say("enters CS")
        self.network.after(self.hold_ms, self.leave)

    def leave(self):
        self.state, self.timestamp = RELEASED, 0
        self.say("leaves CS")
        for peer in self.deferred:
            self.reply(peer)
        self.deferred = []

    def receive(self, kind, t, sender):
        if kind == "REQUEST":
            self.on_request(t, sender)
        elif kind == "REPLY":
            self.on_reply(t, sender)

    def reply(self, peer):
        self.send(peer, "REPLY")

    def send(self, peer, kind, t=None):
        self.network.send(self.id, peer, kind, t)

    def say(self, what):
        print(f"Node {self.id} {what}")


def text(t, id):
    return f"REQ from {id} at {t}"


class Network:
    """True time, and messages that take 10 ms."""

    def __init__(self):
        self.now, self.planned = 0, 0
        self.agenda, self.nodes = [], {}

    def after(self, ms, action, *given):
        self.planned += 1  # the order at equal times
        plan = (self.now + ms, self.planned, action, given)
        heapq.heappush(self.agenda, plan)

    def send(self, sender, peer, kind, t):
        receive = self.nodes[peer].receive
        self.after(10, receive, kind, t, sender)

    def run(self):
        while self.agenda:
            plan = heapq.heappop(self.agenda)
            self.now, _, action, given = plan
            action(*given)


if __name__ == "__main__":
    ORDER = sys.argv[1] if sys.argv[1:] else ORDER
    network = Network()
    one = Node(network, 1, [2], highest=4)
    two = Node(network, 2, [1], highest=3)
    network.nodes = {1: one, 2: two}
    network.after(0, one.request)
    network.after(0, two.request)
    network.run()
