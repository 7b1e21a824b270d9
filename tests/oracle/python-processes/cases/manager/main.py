from multiprocessing import Process, Manager

def work(d, l, n):
    d[n] = n * n
    l.append(n)

if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict()
        l = manager.list(range(2))
        ps = [Process(target=work, args=(d, l, n)) for n in range(5, 8)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(sorted(d.items()), sorted(l), len(l))
        ns = manager.Namespace()
        ns.x = 3
        print(ns.x)
        lock = manager.Lock()
        with lock:
            print("locked")
        try:
            d["no"]
        except KeyError as error:
            print("KeyError", error)
