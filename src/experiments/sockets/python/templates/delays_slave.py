import random
import socket
import time

s = socket.create_connection(("localhost", 5000))
s.recv(1024)
reading = time.time()
time.sleep(random.uniform(0.1, 0.5))  # the network is slow
s.sendall(str(reading).encode())
s.close()
