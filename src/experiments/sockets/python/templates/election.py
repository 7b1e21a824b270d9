import socket
import sys
import time

ME = int(sys.argv[1])
NODES = [1, 2, 3]

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 5000 + ME))
time.sleep(0.5)  # until every node has its port

readings = {ME: time.time()}
for node in NODES:
    if node != ME:
        s.sendto(f"{ME} {readings[ME]}".encode(), ("localhost", 5000 + node))
while len(readings) < len(NODES):
    data, addr = s.recvfrom(1024)
    node, reading = data.decode().split()
    readings[int(node)] = float(reading)
print("I have the readings of", sorted(readings))
# Go on here: the node with the lowest clock is the leader. Say who it is.
