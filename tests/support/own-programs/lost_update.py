import threading
total = 0
def work():
    global total
    seen = total
    total = seen + 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
