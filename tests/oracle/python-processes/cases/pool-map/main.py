from multiprocessing import Pool, cpu_count
import os

def square(x):
    return x * x

def power(x, n):
    return x ** n

def fail(x):
    if x == 2:
        raise ValueError("two is bad")
    return x

def collect(value):
    print("callback", value)

if __name__ == "__main__":
    with Pool(3) as pool:
        print(pool.map(square, range(10)))
        print(pool.apply(square, (7,)))
        result = pool.apply_async(square, (8,), callback=collect)
        print(result.get(timeout=5), result.ready(), result.successful())
        print(pool.starmap(power, [(2, 3), (3, 2), (10, 0)]))
        print(list(pool.imap(square, range(5))))
        print(sorted(pool.imap_unordered(square, range(5), chunksize=2)))
        try:
            pool.map(fail, [1, 2, 3])
        except ValueError as error:
            print("error:", error)
        r = pool.map_async(square, [1, 2, 3])
        r.wait(5)
        print(r.get())
    pool = Pool(processes=2)
    results = [pool.apply_async(power, (2, n)) for n in range(5)]
    pool.close()
    pool.join()
    print([r.get() for r in results])
    print(cpu_count() > 0)
