import socket
import time

adjustment = 0.0
s = socket.create_connection(("localhost", 5000))
for question in s.makefile():
    s.sendall(f"{time.time() + adjustment}\n".encode())
s.close()
