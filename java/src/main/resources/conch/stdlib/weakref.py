"""References that keep nothing alive, and containers of them."""

import itertools as _itertools
from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet
from _weakref import ref, ReferenceType, getweakrefcount, getweakrefs

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes",
           "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


# ---- proxies

def _target(proxy):
    obj = object.__getattribute__(proxy, "_ref")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


def _plain(x):
    return _target(x) if isinstance(type(x), type) and issubclass(type(x), ProxyType) else x


class ProxyType:
    """Does what the object does that it stands for, while that lives."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __str__(self):
        return str(_target(self))

    def __repr__(self):
        obj = object.__getattribute__(self, "_ref")()
        return f"<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>"

    def __bool__(self):
        return bool(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __next__(self):
        return next(_target(self))

    def __iter__(self):
        return iter(_target(self))


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = ProxyType, CallableProxyType


def _forward():
    import operator

    def binary(name, operate):
        setattr(ProxyType, f"__{name}__", lambda self, other: operate(_plain(self), _plain(other)))

    def reflected(name, operate):
        setattr(ProxyType, f"__r{name}__", lambda self, other: operate(_plain(other), _plain(self)))

    def in_place(name, operate):
        setattr(ProxyType, f"__i{name}__", lambda self, other: operate(_plain(self), _plain(other)))

    def unary(name, operate):
        setattr(ProxyType, f"__{name}__", lambda self: operate(_target(self)))
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "matmul", "and", "or", "xor"):
        operate = getattr(operator, name + "_" if name in ("and", "or") else name)
        binary(name, operate)
        reflected(name, operate)
        in_place(name, getattr(operator, "i" + name))
    binary("divmod", divmod)
    reflected("divmod", divmod)
    for name in ("lt", "le", "eq", "ne", "gt", "ge"):
        binary(name, getattr(operator, name))
    binary("getitem", operator.getitem)
    binary("delitem", operator.delitem)
    binary("contains", operator.contains)
    ProxyType.__setitem__ = lambda self, key, value: operator.setitem(_target(self), key, value)
    for name, operate in (("neg", operator.neg), ("pos", operator.pos), ("abs", abs), ("invert", operator.invert), ("int", int), ("float", float),
                          ("index", operator.index), ("len", len)):
        unary(name, operate)
    ProxyType.__hash__ = None


_forward()
del _forward


def proxy(obj, callback=None, /):
    """A stand-in for the object, which does not keep it alive."""
    made = object.__new__(CallableProxyType if callable(obj) else ProxyType)
    object.__setattr__(made, "_ref", ref(obj, None if callback is None else _for_proxy(made, callback)))
    return made


def _for_proxy(made, callback):
    weak = ref(made)

    def gone(_):
        alive = weak()
        if alive is not None:
            callback(alive)
    return gone


# ---- methods and finalisers

class WeakMethod(ref):
    """A reference to a bound method, which dies with its object."""

    __slots__ = ("_function", "_kind", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        weak = None

        def gone(_):
            self = weak()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, gone)
        self._function, self._kind, self._alive = ref(function, gone), type(meth), True
        weak = ref(self)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj, function = super().__call__(), self._function()
        return None if obj is None or function is None else self._kind(function, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class finalize:
    """Calls a function when an object is gone, or when the script ends."""

    __slots__ = ()
    _registry = {}
    _count = _itertools.count()
    _at_exit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit
            finalize._at_exit = True
            atexit.register(finalize._run_all)
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs, info.atexit, info.index = func, args, kwargs or None, True, next(self._count)
        self._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _run_all(cls):
        """At the end: the latest first, those too that come while others run."""
        import sys
        while True:
            waiting = [(info.index, f) for f, info in cls._registry.items() if info.atexit]
            if not waiting:
                cls._registry.clear()
                return
            try:
                max(waiting, key=lambda pair: pair[0])[1]()
            except Exception:
                sys.excepthook(*sys.exc_info())


# ---- containers

class _Guard:
    """While somebody iterates over a container, entries that died wait to be removed."""

    __slots__ = ("iterating", "dead")

    def __init__(self):
        self.iterating, self.dead = 0, []


class WeakValueDictionary(_MutableMapping):
    """A mapping whose entries go when their values do."""

    def __init__(self, other=(), /, **kw):
        self._guard = guard = _Guard()
        self.data = data = {}

        def remover(key):
            def gone(reference):
                if guard.iterating:
                    guard.dead.append((key, reference))
                elif data.get(key) is reference:
                    del data[key]
            return gone
        self._remover = remover
        self.update(other, **kw)

    def _commit(self):
        while self._guard.dead and not self._guard.iterating:
            key, reference = self._guard.dead.pop()
            if self.data.get(key) is reference:
                del self.data[key]

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = ref(value, self._remover(key))

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data) - len(self._guard.dead)

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def copy(self):
        made = WeakValueDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[deepcopy(key, memo)] = value
        return made

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        for key, reference in _walk(self, self.data.items):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        for key, reference in _walk(self, self.data.items):
            if reference() is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference in _walk(self, self.data.values):
            value = reference()
            if value is not None:
                yield value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from _walk(self, self.data.values)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is None:
            if args:
                return args[0]
            raise KeyError(key)
        return value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other.items() if hasattr(other, "items") else other, **kwargs).items():
            self[key] = value

    def __or__(self, other):
        return _united(self, self, other)

    def __ror__(self, other):
        return _united(self, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(_MutableMapping):
    """A mapping whose entries go when their keys do."""

    def __init__(self, dict=None):
        self._guard = guard = _Guard()
        self.data = data = {}

        def gone(reference):
            if guard.iterating:
                guard.dead.append(reference)
            else:
                data.pop(reference, None)
        self._gone = gone
        if dict is not None:
            self.update(dict)

    def _commit(self):
        while self._guard.dead and not self._guard.iterating:
            self.data.pop(self._guard.dead.pop(), None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._gone)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data) - len(self._guard.dead)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for reference, value in _walk(self, self.data.items):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for reference in _walk(self, self.data.keys):
            key = reference()
            if key is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference, value in _walk(self, self.data.items):
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._gone), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in dict.items() if hasattr(dict, "items") else dict:
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __or__(self, other):
        return _united(self, self, other)

    def __ror__(self, other):
        return _united(self, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


def _walk(container, entries):
    """The entries, none of which is removed meanwhile because its object died."""
    guard = container._guard
    guard.iterating += 1
    try:
        yield from entries()
    finally:
        guard.iterating -= 1
        container._commit()


def _united(kind, first, second):
    if not hasattr(second, "items") or not hasattr(first, "items"):
        return NotImplemented
    made = kind.__class__()
    made.update(first)
    made.update(second)
    return made


class WeakSet(_MutableSet):
    """A set whose items go when nobody else holds them."""

    def __init__(self, data=None):
        self._guard = guard = _Guard()
        self.data = inside = set()

        def gone(reference):
            if guard.iterating:
                guard.dead.append(reference)
            else:
                inside.discard(reference)
        self._gone = gone
        if data is not None:
            self.update(data)

    def _commit(self):
        while self._guard.dead and not self._guard.iterating:
            self.data.discard(self._guard.dead.pop())

    def __iter__(self):
        for reference in _walk(self, self.data.__iter__):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data) - len(self._guard.dead)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__dict__.get("state")

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._gone))

    def clear(self):
        self._guard.dead.clear()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        return self.__class__(item for each in (self, other) for item in each)

    __or__ = union

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        keep = {id(item) for item in other if item in self}
        for item in list(self):
            if id(item) not in keep:
                self.discard(item)

    def symmetric_difference(self, other):
        return self.difference(other).union(WeakSet(item for item in other if item not in self))

    __xor__ = symmetric_difference

    def _refs(self, other):
        return {ref(item) for item in other}

    def issubset(self, other):
        return self.data.issubset(self._refs(other))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < self._refs(other)

    def issuperset(self, other):
        return self.data.issuperset(self._refs(other))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > self._refs(other)

    def __eq__(self, other):
        return self.data == self._refs(other) if isinstance(other, self.__class__) else NotImplemented

    __hash__ = None

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0
