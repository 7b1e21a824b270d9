import multiprocessing
counter = 0
items = []

def change():
    global counter
    counter += 5
    items.append("x")
    print("in child", counter, items)

if __name__ == "__main__":
    for _ in range(2):
        p = multiprocessing.Process(target=change)
        p.start()
        p.join()
    print("in parent", counter, items)
    import threading
    t = threading.Thread(target=change)
    t.start()
    t.join()
    print("in parent", counter, items)
