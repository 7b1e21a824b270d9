import socket

listener = socket.create_server(("localhost", 12345))
print("Server listening...")
for _ in range(2):
    conn, addr = listener.accept()
    print("Connected by", addr)
    conn.sendall(b"Hello, " + conn.recv(1024))
    conn.close()
listener.close()

# Go on here: the second client waits for the first one. Serve each in a thread.
