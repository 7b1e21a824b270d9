import base64
import socket

s = socket.socket()
s.connect(("localhost", 12345))
secret = base64.b64encode(b"The password is 1234")
s.send(secret)
data = s.recv(1024)
plain = base64.b64decode(data)
print("Received:", plain.decode())
s.close()
