import array
import bisect
import gc
import heapq
import io
import linecache
import queue
import random
import threading
import uuid


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


random.seed(3)
numbers = [random.randrange(50) for _ in range(40)]
heap = []
for n in numbers:
    heapq.heappush(heap, n)
print(heap)
print([heapq.heappop(heap) for _ in range(40)] == sorted(numbers))
heap = numbers[:]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 99), heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 50), heap)
print(heapq.nlargest(3, numbers), heapq.nsmallest(3, numbers, key=lambda x: -x), heapq.nlargest(0, numbers), list(heapq.merge([1, 4], [2, 3], [], [0])),
      list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
shows(heapq.heappop, [])
shows(heapq.heapify, (1,))
shows(heapq.heappush, (1,), 2)
a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 5), bisect.bisect_left(a, 2, 2), bisect.bisect([("a", 1), ("b", 2)], 1, key=lambda t: t[1]))
bisect.insort(a, 2.5)
bisect.insort_left(a, 1.0)
print(a)
shows(bisect.bisect, a, 1, -1)

q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.empty())
shows(q.put, 3, False)
shows(q.put_nowait, 3)
shows(q.put, 3, timeout=0.01)
print(q.get(), q.get_nowait())
shows(q.get_nowait)
shows(q.get, timeout=0.01)
shows(q.get, timeout=-1)
q.task_done()
q.task_done()
shows(q.task_done)
q.join()
for cls in queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue:
    q = cls()
    for n in 3, 1, 2:
        q.put(n)
    print(cls.__name__, q.qsize(), [q.get() for _ in range(3)], q.empty())
    shows(q.get, False)
jobs, done = queue.Queue(), queue.Queue(1)


def work():
    while (n := jobs.get()) is not None:
        done.put(n * n)
        jobs.task_done()


threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads:
    t.start()
for n in range(20):
    jobs.put(n)
print(sorted(done.get() for _ in range(20)))
jobs.join()
for t in threads:
    jobs.put(None)
for t in threads:
    t.join()

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.variant, u.version, u.urn, u == uuid.UUID(bytes=u.bytes), u == uuid.UUID(bytes_le=u.bytes_le), uuid.UUID(int=5) < u,
      uuid.UUID("{urn:uuid:12345678123456781234567812345678}") == u, hash(u) == hash(uuid.UUID(u.hex)), uuid.UUID(fields=u.fields) == u, u.time, u.clock_seq, u.node, int(u))
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, uuid.uuid4().variant, uuid.uuid4() != uuid.uuid4(), uuid.uuid1().version,
      uuid.UUID(int=0, version=4))
shows(uuid.UUID, "12")
shows(uuid.UUID)
shows(uuid.UUID, bytes=b"x")
shows(uuid.UUID, int=-1)
shows(setattr, u, "int", 5)

print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 10 ** 6)), linecache.getlines("/no/such/file"))
file = io.BytesIO()
numbers = array.array("h", [1, 2, 3])
numbers.tofile(file)
file.seek(0)
back = array.array("h")
back.fromfile(file, 2)
print(back, file.tell(), bytes(io.BytesIO(b"view").getbuffer()), io.BytesIO(b"view").getbuffer().nbytes)
try:
    back.fromfile(file, 5)
except EOFError as e:
    print(e)
print(back)
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), gc.get_threshold(), gc.set_threshold(500), gc.get_threshold(), gc.garbage, gc.callbacks, gc.get_debug(),
      len(gc.get_count()), gc.collect(0) >= 0, gc.DEBUG_LEAK, gc.freeze(), gc.unfreeze())
shows(gc.collect, 7)
inner = ["inner"]
outer = [inner, 5]
print(gc.is_tracked(inner), gc.is_tracked(5), gc.is_tracked("x"), any(o is inner for o in gc.get_objects()), any(o is outer for o in gc.get_referrers(inner)), [o is inner or o for o in gc.get_referents(outer)] in ([True, 5], [5, True]))


class NoInsert:
    def __len__(self):
        return 1


for wrong in (10, NoInsert()):
    try:
        bisect.insort(wrong, 10)
    except TypeError as error:
        print(type(error).__name__)
