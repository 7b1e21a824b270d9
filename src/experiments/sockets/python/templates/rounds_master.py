import socket
import time

listener = socket.create_server(("localhost", 5000))
slaves = [listener.accept()[0] for _ in range(2)]
answers = [conn.makefile() for conn in slaves]
for number in range(1, 4):
    offsets = []
    for conn, lines in zip(slaves, answers):
        conn.sendall(b"time?\n")
        offsets.append(float(lines.readline()) - time.time())
    print(f"round {number}:", [f"{offset:+.2f}" for offset in offsets])
    # Go on here: send each slave its adjustment, so that the next round finds less.
    time.sleep(1)
for conn, lines in zip(slaves, answers):
    lines.close()
    conn.close()
listener.close()
