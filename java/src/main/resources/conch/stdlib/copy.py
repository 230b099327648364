"""Copies of objects: of the object alone, or of all that it holds."""

Error = error = type("Error", (Exception,), {"__module__": "copy"})

_ATOMIC = (type(None), int, float, bool, complex, str, bytes, type, range, type(len), type(lambda: 0), type(...), type(NotImplemented), property)


def copy(x):
    """An object of the same class with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return cls(x)
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _made(x, lambda o: o)


def deepcopy(x, memo=None):
    """As copy(), with copies of all that it holds; what it holds twice is copied once."""
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    made = _deep(x, cls, memo)
    memo[id(x)] = made
    memo.setdefault(id(memo), []).append(x)  # x stays alive, so that its id stays its own
    return made


def _deep(x, cls, memo):
    if cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        return x if all(a is b for a, b in zip(items, x)) else tuple(items)
    if cls in (set, frozenset):
        return cls(deepcopy(item, memo) for item in x)
    if cls is bytearray:
        return bytearray(x)
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    return _made(x, lambda o: deepcopy(o, memo), memo)


def _made(x, each, memo=None):
    """An instance without __init__, with what the other has; a class of its own __reduce__ says how."""
    cls = type(x)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce__", None):
        parts = reduce(x)
        if isinstance(parts, str):
            return x
        function, args, state, items, pairs = (*parts, None, None, None)[:5]
        made = function(*(each(a) for a in args))
    else:
        new = getattr(x, "__getnewargs__", None)
        base = next((b for b in (dict, list, set, tuple, str, int, float, bytes, frozenset) if isinstance(x, b)), None)
        if new is not None:
            made = cls.__new__(cls, *(each(a) for a in new()))
        elif base in (tuple, str, int, float, bytes, frozenset):
            made = base.__new__(cls, base(x) if memo is None else each(base(x)))
        else:
            made = cls.__new__(cls)
        items = iter(x) if base is list else None
        pairs = iter(x.items()) if base is dict else None
        if base is set:
            made.update(each(item) for item in x)
        state = x.__getstate__() if "__getstate__" in dir(x) and cls.__getstate__ is not getattr(object, "__getstate__", None) else getattr(x, "__dict__", None)
    if memo is not None:
        memo[id(x)] = made
    if state:
        state = each(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            made.__dict__.update(state)
    for name in (n for c in cls.__mro__ for n in _slots(c)):
        if hasattr(x, name) and not hasattr(made, name):
            setattr(made, name, each(getattr(x, name)))
    for item in items or ():
        made.append(each(item))
    for key, value in pairs or ():
        made[each(key)] = each(value)
    return made


def _slots(cls):
    slots = cls.__dict__.get("__slots__", ())
    return [s for s in ((slots,) if isinstance(slots, str) else slots) if s not in ("__dict__", "__weakref__")]
