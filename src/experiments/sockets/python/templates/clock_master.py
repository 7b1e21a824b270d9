import socket
import time

listener = socket.create_server(("localhost", 5000))
readings = []
for _ in range(2):
    conn, addr = listener.accept()
    theirs = float(conn.makefile().readline())
    offset = theirs - time.time()
    print(f"a clock is {offset:+.2f} s from mine")
    readings.append((conn, offset))

average = sum(offset for conn, offset in readings) / (len(readings) + 1)
print(f"the average offset is {average:+.2f} s")
for conn, offset in readings:
    conn.sendall(f"{average - offset:.3f}\n".encode())
    conn.close()
listener.close()
