"""Variables whose values belong to a context: each thread starts with an empty one, and Context.run enters another."""

import threading as _threading
import types as _types

__all__ = ("Context", "ContextVar", "Token", "copy_context")

_missing = object()
_thread = _threading.local()


def _final(name):
    def refuse(cls, **keywords):
        raise TypeError(f"type {name!r} is not an acceptable base type")
    return classmethod(refuse)


def _current():
    """The context that the thread is in."""
    try:
        return _thread.context
    except AttributeError:
        _thread.context = context = _new_context({})
        return context


class Context:
    """What values variables have. A mapping for whoever looks at it; changed by ContextVar.set while it is entered."""

    __slots__ = ("_values", "_outer", "_entered", "__weakref__")
    __hash__ = None
    __init_subclass__ = _final("Context")

    def __new__(cls, *args, **keywords):
        if args or keywords:
            raise TypeError("Context() does not accept any arguments")
        return _new_context({})

    def run(self, callable=_missing, /, *args, **keywords):
        if callable is _missing:
            raise TypeError("run() missing 1 required positional argument")
        _enter(self)
        try:
            return callable(*args, **keywords)
        finally:
            _exit(self)

    def copy(self):
        return _new_context(dict(self._values))

    def get(self, key, default=None, /):
        return self._values.get(_checked(key), default)

    def keys(self):
        return iter(self._values.keys())

    def values(self):
        return iter(self._values.values())

    def items(self):
        return iter(self._values.items())

    def __getitem__(self, key):
        return self._values[_checked(key)]

    def __contains__(self, key):
        return _checked(key) in self._values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented


def _new_context(values):
    context = object.__new__(Context)
    context._values, context._outer, context._entered = values, None, False
    return context


def _enter(context):
    if context._entered:
        raise RuntimeError(f"cannot enter context: {context!r} is already entered")
    context._outer, context._entered = _current(), True
    _thread.context = context


def _exit(context):
    if not context._entered:
        raise RuntimeError(f"cannot exit context: {context!r} has not been entered")
    if _thread.context is not context:
        raise RuntimeError("cannot exit context: thread state references a different context object")
    _thread.context, context._outer, context._entered = context._outer, None, False


def _checked(key):
    if type(key) is not ContextVar:
        raise TypeError(f"a ContextVar key was expected, got {key!r}")
    return key


class ContextVar:
    """A variable that has a value in each context."""

    __slots__ = ("_name", "_default", "__weakref__")
    __init_subclass__ = _final("ContextVar")
    __class_getitem__ = classmethod(_types.GenericAlias)

    def __init__(self, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name, self._default = name, default

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        value = _current()._values.get(self, _missing)
        if value is _missing:
            value = default if default is not _missing else self._default
        if value is _missing:
            raise LookupError(self)
        return value

    def set(self, value, /):
        context = _current()
        old = context._values.get(self, _missing)
        context._values[self] = value
        token = object.__new__(Token)
        token._var, token._context, token._old, token._used = self, context, old, False
        return token

    def reset(self, token, /):
        if type(token) is not Token:
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is _missing:
            context._values.pop(self, None)
        else:
            context._values[self] = token._old

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    """What ContextVar.set returns, and ContextVar.reset wants back."""

    __slots__ = ("_var", "_context", "_old", "_used")
    __hash__ = None
    __init_subclass__ = _final("Token")
    __class_getitem__ = classmethod(_types.GenericAlias)
    MISSING = _Missing()

    def __new__(cls, *args, **keywords):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _missing else self._old

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {id(self):#x}>"


def copy_context():
    return _current().copy()


for _type in Context, ContextVar, Token:
    _type.__module__ = "_contextvars"   # what their repr says in CPython
