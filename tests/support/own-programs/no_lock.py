import threading
import time

total = 0


def deposit():
    global total
    seen = total
    time.sleep(0)  # the bank looks something up
    total = seen + 10


threads = [threading.Thread(target=deposit) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert total == 20, total
