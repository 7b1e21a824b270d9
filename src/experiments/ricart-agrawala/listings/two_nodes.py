"""The handout's two calls: compares the requests as text.

python3 two_nodes.py     prints which node gets a REPLY
"""

TIMES = {1: 5, 2: 4}  # node: the time of its request


class Node:
    def __init__(self, id):
        self.id = id
        self.request_queue = []  # never used

    def request(self, time):
        print(f"Node {self.id} requests CS at time {time}")
        return f"REQ from {self.id} at {time}"

    def receive_reply(self, sender):
        print(f"Node {self.id} received REPLY from {sender}")


if __name__ == "__main__":
    one, two = Node(1), Node(2)
    request_1 = one.request(TIMES[1])
    request_2 = two.request(TIMES[2])
    if request_1 > request_2:  # text: the id decides
        two.receive_reply(1)
    else:
        one.receive_reply(2)
