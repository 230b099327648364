"""Functions of functions."""

from _thread import RLock as _RLock

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes the wrapper look like what it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """The decorator that does update_wrapper."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


_absent = object()


def reduce(function, iterable, initial=_absent, /):
    """function(… function(function(a, b), c) …)"""
    iterator = iter(iterable)
    if initial is _absent:
        try:
            initial = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in iterator:
        initial = function(initial, item)
    return initial


class partial:
    """A function with some of its arguments given."""

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        self = super().__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"functools.partial({', '.join(parts)})"

    def __reduce__(self):
        attributes = {name: value for name, value in self.__dict__.items() if name not in ("func", "args", "keywords")}
        return type(self), (self.func,), (self.func, self.args, self.keywords, attributes or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        self.func, self.args, self.keywords, attributes = state
        self.__dict__.update(attributes or {})


class partialmethod:
    """As partial, for a method."""

    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        return partial(self.func.__get__(obj, cls), *self.args, **self.keywords)


class cached_property:
    """A method that runs once an instance; what it gave is the attribute from then on."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def cmp_to_key(mycmp):
    """A key for sort() from a function that compares two."""

    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


# ---- what each of the comparisons follows from, where one of them is given and == is ----

def _or_equal(self, given, other):
    result = given(self, other)
    return result if result is NotImplemented else result or self == other


def _not(self, given, other):
    result = given(self, other)
    return result if result is NotImplemented else not result


def _not_and_differs(self, given, other):
    result = given(self, other)
    return result if result is NotImplemented else not result and self != other


def _and_differs(self, given, other):
    result = given(self, other)
    return result if result is NotImplemented else result and self != other


def _not_or_equal(self, given, other):
    result = given(self, other)
    return result if result is NotImplemented else not result or self == other


_FROM = {
    "__lt__": {"__gt__": _not_and_differs, "__le__": _or_equal, "__ge__": _not},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _and_differs, "__gt__": _not},
    "__gt__": {"__lt__": _not_and_differs, "__ge__": _or_equal, "__le__": _not},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _and_differs, "__lt__": _not},
}


def total_ordering(cls):
    """Adds the comparisons that a class lacks."""
    given = [name for name in _FROM if getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(given)

    def make(name, rule):
        def compare(self, other):
            return rule(self, getattr(type(self), root), other)
        compare.__name__ = name
        return compare

    for name, rule in _FROM[root].items():
        if name not in given:
            setattr(cls, name, make(name, rule))
    return cls


# ---- caches ----

class _CacheInfo(tuple):
    """hits, misses, maxsize, currsize"""

    __slots__ = ()
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]}, misses={self[1]}, maxsize={self[2]}, currsize={self[3]})"


_KEYWORDS = object()


def _key(args, kwargs, typed):
    key = args
    if kwargs:
        key += (_KEYWORDS, *[part for pair in kwargs.items() for part in pair])
    if typed:
        key += tuple(map(type, args)) + tuple(map(type, kwargs.values()))
    return key


def lru_cache(maxsize=128, typed=False):
    """Keeps what a function gave for its latest `maxsize` arguments; all of them where that is None."""
    if isinstance(maxsize, int):
        maxsize = max(0, maxsize)
    elif callable(maxsize) and isinstance(typed, bool):
        return lru_cache(128, typed)(maxsize)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        kept = {}  # the least lately used first
        lock = _RLock()
        hits = misses = 0

        def wrapper(*args, **kwargs):
            nonlocal hits, misses
            key = _key(args, kwargs, typed)
            with lock:
                if key in kept:
                    value = kept.pop(key)
                    kept[key] = value
                    hits += 1
                    return value
                misses += 1
            value = function(*args, **kwargs)
            with lock:
                if maxsize != 0 and key not in kept:
                    if maxsize is not None and len(kept) >= maxsize:
                        del kept[next(iter(kept))]
                    kept[key] = value
            return value

        def cache_info():
            return _CacheInfo((hits, misses, maxsize, len(kept)))

        def cache_clear():
            nonlocal hits, misses
            kept.clear()
            hits = misses = 0

        update_wrapper(wrapper, function)
        wrapper.cache_info, wrapper.cache_clear = cache_info, cache_clear
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return wrapper

    return decorate


def cache(user_function, /):
    """lru_cache without a limit."""
    return lru_cache(maxsize=None)(user_function)


def singledispatch(func):
    """A function that is chosen by the class of its first argument."""
    registry = {object: func}

    def dispatch(cls):
        for each in cls.__mro__:
            if each is not object and each in registry:
                return registry[each]
        best = None
        for each in registry:
            if each is not object and issubclass(cls, each) and (best is None or issubclass(each, best)):
                best = each
        return registry[object if best is None else best]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            annotations = getattr(func, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
            cls = next(iter(annotations.values()))
        registry[cls] = func
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    update_wrapper(wrapper, func)
    wrapper.register, wrapper.dispatch, wrapper.registry = register, dispatch, registry
    return wrapper


class singledispatchmethod:
    """As singledispatch, for a method: chosen by the class of the argument after self."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
