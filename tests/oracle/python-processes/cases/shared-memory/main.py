from multiprocessing import Process, shared_memory
from multiprocessing.managers import SharedMemoryManager
def child(name):
    shm = shared_memory.SharedMemory(name=name)
    shm.buf[0] = 42
    shm.close()
if __name__ == "__main__":
    shm = shared_memory.SharedMemory(create=True, size=16)
    p = Process(target=child, args=(shm.name,))
    p.start(); p.join()
    print(shm.buf[0], shm.size >= 16)
    shm.close(); shm.unlink()
    try:
        shared_memory.SharedMemory(name="nothing-there")
    except FileNotFoundError:
        print("FileNotFoundError")
    l = shared_memory.ShareableList([1, "two", 3.0])
    print(list(l))
    l.shm.close(); l.shm.unlink()
