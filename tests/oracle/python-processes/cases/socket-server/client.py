import socket, time, sys
c = socket.create_connection(("127.0.0.1", 5000))
for word in sys.argv[1:]:
    c.sendall(word.encode())
    print(c.recv(100))
    time.sleep(0.4)
c.close()
