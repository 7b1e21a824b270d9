"""Berkeley clock synchronisation. Needs network.py.

python3 berkeley.py     runs the clocks at the end of this file
"""

from network import Network

MASTER = 1  # None: the clocks elect one, see election.py
ROUNDS = 2
FIRST_ROUND_MS = 0  # after a clock becomes master
EVERY_MS = 10000
TIMEOUT_MS = 1000
COMPENSATION = "half-rtt"  # or "none"
RTT_MAX_MS = None  # None: uses every answer
GAMMA_MS = None  # for the fault-tolerant average
ROUND_SECONDS = None  # decimals of an adjustment, in seconds
SLEW_PPM = None  # None: adjust at once


class Clock:
    """A process and its clock."""

    def __init__(self, network, id, clock_ms, drift_ppm):
        self.network, self.id, self.peers = network, id, []
        self.rate = 1 + drift_ppm * 1e-6
        self.reading_ms, self.since = float(clock_ms), 0
        self.slew_ms = 0.0  # the rest of the adjustment
        self.role = "follower"
        self.master = None
        self.round = None  # the open round
        self.offsets, self.rtts = {}, {}
        self.average = None
        self.adjusted_by, self.last_round = None, 0

    def now(self):  # no process can read true time
        counted = self.rate * (self.network.now - self.since)
        used = counted * (SLEW_PPM or 0) * 1e-6
        used = min(used, abs(self.slew_ms))
        used = used if self.slew_ms > 0 else -used
        return self.reading_ms + counted + used

    def begin(self):
        self.master = MASTER
        if self.id == MASTER:
            self.lead()

    def lead(self):
        self.role, self.master = "master", self.id
        self.after(FIRST_ROUND_MS, self.poll)

    def poll(self):
        if self.role != "master" or not self.network.takes_round():
            return
        self.round = self.network.rounds
        self.polled_ms = self.now()
        self.offsets, self.rtts = {self.id: 0.0}, {self.id: 0.0}
        if not self.peers:
            self.after(EVERY_MS, self.poll)
            return self.decide()
        self.say(f"Round {self.round}: my clock is {self.polled_ms} ms")
        for peer in self.peers:
            self.send(peer, "POLL", self.round)
        self.after(TIMEOUT_MS, self.on_timeout, self.round)
        self.after(EVERY_MS, self.poll)

    def on_poll(self, round, sender):
        self.send(sender, "ANSWER", round, self.now())

    def on_answer(self, round, reading_ms, sender):
        if round != self.round:
            return  # too late: gets no adjustment
        if sender in self.offsets:
            return  # a duplicate
        rtt_ms = self.now() - self.polled_ms
        estimate_ms = reading_ms
        if COMPENSATION == "half-rtt":
            estimate_ms += rtt_ms / 2
        self.offsets[sender] = estimate_ms - self.now()
        self.rtts[sender] = rtt_ms
        if len(self.offsets) == 1 + len(self.peers):
            self.decide()  # has every answer

    def on_timeout(self, round):
        if round == self.round:
            self.decide()  # without the missing answers

    def decide(self):
        used = agreeing(self.offsets, self.rtts)
        self.average = sum(used) / len(used)
        average = f"average offset {self.average} ms"
        self.say(f"Round {self.round}: {average}")
        self.adjust(self.round, rounded(self.average))
        for id in in_order(self.offsets):
            adjustment = rounded(self.average - self.offsets[id])
            if id != self.id:  # an adjustment, not a time
                self.send(id, "AMOUNT", self.round, adjustment)
        self.round = None

    def on_amount(self, round, by_ms, sender):
        if round <= self.last_round:
            return  # already applied
        self.adjust(round, by_ms)

    def adjust(self, round, by_ms):
        self.adjusted_by, self.last_round = by_ms, round
        self.say(f"Clock {self.id} adjusts by {by_ms} ms")
        if SLEW_PPM is None:
            self.reading_ms += by_ms  # at once: may jump back
        else:
            self.reading_ms = self.now()
            self.since, self.slew_ms = self.network.now, by_ms

    def receive(self, kind, given, sender):
        getattr(self, f"on_{kind.lower()}")(*given, sender)

    def send(self, peer, kind, *given):
        self.network.send(self.id, peer, kind, given)

    def after(self, ms, action, *given):  # timed by its own oscillator
        self.network.timer(self.id, ms / self.rate, action, *given)

    def restart(self):  # the clock kept running
        self.role, self.round, self.last_round = "follower", None, 0
        self.begin()

    def say(self, what):
        print(what)


def agreeing(offsets, rtts):
    """The offsets that the average uses."""
    quick = [
        offsets[id] for id in in_order(offsets)
        if RTT_MAX_MS is None or rtts[id] <= RTT_MAX_MS
    ]
    if GAMMA_MS is None:
        return quick
    sets = []
    for low in quick:  # the set that starts with low
        near = [x for x in quick if low <= x <= low + GAMMA_MS]
        sets.append((-len(near), max(near) - low, low, near))
    return min(sets)[-1]  # largest, then closest, then lowest


def in_order(offsets):
    return [id for id in CLOCKS_MS if id in offsets]


def rounded(ms):
    if ROUND_SECONDS is None:
        return ms
    return round(ms / 1000, ROUND_SECONDS) * 1000


class ClockNetwork(Network):
    rounds = 0  # in the whole run

    def takes_round(self):
        if self.rounds == ROUNDS:
            return False
        self.rounds += 1
        return True

    def last_round_has_begun(self):
        return self.rounds == ROUNDS


CLOCKS_MS = {1: 100300, 2: 102500, 3: 98400, 4: 101000}
DRIFT_PPM = {1: 0, 2: 0, 3: 0, 4: 0}


def run(kind):
    network = ClockNetwork()
    for id in CLOCKS_MS:
        clock = kind(network, id, CLOCKS_MS[id], DRIFT_PPM[id])
        clock.peers = [peer for peer in CLOCKS_MS if peer != id]
        network.nodes[id] = clock
    for clock in network.nodes.values():
        clock.begin()
    network.run()


if __name__ == "__main__":
    run(Clock)
