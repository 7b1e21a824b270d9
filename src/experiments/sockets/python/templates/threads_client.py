import socket

name = input("Your name: ")
with socket.create_connection(("localhost", 12345)) as s:
    s.sendall(name.encode())
    print(s.recv(1024).decode())
