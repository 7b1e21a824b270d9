import socket

listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(1)
print("Server listening...")
conn, addr = listener.accept()
data = conn.recv(1024)
print("Received:", data.decode())
conn.close()
print("Closed without an answer.")
