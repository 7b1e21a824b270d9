from concurrent.futures import ProcessPoolExecutor, as_completed, wait
import os, time

def slow(n):
    time.sleep(n / 10)
    return n

def bad(n):
    return int("x%d" % n)

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(slow, n) for n in (4, 1)]
        print([f.result() for f in as_completed(futures)])
        print(list(pool.map(slow, [3, 2, 1])))
        f = pool.submit(bad, 0)
        print(type(f.exception()).__name__, f.exception())
        try:
            f.result()
        except ValueError as error:
            print("caught", error)
        print(f.done(), f.cancelled())
    print("closed")
