import multiprocessing, time, queue

def worker(tasks, done):
    while True:
        item = tasks.get()
        if item is None:
            tasks.task_done()
            break
        done.put(item * item)
        tasks.task_done()

if __name__ == "__main__":
    tasks = multiprocessing.JoinableQueue()
    done = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=worker, args=(tasks, done)) for _ in range(2)]
    for w in workers: w.start()
    for n in range(6): tasks.put(n)
    for _ in workers: tasks.put(None)
    tasks.join()
    print(sorted(done.get() for _ in range(6)))
    for w in workers: w.join()
    try:
        done.get(timeout=0.2)
    except queue.Empty:
        print("empty")
    try:
        done.get_nowait()
    except queue.Empty:
        print("empty again")
    small = multiprocessing.Queue(maxsize=1)
    small.put("a")
    try:
        small.put("b", timeout=0.1)
    except queue.Full:
        print("full", small.full())
    print(small.get())
    try:
        tasks.task_done()
    except ValueError as error:
        print("ValueError:", error)
