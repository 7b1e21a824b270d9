"""Berkeley clocks that elect their master (task 8.2).

python3 election.py     needs berkeley.py and network.py
"""

from berkeley import TIMEOUT_MS, Clock, run

PATIENCE_MS = 4000  # then the master counts as silent


class Candidate(Clock):
    def __init__(self, *given):
        super().__init__(*given)
        self.term = 0  # the latest election that it knows
        self.readings = {}
        self.mandate = None  # reading and id of its master
        self.waiting = 0

    def begin(self):
        self.after(0, self.first)

    def first(self):
        if self.term == 0:  # no election has begun yet
            self.elect()

    def elect(self):  # at the start, or without a master
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
            self.after(TIMEOUT_MS, self.on_silence, term)

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
            self.name()  # the lowest reading so far

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

    def wait(self):  # starts its patience again
        self.waiting += 1
        self.after(PATIENCE_MS, self.on_patience, self.waiting)

    def on_patience(self, waiting):
        over = self.network.last_round_has_begun()
        if waiting == self.waiting and not over:
            self.elect()

    def send(self, peer, kind, *given):
        if kind == "POLL":
            given += (self.term, self.mandate)
        super().send(peer, kind, *given)

    def on_poll(self, round, term, mandate, sender):
        known = (-self.term, self.mandate or mandate)
        if known < (-term, mandate):
            return  # from an older election
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

    def restart(self):  # it follows after a crash
        self.role, self.master = "follower", None
        self.term, self.mandate, self.last_round = 0, None, 0
        self.round, self.readings = None, {}
        self.wait()


if __name__ == "__main__":
    run(Candidate)
