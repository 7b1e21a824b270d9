import multiprocessing as mp
import time, signal, os

def forever():
    while True:
        time.sleep(0.1)

def ask(queue):
    queue.put("ready")
    time.sleep(100)

if __name__ == "__main__":
    p = mp.Process(target=forever, name="loop")
    p.start()
    time.sleep(0.4)
    p.join(0.2)
    print(p.is_alive(), p.exitcode)
    p.terminate()
    p.join()
    print(p.exitcode == -signal.SIGTERM, p.is_alive())
    p = mp.Process(target=forever)
    p.start()
    time.sleep(0.3)
    p.kill()
    p.join()
    print(p.exitcode)
    q = mp.Queue()
    p = mp.Process(target=ask, args=(q,), daemon=True)
    p.start()
    print(q.get(), p.daemon)
    os.kill(p.pid, signal.SIGKILL)
    p.join()
    print(p.exitcode)
    print(len(mp.active_children()))
    d = mp.Process(target=forever, daemon=True)
    d.start()
    print("main ends")
