"""Berkeley clocks that elect their master (task 8.2).

python3 election.py            the lowest clock leads
python3 election.py crash      it falls silent, and is replaced
python3 election.py returns    and comes back
"""

import sys

import berkeley
from berkeley import HANDOUT, Clock, Network, four_clocks

PATIENCE_MS = 4000
berkeley.TIMEOUT_MS, berkeley.EVERY_MS = 500, 2000


class Candidate(Clock):
    def __init__(self, network, id, clock_ms):
        super().__init__(network, id, clock_ms)
        self.up, self.lives = True, 0
        self.term = 0  # the latest election it knows of
        self.readings = {}
        self.mandate = None  # its master's reading, and id
        self.waiting = 0

    def elect(self):  # the first, or the master is silent
        self.stand(self.term + 1, {})

    def stand(self, term, heard):
        self.role, self.master = "candidate", None
        self.term, self.round = term, None
        self.waiting += 1
        reading_ms = self.now()
        self.readings = {**heard, self.id: reading_ms}
        for peer in self.peers:
            self.send(peer, "READING", term, reading_ms)
        if not self.names_if_complete():
            self.after(berkeley.TIMEOUT_MS, self.on_silence, term)

    def on_reading(self, term, reading_ms, sender):
        if term > self.term:
            self.stand(term, {sender: reading_ms})
        elif term == self.term and self.role == "candidate":
            self.readings[sender] = reading_ms
            self.names_if_complete()

    def names_if_complete(self):
        complete = len(self.readings) == 1 + len(self.peers)
        if complete:
            self.name()
        return complete

    def on_silence(self, term):
        if term == self.term and self.role == "candidate":
            self.name()  # the lowest of those it has heard

    def name(self):
        lowest = min((ms, id) for id, ms in self.readings.items())
        self.mandate, leader = lowest, lowest[1]
        self.readings = {}
        if leader == self.id:
            self.say(f"Clock {self.id} is the master")
            self.lead()
        else:
            self.role, self.master = "follower", leader
            self.wait()

    def wait(self):  # renews its patience
        self.waiting += 1
        self.after(PATIENCE_MS, self.on_patience, self.waiting)

    def on_patience(self, waiting):
        rounds_left = self.network.rounds < self.network.most
        if waiting == self.waiting and rounds_left:
            self.elect()

    def send(self, peer, kind, *given):
        if kind == "POLL":
            given += (self.term, self.mandate)
        super().send(peer, kind, *given)

    def on_poll(self, round, term, mandate, sender):
        known = (-self.term, self.mandate or mandate)
        if known < (-term, mandate):
            return  # its election is out of date
        if self.master != sender or self.term != term:
            self.role, self.master = "follower", sender
            self.term, self.mandate = term, mandate
            self.round = None
        super().on_poll(round, sender)
        self.wait()

    def on_amount(self, round, by_ms, sender):
        super().on_amount(round, by_ms, sender)
        if self.role == "follower" and sender == self.master:
            self.wait()

    def receive(self, kind, given, sender):
        if self.up:
            super().receive(kind, given, sender)

    def after(self, ms, action, *given):
        plan = self.lives, action, given
        super().after(ms, self.unless_crashed, *plan)

    def unless_crashed(self, life, action, given):
        if self.up and life == self.lives:
            action(*given)  # a crash forgets the timers

    def crash(self):
        self.up, self.role, self.round = False, "down", None
        self.lives += 1

    def restart(self):  # a returning one follows
        self.up, self.role, self.master = True, "follower", None
        self.term, self.mandate, self.last_round = 0, None, 0
        self.wait()


if __name__ == "__main__":
    case = sys.argv[1] if sys.argv[1:] else "lowest"
    network = Network(10, rounds=2 if case == "lowest" else 8)
    nodes = four_clocks(network, HANDOUT, Candidate)
    if case in ("crash", "returns"):
        network.after(3000, nodes[3].crash)
    if case == "returns":
        network.after(9000, nodes[3].restart)
    for clock in nodes.values():
        clock.after(0, clock.elect)
    network.run()
