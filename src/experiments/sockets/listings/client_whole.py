import socket


def receive_all(s):
    whole = b""
    while data := s.recv(1024):
        whole += data
    return whole


with socket.socket() as s:
    s.connect(("localhost", 12345))
    s.sendall(b"Hello from client")
    s.shutdown(socket.SHUT_WR)  # ends the server's loop
    data = receive_all(s)
    print("Received:", data.decode())
