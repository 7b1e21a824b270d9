import socket

s = socket.socket()
s.connect(("localhost", 12345))
s.send(b"Hello from client")
data = s.recv(1024)
print("Received:", data.decode())
s.close()
