import socket

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(("localhost", 12345))
listener.listen(1)
print("Server listening...")

conn, addr = listener.accept()
print("Connected by", addr)

data = conn.recv(1024)
print("Received:", data.decode())
conn.sendall(b"Hello, client!")

conn.close()
listener.close()
