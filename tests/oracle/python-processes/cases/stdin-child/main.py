import multiprocessing, sys
def child(q):
    try:
        input("child> ")
    except EOFError:
        q.put("EOFError in child")
if __name__ == "__main__":
    q = multiprocessing.Queue()
    name = input("name? ")
    p = multiprocessing.Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
    print("bye", name)
