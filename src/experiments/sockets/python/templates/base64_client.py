import base64
import socket

s = socket.create_connection(("localhost", 12345))
s.sendall(base64.b64encode(b"Hello from client"))
# Go on here: receive the answer, and decode it.
s.close()
