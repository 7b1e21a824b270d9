from multiprocessing import Process, Lock
import time
def work(name, first, second):
    with first:
        print(name, "has its first lock")
        time.sleep(0.5)
        with second:
            print(name, "has both")
if __name__ == "__main__":
    a, b = Lock(), Lock()
    p = Process(target=work, args=("p", a, b)); q = Process(target=work, args=("q", b, a))
    p.start(); time.sleep(0.2); q.start()
    p.join(); q.join()
    print("never")
