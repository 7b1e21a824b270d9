from multiprocessing import Process
from multiprocessing.sharedctypes import RawArray, RawValue
from ctypes import Structure, c_double
import multiprocessing
class Point(Structure):
    _fields_ = [("x", c_double), ("y", c_double)]
def modify(n, s, points):
    n.value **= 2
    s.value = s.value.upper()
    for p in points:
        p.x **= 2
if __name__ == "__main__":
    n = multiprocessing.Value("i", 7)
    s = multiprocessing.Array("c", b"hello world", lock=False)
    points = multiprocessing.Array(Point, [(1.5, -6.25), (2.0, 3.0)])
    raw = RawArray("i", 3)
    v = RawValue("d", 1.5)
    p = Process(target=modify, args=(n, s, points))
    p.start(); p.join()
    print(n.value, s.value, [(q.x, q.y) for q in points], list(raw), v.value)
