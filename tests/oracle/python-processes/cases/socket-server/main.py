import socket, sys
from multiprocessing import Process

def handle(conn, address):
    with conn:
        while data := conn.recv(100):
            conn.sendall(data.upper())
    print("handler ends")

if __name__ == "__main__":
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", 5000))
    server.listen()
    children = []
    for _ in range(2):
        conn, address = server.accept()
        p = Process(target=handle, args=(conn, address))
        p.start()
        conn.close()
        children.append(p)
    for p in children:
        p.join()
    print("server ends", [p.exitcode for p in children])
