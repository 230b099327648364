"""Names for annotations. They say what is meant and check nothing."""

import collections.abc as _abc
from collections import namedtuple as _namedtuple
import collections as _collections

TYPE_CHECKING = False


class _Special:
    """A name that may be subscripted."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return _Alias(self, parameters)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"typing.{self._name}"

    def __mro_entries__(self, bases):
        return ()


class _Alias(_Special):
    """A subscripted name."""

    def __init__(self, origin, parameters):
        self.__origin__ = origin
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        self.__args__ = tuple(type(None) if p is None else p for p in parameters)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __repr__(self):
        def name(p):
            return "None" if p in (None, type(None)) else p.__qualname__ if isinstance(p, type) and p.__module__ == "builtins" else repr(p)
        origin = self.__origin__
        return f"{origin!r}[{', '.join(map(name, self.__args__))}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __mro_entries__(self, bases):
        entries = getattr(self.__origin__, "__mro_entries__", None)
        return entries(bases) if entries is not None else (self.__origin__,)


class _Container(_Special):
    """A name for a class, which it makes and is a base as."""

    def __init__(self, name, cls):
        super().__init__(name)
        self.__origin__ = cls

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _Optional(_Special):
    def __getitem__(self, parameter):
        return Union[parameter, type(None)]


class _Literal(_Special):
    pass


Any, Union, ClassVar, Final, NoReturn, Never, Self, Annotated, Concatenate, TypeAlias, Required, NotRequired, LiteralString, TypeGuard, Unpack = map(
    _Special, "Any Union ClassVar Final NoReturn Never Self Annotated Concatenate TypeAlias Required NotRequired LiteralString TypeGuard Unpack".split())
Optional = _Optional("Optional")
Literal = _Literal("Literal")
for _name, _cls in dict(
        List=list, Dict=dict, Set=set, FrozenSet=frozenset, Tuple=tuple, Type=type, Deque=_collections.deque, DefaultDict=_collections.defaultdict,
        OrderedDict=_collections.OrderedDict, Counter=_collections.Counter, ChainMap=_collections.ChainMap).items():
    globals()[_name] = _Container(_name, _cls)
for _name in ("Callable Iterable Iterator Generator Sized Container Hashable Collection Reversible Sequence MutableSequence Mapping MutableMapping MutableSet "
              "MappingView KeysView ValuesView ItemsView Awaitable Coroutine AsyncIterable AsyncIterator ByteString").split():
    globals()[_name] = _Container(_name, getattr(_abc, _name))
AbstractSet = _Container("AbstractSet", _abc.Set)
ContextManager = _Special("ContextManager")
Text = str
AnyStr = None


class TypeVar:
    """A name for a type that is not known yet."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __repr__(self):
        return f"{'+' if self.__covariant__ else '-' if self.__contravariant__ else '~'}{self.__name__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    args = kwargs = None


class TypeVarTuple(TypeVar):
    pass


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """A base of classes that may be subscripted."""

    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return _Alias(cls, parameters)


class Protocol(Generic):
    """A base of classes that describe what others can do."""

    __slots__ = ()


def runtime_checkable(cls):
    return cls


for _name, _method in dict(SupportsInt="__int__", SupportsFloat="__float__", SupportsIndex="__index__", SupportsBytes="__bytes__", SupportsAbs="__abs__",
                           SupportsRound="__round__", SupportsComplex="__complex__").items():
    globals()[_name] = _abc._one_trick(_name, _method)


def cast(typ, val):
    return val


def overload(func):
    return func


def get_overloads(func):
    """Overloads are not kept."""
    return []


def clear_overloads():
    pass


def dataclass_transform(**kwargs):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = kwargs
        return cls_or_fn
    return decorate


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def no_type_check_decorator(decorator):
    return decorator


def final(f):
    return f


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    return obj


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations, those that are text evaluated."""
    scope = globalns or getattr(obj, "__globals__", {})
    return {name: eval(hint, dict(scope), localns) if isinstance(hint, str) else hint for name, hint in getattr(obj, "__annotations__", {}).items()}


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def NewType(name, tp):
    """A function that gives back what it gets; for checkers a type of its own."""
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        fields = namespace.get("__annotations__", {})
        defaults = [namespace[field] for field in fields if field in namespace]
        made = _namedtuple(name, list(fields), defaults=defaults, module=namespace["__module__"])
        made.__annotations__ = dict(fields)
        for key, value in namespace.items():
            if key not in fields and key not in ("__module__", "__qualname__", "__annotations__", "__slots__"):
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_NamedTupleMeta):
    """class Point(NamedTuple): x: int; y: int"""


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        made = super().__new__(mcls, name, (dict,) if bases else (), namespace)
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class TypedDict(metaclass=_TypedDictMeta):
    """A dict whose keys have types."""


class IO(Generic):
    """A file."""


TextIO = BinaryIO = IO
Pattern, Match = _Special("Pattern"), _Special("Match")
del _name, _cls, _method
