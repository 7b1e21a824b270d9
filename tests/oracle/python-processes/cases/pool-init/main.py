from multiprocessing import Pool, current_process, Lock
import time

def setup(lock):
    global shared
    shared = lock

def job(n):
    with shared:
        return n, current_process().name.split("-")[0] != ""

def boom(n):
    raise KeyError(n)

def handler(error):
    print("error callback", repr(error))

if __name__ == "__main__":
    with Pool(2, initializer=setup, initargs=(Lock(),), maxtasksperchild=2) as pool:
        print(pool.map(job, range(4), chunksize=1))
        r = pool.apply_async(boom, (1,), error_callback=handler)
        try:
            r.get()
        except KeyError as e:
            print("KeyError", e)
        r = pool.apply_async(time.sleep, (5,))
        try:
            r.get(timeout=0.3)
        except Exception as e:
            print(type(e).__name__)
        pool.terminate()
        pool.join()
    try:
        pool.map(job, [1])
    except ValueError as e:
        print("ValueError", e)
