import multiprocessing, time
def child():
    time.sleep(0.5)
    print("child done")
if __name__ == "__main__":
    p = multiprocessing.Process(target=child)
    p.start()
    raise RuntimeError("main fails first")
