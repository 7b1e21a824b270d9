import socket

with socket.create_connection(("localhost", 12345)) as s:
    s.sendall(b"deposit 100")
