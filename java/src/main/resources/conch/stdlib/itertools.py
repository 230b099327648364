"""Iterators that make others."""

import operator as _operator


class count:
    """start, start + step, start + 2 step …"""

    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, bytes)):
            raise TypeError("a number is required")
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        return f"count({self._next!r})" if self._step == 1 and isinstance(self._step, int) else f"count({self._next!r}, {self._step!r})"


class repeat:
    """The same object again and again, or so many times."""

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(0, _operator.index(times))

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if not self._left:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        return f"repeat({self._object!r})" if self._left is None else f"repeat({self._object!r}, {self._left})"


class chain:
    """The items of one iterable after the other."""

    def __init__(self, *iterables):
        self._items = self._each(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = cls._each(iterables)
        return made

    @staticmethod
    def _each(iterables):
        for iterable in iterables:
            yield from iterable

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def cycle(iterable):
    """The items, and then again, without end."""
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        yield from saved


def compress(data, selectors):
    return (item for item, wanted in zip(data, selectors) if wanted)


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate, iterable):
    if predicate is None:
        predicate = bool
    return (item for item in iterable if not predicate(item))


def starmap(function, iterable):
    return (function(*args) for args in iterable)


def accumulate(iterable, func=_operator.add, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for item in iterator:
        total = (func or _operator.add)(total, item)
        yield total


def _bound(value, name):
    if value is None:
        return None
    try:
        number = _operator.index(value)
    except TypeError:
        number = -1
    if number < 0:
        raise ValueError(name)
    return number


def islice(iterable, *args):
    """What a slice without negative numbers takes of an iterable."""
    if not 1 <= len(args) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not args else 'most 4'} arguments, got {len(args) + 1}")
    s = slice(*args)
    wrong = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    stop = _bound(s.stop, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize." if len(args) == 1 else wrong)
    start = _bound(s.start, wrong) or 0
    step = _bound(s.step, "Step for islice() must be a positive integer or None.")
    if step == 0:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, 1 if step is None else step)


def _islice(iterator, start, stop, step):
    place, wanted = 0, start
    while stop is None or wanted < stop:
        while place < wanted:
            try:
                next(iterator)
            except StopIteration:
                return
            place += 1
        try:
            item = next(iterator)
        except StopIteration:
            return
        place += 1
        yield item
        wanted += step
    while stop is not None and place < stop:
        try:
            next(iterator)
        except StopIteration:
            return
        place += 1


def pairwise(iterable):
    iterator = iter(iterable)
    try:
        before = next(iterator)
    except StopIteration:
        return
    for item in iterator:
        yield before, item
        before = item


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(each) for each in iterables]
    running = len(iterators)
    while running:
        row = []
        for i, iterator in enumerate(iterators):
            try:
                row.append(fillvalue if iterator is None else next(iterator))
            except StopIteration:
                iterators[i] = None
                running -= 1
                row.append(fillvalue)
        if running:
            yield tuple(row)


def tee(iterable, n=2):
    """n iterators over one; what one of them is ahead of another is kept."""
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]

    def each(mine):
        while True:
            if not mine:
                try:
                    item = next(iterator)
                except StopIteration:
                    return
                for queue in queues:
                    queue.append(item)
            yield mine.pop(0)

    return tuple(each(queue) for queue in queues)


class groupby:
    """Runs of items with the same key: pairs of the key and an iterator over the run."""

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._group = None
        self._has = False
        self._ended = False

    def __iter__(self):
        return self

    def _advance(self):
        try:
            self._item = next(self._iterator)
        except StopIteration:
            self._ended, self._has = True, False
            return False
        self._item_key = self._item if self._key is None else self._key(self._item)
        self._has = True
        return True

    def __next__(self):
        before = self._group
        self._group = object()
        if before is None:
            if not self._advance():
                raise StopIteration
        else:
            while not self._has or self._item_key == self._current:
                if not self._advance():
                    raise StopIteration
        self._current = self._item_key
        return self._current, self._run(self._group, self._current)

    def _run(self, group, key):
        while self._group is group and not self._ended:
            if not self._has and not self._advance():
                return
            if self._item_key != key:
                return
            self._has = False
            yield self._item


def product(*iterables, repeat=1):
    pools = [tuple(each) for each in iterables] * repeat
    places = [0] * len(pools)
    if any(not pool for pool in pools):
        return
    while True:
        yield tuple(pool[place] for pool, place in zip(pools, places))
        for i in range(len(pools) - 1, -1, -1):
            places[i] += 1
            if places[i] < len(pools[i]):
                break
            places[i] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    return _chosen(pool, len(pool) if r is None else r, lambda taken, i: i not in taken)


def combinations(iterable, r):
    return _chosen(tuple(iterable), _at_least_0(r), lambda taken, i: not taken or i > taken[-1])


def combinations_with_replacement(iterable, r):
    return _chosen(tuple(iterable), _at_least_0(r), lambda taken, i: not taken or i >= taken[-1])


def _at_least_0(r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def _chosen(pool, r, may_follow, taken=()):
    """Every choice of r places in which each may follow those before it, in order of places."""
    if len(taken) == r:
        yield tuple(pool[i] for i in taken)
        return
    for i in range(len(pool)):
        if may_follow(taken, i):
            yield from _chosen(pool, r, may_follow, (*taken, i))
