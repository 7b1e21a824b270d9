import socket
import time

listener = socket.create_server(("localhost", 5000))
slaves = [listener.accept()[0] for _ in range(2)]
for number in range(1, 4):
    offsets = []
    for conn in slaves:
        conn.sendall(b"time?")
        offsets.append(float(conn.recv(1024).decode()) - time.time())
    print(f"round {number}:", [f"{offset:+.2f}" for offset in offsets])
    # Go on here: send each slave its adjustment, so that the next round finds less.
    time.sleep(1)
for conn in slaves:
    conn.close()
listener.close()
