import multiprocessing as mp
import sys, time, os

class Worker(mp.Process):
    def __init__(self, n, results):
        super().__init__(name=f"worker-{n}")
        self.n = n
        self.results = results

    def run(self):
        self.results.put((self.name, self.n * 2))
        if self.n == 1:
            raise RuntimeError("worker fails")
        if self.n == 2:
            sys.exit("leaves with a text")
        if self.n == 3:
            os._exit(9)

if __name__ == "__main__":
    results = mp.SimpleQueue()
    workers = [Worker(n, results) for n in range(4)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(sorted(results.get() for _ in workers))
    print([w.exitcode for w in workers])
    w = workers[0]
    print(w.name, w.daemon, w.is_alive())
    try:
        w.start()
    except AssertionError as error:
        print("AssertionError:", error)
    print(mp.active_children(), mp.current_process().name, mp.parent_process())
    w.close()
    try:
        w.is_alive()
    except ValueError as error:
        print("ValueError:", error)
