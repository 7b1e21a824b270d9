import socket

listener = socket.create_server(("localhost", 12345))
conn, addr = listener.accept()
data = conn.recv(1024)
print("On the wire:", data)
# Go on here: decode it, print the plain text, and answer in base64.
conn.close()
listener.close()
