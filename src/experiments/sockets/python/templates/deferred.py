class Node:
    def __init__(self, id):
        self.id = id
        self.request = None  # (timestamp, id) while it waits or is inside
        self.deferred = []

    def receive_request(self, timestamp, sender):
        if self.request is not None and self.request < (timestamp, sender):
            print(f"Node {self.id} defers node {sender}")
            self.deferred.append(sender)
        else:
            print(f"Node {self.id} sends REPLY to {sender}")

    def leave(self):
        print(f"Node {self.id} leaves CS")
        self.request = None
        # Go on here: send each deferred node its REPLY.


node = Node(2)
node.request = (4, 2)
node.receive_request(5, 1)
node.receive_request(3, 3)
node.leave()
