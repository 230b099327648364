"""Classes made from their annotations."""

import sys as _sys
from types import MappingProxyType as _Proxy, GenericAlias as _GenericAlias

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen instance was set."""


class _Default:
    def __repr__(self):
        return "<factory>"


_DEFAULT_OF_FACTORY = _Default()


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_NOTHING = _Proxy({})
_FIELDS, _PARAMS, _POST_INIT = "__dataclass_fields__", "__dataclass_params__", "__post_init__"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _CLASS_VAR, _INIT_VAR = _Kind("_FIELD"), _Kind("_FIELD_CLASSVAR"), _Kind("_FIELD_INITVAR")


class InitVar:
    """An annotation of what goes to __init__ and __post_init__ only."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory, self.init, self.repr, self.hash, self.compare = default, default_factory, init, repr, hash, compare
        self.metadata = _NOTHING if metadata is None else _Proxy(metadata)
        self.kw_only = kw_only

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},init={self.init!r},"
                f"repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method is not None:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen = init, repr, eq, order, unsafe_hash, frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},unsafe_hash={self.unsafe_hash!r},"
                f"frozen={self.frozen!r})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    """What a field has beyond its annotation."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _names_typing(annotation, module, name):
    """Whether an annotation, which may be text, is that name of typing or of this module."""
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip()
        return head.split(".")[-1] == name
    if module is None:
        return annotation is InitVar or isinstance(annotation, InitVar)
    typing = _sys.modules.get(module)
    if typing is None:
        return False
    wanted = getattr(typing, name)
    return annotation is wanted or getattr(annotation, "__origin__", None) is wanted


def _field_of(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING  # of __slots__
        f = field(default=default)
    f.name, f.type = name, annotation
    f._field_type = _CLASS_VAR if _names_typing(annotation, "typing", "ClassVar") else _INIT_VAR if _names_typing(annotation, None, "InitVar") else _FIELD
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f._field_type is _CLASS_VAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    return f


def _own_fields(cls, kw_only):
    found, seen_kw_only = [], False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or isinstance(annotation, str) and annotation.split(".")[-1] == "KW_ONLY":
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_kw_only = kw_only = True
        else:
            found.append(_field_of(cls, name, annotation, kw_only))
    return found


def _function(name, parameters, body, scope, cls):
    """A function of generated code; `scope` are the names that it sees."""
    inside = "\n".join("  " + line for line in body)
    made = {}
    exec(f"def make({', '.join(scope)}):\n def {name}({', '.join(parameters)}):\n{inside}\n return {name}", _globals_of(cls), made)
    function = made["make"](**scope)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def _globals_of(cls):
    module = _sys.modules.get(cls.__module__)
    return module.__dict__ if module is not None else {}


def _init(cls, all_fields, frozen, has_post_init):
    positional = [f for f in all_fields if f.init and not f.kw_only]
    keywords = [f for f in all_fields if f.init and f.kw_only]
    seen_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    me = "self" if not any(f.name == "self" for f in all_fields) else "__dataclass_self__"
    scope = {"__dataclass_of_factory__": _DEFAULT_OF_FACTORY, "__dataclass_set__": object.__setattr__}
    parameters, body = [me], []

    def parameter(f):
        if f.default is not MISSING:
            scope[f"__dataclass_default_{f.name}__"] = f.default
            return f"{f.name}=__dataclass_default_{f.name}__"
        return f"{f.name}=__dataclass_of_factory__" if f.default_factory is not MISSING else f.name

    def store(f, value):
        body.append(f"__dataclass_set__({me}, {f.name!r}, {value})" if frozen else f"{me}.{f.name} = {value}")

    parameters += map(parameter, positional)
    if keywords:
        parameters += ["*", *map(parameter, keywords)]
    for f in all_fields:
        if f.default_factory is not MISSING:
            factory = f"__dataclass_factory_{f.name}__"
            scope[factory] = f.default_factory
            store(f, f"{factory}() if {f.name} is __dataclass_of_factory__ else {f.name}" if f.init else f"{factory}()")
        elif f._field_type is _INIT_VAR:
            continue
        elif f.init:
            store(f, f.name)
        elif f.default is not MISSING and "__slots__" in cls.__dict__:
            scope[f"__dataclass_default_{f.name}__"] = f.default
            store(f, f"__dataclass_default_{f.name}__")
    if has_post_init:
        body.append(f"{me}.{_POST_INIT}({', '.join(f.name for f in all_fields if f._field_type is _INIT_VAR)})")
    made = _function("__init__", parameters, body or ["pass"], scope, cls)
    made.__annotations__ = {f.name: f.type for f in (*positional, *keywords)}
    made.__annotations__["return"] = None
    return made


def _repr(shown):
    running = set()

    def __repr__(self):
        from _thread import get_ident
        key = id(self), get_ident()
        if key in running:
            return "..."
        running.add(key)
        try:
            return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
        finally:
            running.discard(key)
    return __repr__


def _comparison(name, compared, operate):
    def compare(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return operate(tuple([getattr(self, n) for n in compared]), tuple([getattr(other, n) for n in compared]))
    compare.__name__ = name
    return compare


def _hash(hashed):
    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in hashed]))
    return __hash__


