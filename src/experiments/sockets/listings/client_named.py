import socket
import time

NAME = "A"
PAUSE_S = 0.0  # waits before it sends

s = socket.socket()
s.connect(("localhost", 12345))
time.sleep(PAUSE_S)
s.send(f"Hello from {NAME}".encode())
data = s.recv(1024)
print("Received:", data.decode())
s.close()
