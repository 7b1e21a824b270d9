import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 6001))
s.settimeout(1)

print("Node 1 requests CS at time 5")
s.sendto(b"REQUEST 5 1", ("localhost", 6002))  # node 2 is down
try:
    data, addr = s.recvfrom(1024)
    print("Node 1 received", data.decode())
except OSError as error:
    print("Node 1 received no REPLY:", error)
# Go on here: ask again, and give up on a node that stays silent.
