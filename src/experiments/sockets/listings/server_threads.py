import socket
import threading
import time

CLIENTS = 3
WORK_S = 0.05  # before each answer


def serve(conn):
    data = conn.recv(1024)
    print("Received:", data.decode())
    time.sleep(WORK_S)
    conn.send(b"Hello from server")
    conn.close()


listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(8)
print("Server listening...")
for _ in range(CLIENTS):
    conn, addr = listener.accept()
    print("Connected by", addr)
    threading.Thread(target=serve, args=(conn,)).start()
listener.close()
