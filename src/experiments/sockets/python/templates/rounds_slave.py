import socket
import time

adjustment = 0.0
s = socket.create_connection(("localhost", 5000))
while s.recv(1024):
    s.sendall(str(time.time() + adjustment).encode())
s.close()
