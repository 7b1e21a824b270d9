"""True time and the network, for the other files.

Nodes call send and timer; it calls receive and restart.
"""

import heapq
import random
from collections import Counter

DELAY = ("constant", 10)  # ms; or "uniform", "exponential"
LINKS = {}  # (sender, receiver): the delay of this link
LINK_ORDER = "fifo"  # or "any": messages may overtake
LOSS = 0  # probability that a message is lost
DUPLICATE = 0  # probability that it arrives twice
CHANGES = []  # drops, delays, crashes and so on
LIMIT_MS = 60000


def drawn(kind, ms, more=0):
    """How long a message takes, in ms."""
    if kind == "uniform":
        return random.uniform(ms, more)
    if kind == "exponential":
        return ms + random.expovariate(1) * more
    return ms


class Network:
    def __init__(self):
        self.now, self.planned = 0, 0
        self.agenda, self.nodes = [], {}
        self.sent, self.latest = Counter(), Counter()
        self.lives = Counter()  # odd while a node is down
        self.cuts = []  # the partitions at this time
        for change in CHANGES:
            self.plan_change(*change)

    def plan_change(self, do, what, *how):
        if do in ("crash", "restart", "set-clock"):
            at_ms, *by_ms = how
            self.at(at_ms, 0, self.change, do, what, *by_ms)
        if do == "partition":
            begin_ms, end_ms = how
            self.at(begin_ms, 0, self.cuts.append, what)
            self.at(end_ms, 0, self.cuts.remove, what)

    def change(self, do, id, *by_ms):
        if do == "set-clock":
            self.nodes[id].reading_ms += by_ms[0]
        elif self.is_up(id) == (do == "crash"):
            self.lives[id] += 1
            if do == "restart":
                self.nodes[id].restart()

    def is_up(self, id):
        return self.lives[id] % 2 == 0

    def at(self, ms, rank, action, *given):
        self.planned += 1  # keeps the order at equal times
        plan = (ms, rank, self.planned, action, given)
        heapq.heappush(self.agenda, plan)

    def after(self, ms, action, *given):
        self.at(self.now + ms, 1, action, *given)

    def timer(self, id, ms, action, *given):
        life = self.lives[id]

        def fire():
            if self.lives[id] == life:
                action(*given)  # a crash cancels its timers

        self.after(ms, fire)

    def send(self, sender, peer, *message):
        link = sender, peer
        self.sent[link] += 1
        name = f"{sender}>{peer}#{self.sent[link]}"
        own = [change for change in CHANGES if change[1] == name]
        ms = self.now + drawn(*LINKS.get(link, DELAY))
        for do, _, *how in own:
            if do == "delay":
                ms += how[0]
            elif do == "deliver":
                ms = how[0]
        dropped = any(change[0] == "drop" for change in own)
        if dropped or random.random() < LOSS:
            return
        ms = self.carry(link, ms, message)
        if random.random() < DUPLICATE:
            copy_ms = self.now + drawn(*LINKS.get(link, DELAY))
            self.carry(link, copy_ms, message)
        for do, _, *how in own:
            if do == "duplicate":
                self.carry(link, ms + how[0], message)

    def carry(self, link, ms, message):
        ms = max(ms, self.now)
        if LINK_ORDER == "fifo":  # not before an earlier message
            ms = max(ms, self.latest[link])
        self.latest[link] = max(ms, self.latest[link])
        self.at(ms, 1, self.deliver, link, message)
        return ms

    def deliver(self, link, message):
        sender, peer = link
        if self.is_up(peer) and not self.is_cut(sender, peer):
            self.nodes[peer].receive(*message, sender)

    def is_cut(self, sender, peer):
        for groups in self.cuts:
            own = [peer in group for group in groups if sender in group]
            if own == [False] and any(peer in g for g in groups):
                return True
        return False

    def run(self):
        while self.agenda and self.agenda[0][0] <= LIMIT_MS:
            plan = heapq.heappop(self.agenda)
            self.now, _, _, action, given = plan
            action(*given)
