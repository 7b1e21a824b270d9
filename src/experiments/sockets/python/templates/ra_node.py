import socket
import sys
import time

ME = int(sys.argv[1])
PEER = 3 - ME
clock = int(sys.argv[2])

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 6000 + ME))
time.sleep(0.5)  # until both have their port


def send(kind):
    s.sendto(f"{kind} {clock} {ME}".encode(), ("localhost", 6000 + PEER))


print(f"Node {ME} requests CS at time {clock}")
send("REQUEST")
data, addr = s.recvfrom(1024)
print(f"Node {ME} received {data.decode()}")
# Go on here: answer with REPLY, and enter once you have one.
