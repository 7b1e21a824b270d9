import socket

listener = socket.create_server(("localhost", 12345))
print("Server listening...")
for _ in range(2):
    conn, addr = listener.accept()
    print("Connected by", addr)
    line = conn.makefile("rb").readline()  # until the newline: a recv may bring less
    conn.sendall(b"Hello, " + line)
    conn.close()
listener.close()

# Go on here: the second client waits for the first one. Serve each in a thread.
