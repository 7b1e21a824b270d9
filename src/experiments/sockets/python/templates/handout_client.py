import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("localhost", 12345))

s.sendall(b"Hello, server!")
reply = s.recv(1024)
print("Received:", reply.decode())

s.close()
