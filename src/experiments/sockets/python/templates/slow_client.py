import socket
import sys
import time

name, pause = sys.argv[1], float(sys.argv[2])
s = socket.create_connection(("localhost", 12345))
time.sleep(pause)
s.sendall(f"{name}\n".encode())
print(s.makefile().readline().strip())
s.close()