def _frozen_methods(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _set_new(cls, name, method):
    """Sets a method unless the class has one. True where it has."""
    if name in cls.__dict__:
        return True
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, method)
    return False


def _inherited(cls):
    """The fields of the bases by name, and whether a base that is a dataclass is frozen; None where no base is one."""
    found, frozen = {}, None
    for base in cls.__mro__[-1:0:-1]:
        theirs = getattr(base, _FIELDS, None)
        if theirs is not None:
            found.update(theirs)
            frozen = bool(frozen) or getattr(base, _PARAMS).frozen
    return found, frozen


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    by_name, base_frozen = _inherited(cls)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    for f in _own_fields(cls, kw_only):
        by_name[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if base_frozen is not None:
        if base_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not base_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, by_name)
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    real = [f for f in by_name.values() if f._field_type is _FIELD]
    arguments = [f for f in by_name.values() if f._field_type is not _CLASS_VAR]
    if init:
        _set_new(cls, "__init__", _init(cls, arguments, frozen, hasattr(cls, _POST_INIT)))
    if repr:
        _set_new(cls, "__repr__", _repr([f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    if eq:
        _set_new(cls, "__eq__", _comparison("__eq__", compared, lambda a, b: a == b))
    if order:
        for name, operate in (("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b), ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b)):
            if _set_new(cls, name, _comparison(name, compared, operate)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")
    if frozen:
        for name, method in zip(("__setattr__", "__delattr__"), _frozen_methods(cls, frozenset(f.name for f in real))):
            if _set_new(cls, name, method):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _hash(hashed)
        cls.__hash__.__qualname__ = f"{cls.__qualname__}.__hash__"
    elif eq and not has_hash:
        cls.__hash__ = _hash(hashed) if frozen else None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(arguments if init else [])
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in arguments if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    return _with_slots(cls, frozen, weakref_slot) if slots else cls


def _signature(arguments):
    """The parameters of __init__ as inspect.signature() prints them."""
    parts = []
    for f in (f for f in arguments if f.init and not f.kw_only):
        parts.append(_parameter(f))
    keywords = [_parameter(f) for f in arguments if f.init and f.kw_only]
    return f"({', '.join(parts + (['*', *keywords] if keywords else []))})"


def _parameter(f):
    default = f" = {f.default!r}" if f.default is not MISSING else " = <factory>" if f.default_factory is not MISSING else ""
    return f"{f.name}: {_annotation(f.type)}{default}"


def _annotation(tp):
    if isinstance(tp, type) and not hasattr(tp, "__origin__"):
        return tp.__qualname__ if tp.__module__ == "builtins" else f"{tp.__module__}.{tp.__qualname__}"
    return repr(tp).replace("typing.", "")


def _with_slots(cls, frozen, weakref_slot):
    """The class made anew: slots cannot be added to one that is there."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    names = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    field_names = [f.name for f in fields(cls)]
    slots = [name for name in field_names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    names["__slots__"] = tuple(slots)
    for name in field_names:
        names.pop(name, None)
    names["__qualname__"] = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, names)
    if frozen:
        made.__getstate__ = lambda self: [getattr(self, f.name) for f in fields(self)]
        made.__setstate__ = _set_state
        for name, method in zip(("__setattr__", "__delattr__"), _frozen_methods(made, frozenset(field_names))):
            method.__qualname__ = f"{made.__qualname__}.{name}"
            setattr(made, name, method)
    return made


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
              weakref_slot=False):
    """The decorator: adds methods that follow from the annotations."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, with those of the dataclasses inside."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, with those of the dataclasses inside."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _plain(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _plain(getattr(obj, f.name), factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_plain(v, factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_plain(v, factory) for v in obj)
    if isinstance(obj, dict):
        pairs = ((_plain(k, factory), _plain(v, factory)) for k, v in obj.items())
        return type(obj)(obj.default_factory, pairs) if hasattr(type(obj), "default_factory") else type(obj)(pairs)
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                   match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """A dataclass of that name with these fields: names, (name, type) or (name, type, Field)."""
    from keyword import iskeyword
    names, annotations, seen = dict(namespace or {}), {}, set()
    for item in fields:
        if isinstance(item, str):
            name, tp = item, "typing.Any"
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, names[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = tp
    names["__annotations__"] = annotations
    import types
    cls = types.new_class(cls_name, bases, {}, lambda space: space.update(names))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args, kw_only=kw_only,
                     slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _CLASS_VAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f._field_type is _INIT_VAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
