import socket

listener = socket.create_server(("localhost", 12345))
print("Server listening...")
# Go on here: accept a client, receive, answer.
