import socket

s = socket.socket()
s.connect(("localhost", 12345))
s.sendall(b"The first message\n")
s.sendall(b"The second\n")
s.sendall(b"Third\n")
s.close()
