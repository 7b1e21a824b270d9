from multiprocessing import Process, Event, Condition, Semaphore, Barrier, Queue, BoundedSemaphore, RLock
import time

def waiter(event, queue, n):
    event.wait()
    queue.put(n)

def sem_worker(sem, queue, n):
    with sem:
        time.sleep(0.2)
        queue.put(n)

def barrier_worker(barrier, queue, n):
    time.sleep(0.1 * n)
    barrier.wait()
    queue.put(n)

def consumer(condition, queue):
    with condition:
        condition.wait()
        queue.put("notified")

if __name__ == "__main__":
    q = Queue()
    e = Event()
    ps = [Process(target=waiter, args=(e, q, n)) for n in range(3)]
    for p in ps: p.start()
    time.sleep(0.5)
    print(e.is_set(), q.empty())
    e.set()
    print(sorted(q.get() for _ in ps), e.is_set())
    for p in ps: p.join()
    s = Semaphore(2)
    begin = time.time()
    ps = [Process(target=sem_worker, args=(s, q, n)) for n in range(4)]
    for p in ps: p.start()
    print(sorted(q.get() for _ in ps))
    for p in ps: p.join()
    print(0.35 < time.time() - begin)
    b = Barrier(3)
    ps = [Process(target=barrier_worker, args=(b, q, n)) for n in range(3)]
    for p in ps: p.start()
    print(sorted(q.get() for _ in ps), b.parties, b.n_waiting)
    for p in ps: p.join()
    c = Condition()
    p = Process(target=consumer, args=(c, q))
    p.start()
    time.sleep(1)
    with c:
        c.notify()
    print(q.get())
    p.join()
    bs = BoundedSemaphore(1)
    bs.acquire()
    bs.release()
    try:
        bs.release()
    except ValueError as error:
        print("ValueError:", error)
    r = RLock()
    r.acquire(); r.acquire(); r.release(); r.release()
    try:
        r.release()
    except AssertionError as error:
        print("AssertionError:", error)
