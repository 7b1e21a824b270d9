"""Berkeley clock synchronisation with delays.

python3 berkeley.py             a path that is slow one way
python3 berkeley.py ignored     the same, delays ignored
python3 berkeley.py late        an answer comes too late
python3 berkeley.py slow        one takes too long to be trusted
python3 berkeley.py wild        one wild clock, left out
"""

import heapq
import sys

COMPENSATION = "half-rtt"  # or "none"
TIMEOUT_MS, EVERY_MS = 1000, 10000
RTT_MAX_MS = None
GAMMA_MS = None  # of the fault-tolerant average
ROUND_SECONDS = None
SLEW_PPM = None  # None: adjust at once


class Clock:
    """A process and its clock."""

    def __init__(self, network, id, clock_ms, drift_ppm=0):
        self.network, self.id, self.peers = network, id, []
        self.rate = 1 + drift_ppm * 1e-6
        self.reading_ms, self.since = float(clock_ms), 0
        self.slew_ms = 0.0  # still to be used up
        self.role = "follower"
        self.master = None
        self.round = None  # the one that is open
        self.offsets, self.rtts = {}, {}
        self.average = None
        self.adjusted_by, self.last_round = None, 0

    def now(self):  # nobody can read true time
        counted = self.rate * (self.network.now - self.since)
        used = counted * (SLEW_PPM or 0) * 1e-6
        used = min(used, abs(self.slew_ms))
        used = used if self.slew_ms > 0 else -used
        return self.reading_ms + counted + used

    def lead(self):
        self.role, self.master = "master", self.id
        self.network.after(0, self.poll)

    def poll(self):
        if self.role != "master" or not self.network.takes_round():
            return
        self.round = self.network.rounds
        self.polled_ms = self.now()
        self.offsets, self.rtts = {self.id: 0.0}, {self.id: 0.0}
        self.say(f"Round {self.round}: my clock is {self.polled_ms} ms")
        for peer in self.peers:
            self.send(peer, "POLL", self.round)
        self.after(TIMEOUT_MS, self.on_timeout, self.round)
        self.after(EVERY_MS, self.poll)

    def on_poll(self, round, sender):
        self.send(sender, "ANSWER", round, self.now())

    def on_answer(self, round, reading_ms, sender):
        if round != self.round:
            return  # too late: no amount for it
        if sender in self.offsets:
            return  # it came twice
        rtt_ms = self.now() - self.polled_ms
        estimate_ms = reading_ms
        if COMPENSATION == "half-rtt":
            estimate_ms += rtt_ms / 2
        self.offsets[sender] = estimate_ms - self.now()
        self.rtts[sender] = rtt_ms
        if len(self.offsets) == 1 + len(self.peers):
            self.decide()  # the last answer is in

    def on_timeout(self, round):
        if round == self.round:
            self.decide()  # without who is missing

    def decide(self):
        used = agreeing(self.offsets, self.rtts)
        self.average = sum(used) / len(used)
        average = f"average offset {self.average} ms"
        self.say(f"Round {self.round}: {average}")
        self.adjust(self.round, rounded(self.average))
        for id in sorted(self.offsets):
            amount = rounded(self.average - self.offsets[id])
            if id != self.id:  # an amount, not a time
                self.send(id, "AMOUNT", self.round, amount)
        self.round = None

    def on_amount(self, round, by_ms, sender):
        if round <= self.last_round:
            return  # applied already
        self.adjust(round, by_ms)

    def adjust(self, round, by_ms):
        self.adjusted_by, self.last_round = by_ms, round
        self.say(f"Clock {self.id} adjusts by {by_ms} ms")
        if SLEW_PPM is None:
            self.reading_ms += by_ms  # at once: it may jump back
        else:
            self.reading_ms = self.now()
            self.since, self.slew_ms = self.network.now, by_ms

    def receive(self, kind, given, sender):
        getattr(self, f"on_{kind.lower()}")(*given, sender)

    def send(self, peer, kind, *given):
        self.network.send(self.id, peer, kind, given)

    def after(self, ms, action, *given):  # by its own oscillator
        self.network.after(ms / self.rate, action, *given)

    def say(self, what):
        print(what)


def agreeing(offsets, rtts):
    """The offsets that are in the average."""
    quick = [
        offsets[id] for id in sorted(offsets)
        if RTT_MAX_MS is None or rtts[id] <= RTT_MAX_MS
    ]
    if GAMMA_MS is None:
        return quick
    sets = []
    for low in quick:  # every set begins with its lowest
        near = [x for x in quick if low <= x <= low + GAMMA_MS]
        sets.append((-len(near), max(near) - low, low, near))
    return min(sets)[-1]  # largest, then closest, then lowest


def rounded(ms):
    if ROUND_SECONDS is None:
        return ms
    return round(ms / 1000, ROUND_SECONDS) * 1000


class Network:
    """True time, and messages that take a while."""

    def __init__(self, delay_ms, rounds):
        self.now, self.planned = 0.0, 0
        self.agenda, self.nodes = [], {}
        self.delay_ms, self.slow = delay_ms, {}
        self.rounds, self.most = 0, rounds  # of the whole run

    def takes_round(self):
        if self.rounds == self.most:
            return False
        self.rounds += 1
        return True

    def after(self, ms, action, *given):
        self.planned += 1  # the order at equal times
        plan = (self.now + ms, self.planned, action, given)
        heapq.heappush(self.agenda, plan)

    def send(self, sender, peer, kind, given):
        ms = self.slow.get((sender, peer), self.delay_ms)
        receive = self.nodes[peer].receive
        self.after(ms, receive, kind, given, sender)

    def run(self):
        while self.agenda:
            plan = heapq.heappop(self.agenda)
            self.now, _, action, given = plan
            action(*given)


def four_clocks(network, readings_ms, kind=Clock):
    for id, clock_ms in enumerate(readings_ms, start=1):
        network.nodes[id] = kind(network, id, clock_ms)
    for clock in network.nodes.values():
        clock.peers = [id for id in network.nodes if id != clock.id]
    return network.nodes


HANDOUT = [100300, 102500, 98400, 101000]
WILD = [100300, 100500, 160000, 100100]

if __name__ == "__main__":
    case = sys.argv[1] if sys.argv[1:] else "asymmetric"
    network = Network(delay_ms=20, rounds=2)
    network.slow = {(3, 1): 420}
    if case == "ignored":
        COMPENSATION = "none"
    if case in ("late", "slow"):
        network = Network(delay_ms=50, rounds=1)
        network.slow = {(3, 1): 1200 if case == "late" else 300}
        RTT_MAX_MS = None if case == "late" else 200
    if case == "wild":
        network, GAMMA_MS = Network(delay_ms=10, rounds=1), 500
    nodes = four_clocks(network, WILD if case == "wild" else HANDOUT)
    for clock in nodes.values():
        clock.master = 1
    nodes[1].lead()
    network.run()
