import base64
import socket

listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(1)
print("Server listening...")
conn, addr = listener.accept()
print("Connected by", addr)
data = conn.recv(1024)
plain = base64.b64decode(data)
print("Received:", plain.decode())
reply = base64.b64encode(b"Hello from server")
conn.send(reply)
conn.close()
