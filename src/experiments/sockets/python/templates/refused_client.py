import socket

s = socket.socket()
s.connect(("localhost", 12345))  # nobody listens there yet
s.sendall(b"Hello from client")
print("Received:", s.recv(1024).decode())
s.close()

# Go on here: catch ConnectionRefusedError, say why, and try again later.
