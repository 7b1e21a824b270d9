import socket


def receive_line(conn, rest):
    while b"\n" not in rest:
        data = conn.recv(1024)
        if not data:
            return b"", b""
        rest += data
    line, rest = rest.split(b"\n", 1)
    return line, rest


listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(1)
print("Server listening...")
conn, addr = listener.accept()
rest = b""
while True:
    line, rest = receive_line(conn, rest)
    if not line:
        break
    print("Message:", line)
conn.close()
listener.close()
