import socket
import sys
import threading
import time

ME, clock = int(sys.argv[1]), int(sys.argv[2])
PEER = 3 - ME

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 6000 + ME))
lock = threading.Lock()
replied = threading.Event()
request = None
deferred = False


def send(text):
    s.sendto(text.encode(), ("localhost", 6000 + PEER))


def is_mine_first(theirs):
    order = [tuple(map(int, text.split()[1:])) for text in (request, theirs)]
    return order[0] < order[1]


def listen():
    global clock, deferred
    while True:
        text = s.recv(1024).decode()
        if text == "REPLY":
            replied.set()
            continue
        with lock:
            clock = max(clock, int(text.split()[1]) + 1)
            if request is not None and is_mine_first(text):
                deferred = True
            else:
                send("REPLY")


threading.Thread(target=listen, daemon=True).start()
time.sleep(0.5)  # until both have their port
with lock:
    request = f"REQUEST {clock} {ME}"
    send(request)
replied.wait()
print(f"Node {ME} enters CS")
time.sleep(0.1)
print(f"Node {ME} leaves CS")
with lock:
    request = None
    if deferred:
        send("REPLY")
time.sleep(1)  # it still answers
