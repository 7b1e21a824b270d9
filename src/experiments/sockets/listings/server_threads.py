import socket
import sys
import threading
import time

clients = int(sys.argv[1]) if len(sys.argv) > 1 else 3


def serve(conn):
    data = conn.recv(1024)
    print("Received:", data.decode())
    time.sleep(0.05)
    conn.send(b"Hello from server")
    conn.close()


listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(8)
print("Server listening...")
for _ in range(clients):
    conn, addr = listener.accept()
    print("Connected by", addr)
    threading.Thread(target=serve, args=(conn,)).start()
listener.close()
