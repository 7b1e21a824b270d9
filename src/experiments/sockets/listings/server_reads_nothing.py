import socket
import time

listener = socket.socket()
listener.bind(("localhost", 12345))
listener.listen(1)
print("Server listening...")
conn, addr = listener.accept()
time.sleep(0.1)
conn.close()
print("Closed without reading.")
