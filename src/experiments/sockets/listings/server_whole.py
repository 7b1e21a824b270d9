import socket


def receive_all(conn):
    whole = b""
    while data := conn.recv(1024):
        whole += data
    return whole


with socket.socket() as listener:
    listener.bind(("localhost", 12345))
    listener.listen(1)
    print("Server listening...")
    conn, addr = listener.accept()
    with conn:
        print("Connected by", addr)
        data = receive_all(conn)
        print("Received:", data.decode())
        conn.sendall(b"Hello from server")
