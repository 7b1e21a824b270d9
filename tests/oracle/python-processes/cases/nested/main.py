import multiprocessing as mp, os

def grandchild(q):
    q.put(("grandchild", mp.current_process().name, mp.parent_process().name))

def child(q):
    p = mp.Process(target=grandchild, args=(q,))
    p.start()
    p.join()
    q.put(("child", p.exitcode, mp.parent_process().name))

def daemonic(q):
    try:
        mp.Process(target=grandchild, args=(q,)).start()
    except AssertionError as error:
        q.put(str(error))

if __name__ == "__main__":
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,))
    p.start()
    print(q.get(), q.get())
    p.join()
    p = mp.Process(target=daemonic, args=(q,), daemon=True)
    p.start()
    print(q.get())
    p.join()
    ctx = mp.get_context("spawn")
    p = ctx.Process(target=grandchild, args=(q2 := ctx.Queue(),))
    p.start()
    print(q2.get())
    p.join()
    print(type(p).__name__, ctx.get_start_method())
