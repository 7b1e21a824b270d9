import random
import socket
import time

s = socket.create_connection(("localhost", 5000))
s.makefile().readline()
reading = time.time()
time.sleep(random.uniform(0.1, 0.5))  # the network is slow
s.sendall(f"{reading}\n".encode())
s.close()
