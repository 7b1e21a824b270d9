import queue, random, threading, time

jobs = queue.Queue()
lock = threading.Lock()
total = 0


def worker(n):
    global total
    while True:
        job = jobs.get()
        if job is None:
            break
        with lock:
            seen = total
            time.sleep(0.01)
            total = seen + job
        print(f"worker {n} adds {job}")


threads = [threading.Thread(target=worker, args=(n,), name=f"worker {n}") for n in range(10)]
for t in threads:
    t.start()
for job in range(20):
    jobs.put(job)
    time.sleep(0.002)
for t in threads:
    jobs.put(None)
for t in threads:
    t.join()
print("total", total)
