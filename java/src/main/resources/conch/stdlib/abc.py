"""Abstract base classes: classes whose isinstance() may be wider than who derives from them."""


def abstractmethod(funcobj):
    """Marks a method that a subclass must define before it has instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class ABCMeta(type):
    """Keeps which names are still abstract, and the classes that were registered without deriving."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = {n for n, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            for n in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(cls, n, None), "__isabstractmethod__", False):
                    abstract.add(n)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_registered = []
        return cls

    def register(cls, subclass):
        """Makes `subclass` a subclass of this one in the eyes of issubclass() and isinstance()."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registered.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return any(cls.__subclasscheck__(c) for c in {type(instance), instance.__class__})

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in subclass.__mro__:
            return True
        return any(issubclass(subclass, other) for other in cls._abc_registered) or any(issubclass(subclass, s) for s in type.__subclasses__(cls))


class ABC(metaclass=ABCMeta):
    """A base class for those who do not want to name a metaclass."""

    __slots__ = ()


class abstractproperty(property):
    """A property that a subclass must define."""

    __isabstractmethod__ = True


class abstractclassmethod(classmethod):
    """A class method that a subclass must define."""

    __isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    """A static method that a subclass must define."""

    __isabstractmethod__ = True
