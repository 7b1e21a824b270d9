import socket

listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(1)
print("Server listening...")
conn, addr = listener.accept()
while True:
    data = conn.recv(1024)
    if not data:
        break
    print("Message:", data)
conn.close()
listener.close()
