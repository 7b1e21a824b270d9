"""The same nodes as real processes, over TCP.

python3 node_sockets.py     needs the other three files
"""

import json
import multiprocessing
import os
import socket
import sys
import threading
import time

from node import HIGHEST, REQUESTS
from node_failures import FAILURES, Kind

HOST = "127.0.0.1"
FIRST_PORT = int(os.environ.get("PORT", 20001))
IDS = list(HIGHEST)


def port(id):
    return FIRST_PORT + IDS.index(id)


class Wire:
    """One connection per peer, one JSON message per line."""

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
        self.listener.bind((HOST, port(self.id)))
        self.listener.listen(len(self.peers))
        self.in_thread(self.accept)
        for peer in self.peers:
            if port(peer) < port(self.id):  # the rest connect to us
                self.connect(peer)

    def accept(self):
        while True:
            link, _ = self.listener.accept()
            self.in_thread(self.read, link, None)

    def connect(self, peer):
        pause_ms = 10
        while True:
            link = socket.socket()
            try:
                link.connect((HOST, port(peer)))
                break
            except ConnectionRefusedError:  # it does not listen yet
                link.close()
                time.sleep(pause_ms / 1000)
                pause_ms = min(2 * pause_ms, 80)
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
        link.close()  # end of stream or reset
        with self.lock:
            self.node.gone(peer)

    def hear(self, link, peer, message):
        with self.lock:
            if message["kind"] == "HELLO":  # carries its id
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
        try:
            link.sendall(line.encode())
        except OSError:
            pass  # the peer is gone

    def timer(self, id, ms, action, *given):
        def act():
            with self.lock:
                action(*given)

        timer = threading.Timer(ms / 1000, act)
        timer.daemon = True
        timer.start()

    def in_thread(self, action, *given):
        args = {"target": action, "args": given}
        threading.Thread(daemon=True, **args).start()


class Process(Kind):
    def gone(self, peer):  # its connection ended
        if FAILURES == "probe" and peer in self.awaited - self.probed:
            self.suspect(peer)

    def say(self, what):
        # one write: other processes print here too
        sys.stdout.write(f"Node {self.id} {what}\n")
        sys.stdout.flush()

    def leave(self):
        super().leave()
        self.entries += 1
        if self.entries == len(REQUESTS[self.id]):
            self.done.set()


def main(id, all_done):
    peers = [peer for peer in IDS if peer != id]
    wire = Wire(id, peers)
    wire.node = Process(wire, id, peers, HIGHEST[id])
    wire.node.done, wire.node.entries = threading.Event(), 0
    wire.begin()
    if peers:
        wire.whole.wait()
    for at_ms, hold_ms in REQUESTS[id]:
        wire.timer(id, at_ms, wire.node.ask, hold_ms)
    if REQUESTS[id]:
        wire.node.done.wait()
    all_done.wait()  # others may need our REPLY


if __name__ == "__main__":
    all_done = multiprocessing.Barrier(len(IDS))
    nodes = [
        multiprocessing.Process(target=main, args=(id, all_done))
        for id in IDS
    ]
    for node in nodes:
        node.start()
    for node in nodes:
        node.join()
