import threading

items = []
changed = threading.Condition()


def consume():
    with changed:
        if not items:
            changed.wait()
        print("took", items.pop(0))


def produce():
    for item in (1, 2):
        with changed:
            items.append(item)
            changed.notify()


threads = [threading.Thread(target=target) for target in (consume, consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
