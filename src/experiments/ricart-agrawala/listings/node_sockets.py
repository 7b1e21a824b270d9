"""The same nodes as real processes, over TCP.

python3 node_sockets.py         three nodes
python3 node_sockets.py 5       five of them
"""

import json
import multiprocessing
import os
import socket
import sys
import threading
import time

from node import Node

HOST, FIRST_PORT = "127.0.0.1", int(os.environ.get("PORT", 20001))


class Wire:
    """One connection to each peer, one JSON message a line."""

    def __init__(self, id, peers):
        self.id = id
        self.peers = peers
        self.links = {}
        self.whole = threading.Event()
        self.lock = threading.RLock()  # one step at a time
        self.node = None

    def begin(self):
        self.listener = socket.socket()
        reuse = socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        self.listener.setsockopt(*reuse)
        self.listener.bind((HOST, FIRST_PORT + self.id - 1))
        self.listener.listen(len(self.peers))
        self.in_thread(self.accept)
        for peer in self.peers:
            if peer < self.id:  # the others connect to us
                self.connect(peer)

    def accept(self):
        while True:
            link, _ = self.listener.accept()
            self.in_thread(self.read, link, None)

    def connect(self, peer):
        while True:
            link = socket.socket()
            try:
                link.connect((HOST, FIRST_PORT + peer - 1))
                break
            except ConnectionRefusedError:  # not up yet
                link.close()
                time.sleep(0.01)
        self.write(link, {"kind": "HELLO", "id": self.id})
        self.opened(peer, link)
        self.in_thread(self.read, link, peer)

    def opened(self, peer, link):
        self.links[peer] = link
        if len(self.links) == len(self.peers):
            self.whole.set()

    def read(self, link, peer):
        text = b""
        try:
            while data := link.recv(4096):
                text += data
                while b"\n" in text:
                    line, text = text.split(b"\n", 1)
                    peer = self.hear(link, peer, json.loads(line))
        except ConnectionResetError:
            pass
        link.close()  # EOF or reset: the peer is gone

    def hear(self, link, peer, message):
        with self.lock:
            if message["kind"] == "HELLO":  # says who it is
                self.opened(message["id"], link)
                return message["id"]
            t = message.get("timestamp")
            self.node.receive(message["kind"], t, peer)
            return peer

    def send(self, sender, peer, kind, t):
        message = {"kind": kind}
        if t is not None:
            message["timestamp"] = t
        self.write(self.links[peer], message)

    def write(self, link, message):
        line = json.dumps(message) + "\n"
        link.sendall(line.encode())

    def after(self, ms, action, *given):
        def act():
            with self.lock:
                action(*given)

        timer = threading.Timer(ms / 1000, act)
        timer.daemon = True
        timer.start()

    def in_thread(self, action, *given):
        args = {"target": action, "args": given}
        threading.Thread(daemon=True, **args).start()


class Process(Node):
    def say(self, what):
        # in one piece: several processes write to one place
        sys.stdout.write(f"Node {self.id} {what}\n")
        sys.stdout.flush()

    def leave(self):
        super().leave()
        self.done.set()


def main(id, ids, all_done):
    peers = [peer for peer in ids if peer != id]
    wire = Wire(id, peers)
    wire.node = Process(wire, id, peers)
    wire.node.done = threading.Event()
    wire.begin()
    wire.whole.wait()
    with wire.lock:
        wire.node.request()
    wire.node.done.wait()
    all_done.wait()  # others may still need our REPLY


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else 3
    ids = list(range(1, count + 1))
    all_done = multiprocessing.Barrier(count)
    rest = ids, all_done
    nodes = [
        multiprocessing.Process(target=main, args=(id, *rest))
        for id in ids
    ]
    for node in nodes:
        node.start()
    for node in nodes:
        node.join()
