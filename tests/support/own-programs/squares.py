from multiprocessing import JoinableQueue, Pipe, Process, SimpleQueue


def work(jobs, results, end):
    while True:
        job = jobs.get()
        if job is None:
            break
        results.put(job * job)
        jobs.task_done()
    end.send("done")
    print(end.recv())


if __name__ == "__main__":
    jobs, results = JoinableQueue(), SimpleQueue()
    mine, theirs = Pipe()
    worker = Process(target=work, args=(jobs, results, theirs))
    worker.start()
    jobs.put(lambda: "cannot be pickled, and is never sent")
    for n in (2, 3, None):
        jobs.put(n)
    print(results.get(), results.get(), mine.recv())
    mine.send("bye")
    worker.join()
