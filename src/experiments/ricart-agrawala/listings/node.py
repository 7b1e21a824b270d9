"""Ricart-Agrawala mutual exclusion. Needs network.py.

python3 node.py     runs the nodes at the end of this file
"""

from network import Network

RELEASED, WANTED, HELD = "RELEASED", "WANTED", "HELD"
ORDER = "timestamp-id"  # or "text", "timestamp"
RAISE_HIGHEST = True  # False: ignores timestamps it sees
DEFER_WHEN_HELD = True  # False: replies in its section
CLEAR_DEFERRED_EARLY = False  # True: loses the queue


class Node:
    def __init__(self, network, id, peers, highest=0):
        self.network = network
        self.id = id
        self.peers = peers
        self.wishes = []  # requests to make later
        self.state = RELEASED
        self.highest = highest  # highest timestamp seen
        self.timestamp = 0  # of its open request
        self.awaited = set()  # nodes that still owe it a REPLY
        self.deferred = []  # nodes to which it owes a REPLY

    def ask(self, hold_ms):
        if self.state != RELEASED:
            self.wishes.append(hold_ms)
            return
        self.hold_ms = hold_ms
        self.request()

    def request(self):
        self.timestamp = self.highest + 1
        self.highest = self.timestamp
        self.state = WANTED
        self.awaited = set(self.peers)
        self.say(f"requests CS at time {self.timestamp}")
        for peer in self.peers:
            self.send(peer, "REQUEST", self.timestamp)
        self.enter_if_free()

    def on_request(self, t, sender):
        if RAISE_HIGHEST:
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
            return DEFER_WHEN_HELD
        if ORDER == "text":  # compares the ids first
            return text(self.timestamp, self.id) < text(t, sender)
        if ORDER == "timestamp":  # on a tie both defer
            return self.timestamp <= t
        return (self.timestamp, self.id) < (t, sender)

    def on_reply(self, t, sender):
        if sender not in self.awaited:
            return  # already counted, or not needed
        self.awaited.remove(sender)
        self.say(f"received REPLY from {sender}")
        self.enter_if_free()

    def enter_if_free(self):
        if not self.awaited:
            self.after(0, self.enter)

    def enter(self):
        self.state = HELD
        self.say("enters CS")
        self.after(self.hold_ms, self.leave)

    def leave(self):
        self.state, self.timestamp = RELEASED, 0
        self.say("leaves CS")
        if CLEAR_DEFERRED_EARLY:
            self.deferred = []  # before the replies are sent
        for peer in self.deferred:
            self.reply(peer)
        self.deferred = []
        if self.wishes:
            self.ask(self.wishes.pop(0))

    def receive(self, kind, t, sender):
        if kind == "REQUEST":
            self.on_request(t, sender)
        elif kind == "REPLY":
            self.on_reply(t, sender)

    def restart(self):  # a crash forgets everything
        self.__init__(self.network, self.id, self.peers)

    def reply(self, peer):
        self.send(peer, "REPLY")

    def send(self, peer, kind, t=None):
        self.network.send(self.id, peer, kind, t)

    def after(self, ms, action, *given):
        self.network.timer(self.id, ms, action, *given)

    def say(self, what):
        print(f"Node {self.id} {what}")


def text(t, id):
    return f"REQ from {id} at {t}"


HIGHEST = {1: 4, 2: 3}  # what each node has seen before
REQUESTS = {1: [(0, 20)], 2: [(0, 20)]}  # (when, ms inside)


def run(kind):
    network = Network()
    for id in HIGHEST:
        peers = [peer for peer in HIGHEST if peer != id]
        node = kind(network, id, peers, HIGHEST[id])
        network.nodes[id] = node
        for at_ms, hold_ms in REQUESTS[id]:
            network.after(at_ms, ask, network, id, hold_ms)
    network.run()


def ask(network, id, hold_ms):
    if network.is_up(id):
        network.nodes[id].ask(hold_ms)


if __name__ == "__main__":
    run(Node)
