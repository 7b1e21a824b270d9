import socket

name = input("Your name: ")
with socket.create_connection(("localhost", 12345)) as s:
    s.sendall(f"{name}\n".encode())
    print(s.makefile().readline().strip())
