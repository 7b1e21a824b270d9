from multiprocessing import Process, Pipe
from multiprocessing.connection import wait
import time
def child(conn, n):
    for i in range(2):
        time.sleep(0.2 * n)
        conn.send((n, i))
    conn.close()
if __name__ == "__main__":
    readers = []
    ps = []
    for n in (1, 3):
        r, w = Pipe(duplex=False)
        readers.append(r)
        p = Process(target=child, args=(w, n))
        p.start()
        ps.append(p)
        w.close()
    while readers:
        for r in wait(readers):
            try:
                print(r.recv())
            except EOFError:
                readers.remove(r)
    print(len(wait([p.sentinel for p in ps], timeout=3)) > 0)
    for p in ps: p.join()
    print([p.exitcode for p in ps])
