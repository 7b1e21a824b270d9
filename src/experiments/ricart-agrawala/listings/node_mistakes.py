"""Three mistakes. Needs node.py and node_failures.py.

python3 node_mistakes.py highest   learns no timestamps
python3 node_mistakes.py held      replies from inside
python3 node_mistakes.py deferred  empties its queue early
"""

import sys

from node import HELD, Node
from node_failures import run


class LearnsNothing(Node):
    def on_request(self, t, sender):
        before = self.highest
        super().on_request(t, sender)
        self.highest = before  # as if never seen


class RepliesWhileHeld(Node):
    def defers(self, t, sender):
        if self.state == HELD:
            return False  # lets a second one in
        return super().defers(t, sender)


class ForgetsDeferred(Node):
    def leave(self):
        self.deferred = []  # before it is answered
        super().leave()


def highest():
    asks, late = {1: [15], 2: [0]}, {"3>2#1": 30}
    start = {1: 0, 2: 4, 3: 0}
    run(LearnsNothing, start, asks, late=late, hold={1: 30})


def held():
    asks = {1: [15], 2: [0]}
    run(RepliesWhileHeld, {1: 4, 2: 3}, asks, hold={2: 40})


def deferred():
    asks = {1: [0], 2: [0]}
    run(ForgetsDeferred, {1: 4, 2: 3}, asks)


if __name__ == "__main__":
    demos = {"highest": highest, "held": held, "deferred": deferred}
    demos[sys.argv[1] if sys.argv[1:] else "highest"]()
