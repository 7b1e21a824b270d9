from multiprocessing import Process, Value, Array, Lock
import time

def add(counter, values, lock, index):
    for _ in range(50):
        with lock:
            counter.value += 1
    values[index] = index * 10

if __name__ == "__main__":
    counter = Value("i", 0)
    values = Array("d", 4)
    text = Array("c", b"hello")
    lock = Lock()
    workers = [Process(target=add, args=(counter, values, lock, i)) for i in range(4)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(counter.value, values[:], len(values))
    print(text.value, counter.get_lock())
    with counter.get_lock():
        counter.value = 7
    print(counter.value)
    print([w.exitcode for w in workers])
