import { readFileSync } from "node:fs";

/** Programs whose schedules are tried. */

export const LOST = readFileSync("tests/support/own-programs/lost_update.py", "utf8");

export const PHILOSOPHERS = `import threading
forks = [threading.Lock() for _ in range(3)]
def eat(i):
    with forks[i]:
        with forks[(i + 1) % 3]:
            print(i, "eats")
threads = [threading.Thread(target=eat, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

export const SERVER = `import socket
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", 12345))
s.listen(1)
print("Server listening")
c, address = s.accept()
print("Connected by", address[0])
print("Received:", c.recv(1024).decode())
c.send("Hello Client".encode())
c.close()
s.close()
`;

export const CLIENT = `import socket
s = socket.socket()
s.connect(("127.0.0.1", 12345))
s.send("Hello Server".encode())
print(s.recv(1024).decode())
s.close()
`;
