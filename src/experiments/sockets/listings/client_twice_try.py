import socket
import time

s = socket.socket()
s.connect(("localhost", 12345))
try:
    s.send(b"first")
    time.sleep(0.1)
    s.send(b"second")
    time.sleep(0.15)
    s.send(b"third")
    print("All sent.")
except BrokenPipeError as error:
    print("The server has closed:", error)
finally:
    s.close()
    print("The socket is closed.")
