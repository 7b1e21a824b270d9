from multiprocessing import Process, Pipe

def child(conn):
    while True:
        message = conn.recv()
        if message == "bye":
            conn.send("closing")
            conn.close()
            return
        conn.send(message.upper())

if __name__ == "__main__":
    parent, other = Pipe()
    p = Process(target=child, args=(other,))
    p.start()
    other.close()
    for word in ("hello", "again"):
        parent.send(word)
        print(parent.recv())
    print(parent.poll(0.1))
    parent.send("bye")
    print(parent.recv())
    try:
        parent.recv()
    except EOFError:
        print("end of file")
    p.join()
    print(p.exitcode)
    r, w = Pipe(duplex=False)
    w.send_bytes(b"raw bytes")
    print(r.recv_bytes(), r.readable, r.writable)
    try:
        r.send(1)
    except OSError as error:
        print("OSError:", error)
