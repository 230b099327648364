"""Heaps in lists: each item is not larger than the two at twice its place plus one and plus two."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _check(heap, place):
    if not isinstance(heap, list):
        raise TypeError(f"{place} must be list, not {type(heap).__name__}")


def _less(a, b):
    return a < b


def _greater(a, b):
    return b < a


def _rise(heap, start, place, before):
    """Moves the item at a place towards the root, past all that it goes before."""
    item = heap[place]
    while place > start:
        parent = place - 1 >> 1
        if not before(item, heap[parent]):
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sink(heap, place, before):
    """Moves the item at a place to a leaf along the foremost children, and from there up to where it belongs: few items stop on the way down."""
    start, end, item = place, len(heap), heap[place]
    child = 2 * place + 1
    while child < end:
        other = child + 1
        if other < end and not before(heap[child], heap[other]):
            child = other
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, start, place, before)


def _push(heap, item, before):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1, before)


def _pop(heap, before):
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0, before)
    return first


def _replace(heap, item, before):
    first, heap[0] = heap[0], item
    _sink(heap, 0, before)
    return first


def _heapify(heap, before):
    for place in reversed(range(len(heap) // 2)):
        _sink(heap, place, before)


def heappush(heap, item, /):
    _check(heap, "heappush() argument 1")
    _push(heap, item, _less)


def heappop(heap, /):
    _check(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    return _pop(heap, _less)


def heapreplace(heap, item, /):
    _check(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    return _replace(heap, item, _less)


def heappushpop(heap, item, /):
    _check(heap, "heappushpop() argument 1")
    return _replace(heap, item, _less) if heap and heap[0] < item else item


def heapify(heap, /):
    _check(heap, "heapify() argument")
    _heapify(heap, _less)


def _heappop_max(heap, /):
    return _pop(heap, _greater)


def _heapreplace_max(heap, item, /):
    return _replace(heap, item, _greater)


def _heapify_max(heap, /):
    _heapify(heap, _greater)


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables, sorted."""
    before = _greater if reverse else _less
    heap = []
    for order, iterator in enumerate(map(iter, iterables)):
        for item in iterator:
            heap.append(_Head(item if key is None else key(item), order, item, iterator, before))
            break
    _heapify(heap, _less)
    while heap:
        head = heap[0]
        yield head.item
        for item in head.iterator:
            head.item, head.key = item, item if key is None else key(item)
            _sink(heap, 0, _less)
            break
        else:
            _pop(heap, _less)


class _Head:
    """The first item of an iterable, and the rest."""

    __slots__ = ("key", "order", "item", "iterator", "before")

    def __init__(self, key, order, item, iterator, before):
        self.key, self.order, self.item, self.iterator, self.before = key, order, item, iterator, before

    def __lt__(self, other):
        if self.before(self.key, other.key):
            return True
        return not self.before(other.key, self.key) and self.order < other.order


def nsmallest(n, iterable, key=None):
    """The first n of the sorted items."""
    return sorted(iterable, key=key)[:max(0, n)]


def nlargest(n, iterable, key=None):
    """The first n of the items sorted from the largest on."""
    return sorted(iterable, key=key, reverse=True)[:max(0, n)]
