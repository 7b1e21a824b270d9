import socket

listener = socket.create_server(("localhost", 12345))
conn, addr = listener.accept()
word, amount = conn.recv(1024).decode().split()
print(word, int(amount))
conn.close()
listener.close()
