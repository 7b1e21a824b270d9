import socket
import sys
import time

name = sys.argv[1] if len(sys.argv) > 1 else "A"
pause = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
s = socket.socket()
s.connect(("localhost", 12345))
time.sleep(pause)
s.send(f"Hello from {name}".encode())
data = s.recv(1024)
print("Received:", data.decode())
s.close()
