import multiprocessing, logging, sys, os
def child():
    log = multiprocessing.get_logger()
    print(log.name, multiprocessing.current_process().name)
    print("pid differs", os.getpid() == multiprocessing.current_process().pid)
if __name__ == "__main__":
    p = multiprocessing.Process(target=child, name="logger")
    print(repr(p).split(" parent")[0])
    p.start(); p.join()
    print(repr(p).split(" pid")[0], "stopped" in repr(p))
