import socket
import threading

served = 0
lock = threading.Lock()


def serve(conn, addr):
    global served
    name = conn.makefile().readline().strip()
    with lock:
        served += 1
        print(f"{name} is number {served}")
    conn.sendall(f"Hello, {name}!\n".encode())
    conn.close()


listener = socket.create_server(("localhost", 12345))
print("Server listening...")
for _ in range(2):
    conn, addr = listener.accept()
    threading.Thread(target=serve, args=(conn, addr)).start()
listener.close()
