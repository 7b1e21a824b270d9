import threading, time

a = threading.Lock()
b = threading.Lock()


def one():
    with a:
        time.sleep(0.1)
        with b:
            print("one has both")


def two():
    with b:
        time.sleep(0.1)
        with a:
            print("two has both")


first = threading.Thread(target=one, name="first")
second = threading.Thread(target=two, name="second")
first.start()
second.start()
first.join()
second.join()
