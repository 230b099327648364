"""Copies of objects: of the object alone, or of all that it holds."""

from _weakref import ref as _ref
from copyreg import dispatch_table as _dispatch_table

Error = error = type("Error", (Exception,), {"__module__": "copy"})

_ATOMIC = (type(None), int, float, bool, complex, str, bytes, type, range, type(len), type(lambda: 0), type((lambda: 0).__code__), type(...),
           type(NotImplemented), property, type(_ref(set)))


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
    """The object again as it says it is made, by a function that copyreg has for its class or by __reduce_ex__."""
    cls = type(x)
    parts = _dispatch_table[cls](x) if cls in _dispatch_table else x.__reduce_ex__(4)
    if isinstance(parts, str):
        return x
    function, args, state, items, pairs, set_state = (*parts, None, None, None, None)[:6]
    made = function(*map(each, args) if memo is not None else args)
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        state = each(state)
        if set_state is not None:
            set_state(made, state)
        elif hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            state, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if state is not None:
                made.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(made, name, value)
    for item in items or ():
        made.append(each(item))
    for key, value in pairs or ():
        made[each(key)] = each(value)
    return made
