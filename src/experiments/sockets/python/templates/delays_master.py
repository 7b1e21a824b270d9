import socket
import time

listener = socket.create_server(("localhost", 5000))
for _ in range(2):
    conn, addr = listener.accept()
    asked = time.time()
    conn.sendall(b"time?\n")
    reading = float(conn.makefile().readline())
    trip = time.time() - asked
    print(f"off by {reading - time.time():+.2f} s, round trip {trip:.2f} s")
    # Go on here: correct the reading by half of the round trip.
    conn.close()
listener.close()
