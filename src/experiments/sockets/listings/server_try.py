import socket

listener = socket.socket()
try:
    listener.bind(("localhost", 12345))
    listener.listen(1)
    print("Server listening...")
    conn, addr = listener.accept()
    print("Connected by", addr)
    data = conn.recv(1024)
    print("Received:", data.decode())
    conn.send(b"Hello from server")
    conn.close()
except OSError as error:
    print("The server stops:", error)
finally:
    listener.close()
    print("The listener is closed.")
