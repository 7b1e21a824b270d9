import socket

s = socket.socket()
s.settimeout(0.2)
try:
    s.connect(("localhost", 12345))
    s.send(b"Hello from client")
    data = s.recv(1024)
    if not data:
        print("The server has hung up.")
    else:
        print("Received:", data.decode())
except ConnectionRefusedError as error:
    print("No server listens there:", error)
except ConnectionResetError as error:
    print("The server is gone:", error)
except TimeoutError as error:
    print("No answer in 0.2 s:", error)
finally:
    s.close()
    print("The socket is closed.")
