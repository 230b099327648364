"""Enumerations: classes whose instances are a fixed set of named values."""

import sys as _sys
from types import MappingProxyType as _Proxy

__all__ = ["EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property", "verify", "member",
           "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
           "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE"]

Enum = Flag = ReprEnum = None  # until they are made, further down
_property = property
_NO_VALUE = object()


class nonmember:
    """What stays a plain attribute of its enumeration."""

    def __init__(self, value):
        self.value = value


class member:
    """What becomes a member, though it is a function or a descriptor."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=_NO_VALUE):
        self.value = value

    def __repr__(self):
        return f"auto({'' if self.value is _NO_VALUE else self.value})"


class property(_property):
    """An attribute of the members, whose name a member may have too."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        super().__init__(fget, fset, fdel, doc)
        self.name = self.clsname = None

    def __get__(self, instance, owner=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        try:
            return owner._member_map_[self.name]
        except KeyError:
            what = "has no attribute" if instance is None or self.fget is None else "cannot read attribute"
            raise AttributeError(f"{owner!r} {what} {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"{self.clsname!r} cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"{self.clsname!r} cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, owner, name):
        self.name, self.clsname = name, owner


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    start = f"_{cls_name.lstrip('_')}__"
    return len(name) > len(start) and name.startswith(start) and not name.endswith("__")


def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ("__get__", "__set__", "__delete__"))


_OWN_NAMES = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_")


class _Names(dict):
    """The namespace of an enumeration's body: knows which names are members, and refuses one twice."""

    def __init__(self, cls_name):
        super().__init__()
        self.cls_name = cls_name
        self._member_names = {}
        self.values, self.ignored = [], []
        self.chooses = None  # the _generate_next_value_ that counts
        self.chosen = False  # whether it was called

    def __setitem__(self, key, value):
        if isinstance(value, nonmember):
            value = value.value
        elif _is_private(self.cls_name, key) or _is_dunder(key) and not isinstance(value, member):
            pass
        elif _is_sunder(key):
            value = self._own(key, value)
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self.ignored:
            pass
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._value(key, value.value if isinstance(value, member) else value)
            self._member_names[key] = None
            self.values.append(value)
        super().__setitem__(key, value)

    def _own(self, key, value):
        if key not in _OWN_NAMES:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self.chosen:
                raise TypeError("_generate_next_value_ must be defined before members")
            self.chooses = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self.ignored = value
            both = set(value) & set(self._member_names)
            if both:
                raise ValueError(f"_ignore_ cannot specify already set names: {both!r}")
        return value

    def _value(self, key, value):
        if isinstance(value, auto):
            return self._choose(key, value)
        if type(value) is tuple and any(isinstance(part, auto) for part in value):
            return tuple(self._choose(key, part) if isinstance(part, auto) else part for part in value)
        return value

    def _choose(self, key, given):
        if given.value is _NO_VALUE:
            given.value = self.chooses(key, 1, len(self._member_names), self.values[:])
            self.chosen = True
        return given.value

    def update(self, members, **more):
        for name, value in (*(members.items() if hasattr(members, "keys") else members), *more.items()):
            self[name] = value


class EnumType(type):
    """The type of enumerations: iterates over their members and finds them."""

    @classmethod
    def __prepare__(mcls, cls, bases, /, *, boundary=None, _simple=False, **kwds):
        mcls._check_for_existing_members_(cls, bases)
        names = _Names(cls)
        _, first = mcls._get_mixins_(cls, bases)
        if first is not None:
            names.chooses = getattr(first, "_generate_next_value_", None)
            names["_generate_next_value_"] = names.chooses
            names.chosen = False
        return names

    def __new__(mcls, cls, bases, names, /, *, boundary=None, _simple=False, **kwds):
        if not isinstance(names, _Names):
            names = _filled(mcls, cls, bases, names)
        for name in (*names.ignored, "_ignore_"):
            names.pop(name, None)
        values = {name: names[name] for name in names._member_names}
        if "mro" in values:
            raise ValueError("invalid enum member name(s) 'mro'")
        data_type, first = mcls._get_mixins_(cls, bases)
        plain = {name: value for name, value in names.items() if name not in values}
        order = plain.pop("_order_", None)
        chooser = plain.get("_generate_next_value_")
        if chooser is not None and not isinstance(chooser, staticmethod):
            plain["_generate_next_value_"] = staticmethod(chooser)
        own_new, make, use_args = mcls._find_new_(plain, data_type, first)
        plain["_new_member_"], plain["_use_args_"], plain["_member_type_"] = make, use_args, data_type
        plain["_value_repr_"] = mcls._find_data_repr_(cls, bases)
        plain["_member_names_"], plain["_member_map_"], plain["_value2member_map_"], plain["_unhashable_values_"] = [], {}, {}, []
        plain["_boundary_"] = boundary or getattr(first, "_boundary_", None)
        plain["_flag_mask_"] = plain["_all_bits_"] = 0
        if ReprEnum is not None and ReprEnum in bases:
            for name in ("__str__", "__format__"):
                plain.setdefault(name, _own_method(data_type, name))
        made = super().__new__(mcls, cls, bases, plain, **kwds)
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__") if first is not None else ():
            if name not in plain and getattr(made, name) in (getattr(data_type, name), getattr(object, name)):
                setattr(made, name, getattr(first, name))
        if make is not None and own_new:
            made.__new_member__ = plain["__new__"]
        made.__new__ = Enum.__new__ if Enum is not None else made.__new__
        for name, value in values.items():
            _add_member(made, name, value)
        if Flag is not None and issubclass(made, Flag):
            _prepare_flag(made)
        if order is not None:
            _check_order(made, order)
        return made

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None and type is None:
            return cls.__new__(cls, value)
        if module is None:
            module = _sys._getframe(1).f_globals.get("__name__")
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, obj):
        if not isinstance(obj, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending on whether the value is a member",
                          DeprecationWarning, stacklevel=2)
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(obj).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(obj, cls) and obj._name_ in cls._member_map_

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        if not _is_dunder(name):
            try:
                return cls._member_map_[name]
            except KeyError:
                pass
        raise AttributeError(name) from None

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__",
                 *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        return sorted(names) if cls._member_type_ is object else sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return _Proxy(cls._member_map_)

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if Flag is not None and issubclass(cls, Flag) else f"<enum {cls.__name__!r}>"

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        meta = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        space = meta.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for count, name in enumerate(given):
                value = space.chooses(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            space[name] = value
        if module is not None:
            space["__module__"] = module
        if qualname is not None:
            space["__qualname__"] = qualname
        return meta.__new__(meta, class_name, bases, space, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type that the members' values have, and the enumeration that is derived from."""
        if not bases or Enum is None:
            return object, Enum
        mcls._check_for_existing_members_(class_name, bases)
        first = bases[-1]
        if not isinstance(first, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        different = list(dict.fromkeys(found))
        if len(different) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(different)!r}")
        return different[0] if different else None

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_new_(mcls, names, data_type, first):
        """Whether the enumeration has a __new__ of its own, what makes a member, and whether it gets the value's parts."""
        new = names.get("__new__")
        if new is not None:
            return True, new.__func__ if isinstance(new, staticmethod) else new, True
        if first is None:
            return False, object.__new__, False
        inherited = getattr(first, "__new_member__", None)
        if inherited is not None:
            inherited = getattr(inherited, "__func__", inherited)
        for method in (inherited, data_type.__new__):
            if method is not None and method is not object.__new__ and method is not Enum.__new__:
                return False, method, True
        return False, object.__new__, False


EnumMeta = EnumType


def _filled(mcls, cls, bases, given):
    names = mcls.__prepare__(cls, bases)
    names.update(given)
    return names


def _own_method(data_type, name):
    """How the values' type prints; without a __str__ of its own, as its repr()."""
    method = getattr(data_type, name)
    return data_type.__repr__ if method is object.__str__ else method


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _add_member(cls, name, value):
    """Makes the member, or finds the one of that value, which gets one more name."""
    data_type = cls._member_type_
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    if cls._use_args_:
        made = cls._new_member_(cls, *args)
    else:
        made = cls._new_member_(cls)
    if not hasattr(made, "_value_"):
        if data_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = data_type(*args)
            except Exception as e:
                error = TypeError("_value_ not set in __new__, unable to create it")
                error.__cause__ = None
                raise error from e
    value = made._value_
    made._name_, made.__objclass__, made._sort_order_ = name, cls, len(cls._member_names_)
    made.__init__(*args)
    same = _of_value(cls, value)
    if same is not None:
        made = same
    elif Flag is None or not issubclass(cls, Flag) or not isinstance(value, int) or _is_single_bit(value):
        cls._member_names_.append(name)
    if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
        cls._flag_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    hidden = next((base.__dict__[name] for base in cls.__mro__[1:] if name in base.__dict__), None)
    if isinstance(hidden, _property):
        redirect = property(hidden.fget, hidden.fset, hidden.fdel)
        redirect.__set_name__(cls, name)
        type.__setattr__(cls, name, redirect)
    else:
        type.__setattr__(cls, name, made)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _of_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        return next((m for m in cls._member_map_.values() if m._value_ == value), None)


def _prepare_flag(cls):
    own = cls.__dict__
    for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
        if name not in own:
            type.__setattr__(cls, name, getattr(Flag, name))
    values = [m._value_ for m in cls if isinstance(m._value_, int)]
    if values != sorted(values):
        cls._iter_member_ = cls._iter_member_by_def_


def _check_order(cls, order):
    wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
    names = cls._member_names_
    if Flag is not None and issubclass(cls, Flag):
        wanted = [name for name in wanted if name in names]
    else:
        wanted = [name for name in wanted if name not in cls._member_map_ or name in names]
    if names != wanted:
        raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {wanted!r}")


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _of_value(cls, value)
        if found is not None:
            return found
        error = None
        try:
            found = cls._missing_(value)
        except Exception as e:
            error, found = e, None
        try:
            if isinstance(found, cls):
                return found
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(found, int):
                return found
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if found is None and error is None:
                raise invalid
            if error is None:
                error = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            error = invalid = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            last = next((v for v in reversed(last_values) if isinstance(v, int)), start - 1)
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set()
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        names.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_")
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, _property):
                    if value.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in self._member_map_:
                    names.add(name)
                elif cls is self.__class__:
                    names.add(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", *names})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """An enumeration whose members print as their values do; only repr() is its own."""


class IntEnum(int, ReprEnum):
    """An enumeration of integers."""


class StrEnum(str, ReprEnum):
    """An enumeration of strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        made = str.__new__(cls, str(*values))
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has: STRICT refuses them, CONFORM drops them, EJECT gives an int, KEEP keeps them."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=CONFORM):
    """An enumeration of bits, which can be combined."""

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            high = last.bit_length() - 1
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        value &= cls._flag_mask_
        while value:
            bit = value & -value
            value ^= bit
            if bit in cls._value2member_map_:
                yield cls._value2member_map_[bit]

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, bits = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~bits <= value <= bits or value & (bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = bits + 1 + value
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            value &= mask
            unknown = 0
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        made.__objclass__ = cls
        parts = [m._name_ for m in cls._iter_member_(value)]
        if parts:
            made._name_ = "|".join(parts) + (f"|{cls._numeric_repr_(unknown)}" if unknown else "")
        else:
            made._name_ = None
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(other).__qualname__}' and '{self.__class__.__qualname__}'")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {value_repr(self._value_)}>"
        return f"<{self.__class__.__name__}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        bits = self._other(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._other(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._other(other)
        return bits if bits is NotImplemented else self.__class__(self._value_ ^ bits)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(-self._value_ - 1)
        return self.__class__(self._flag_mask_ ^ self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """An enumeration of bits that are integers too."""


def _bits(number, width):
    """An integer in two's complement, its sign apart."""
    digits = bin(number + (1 << (number.bit_length())) if number < 0 else number)[2:].rjust(width, "1" if number < 0 else "0")
    return f"0b{'1' if number < 0 else '0'} {digits}"


def unique(enumeration):
    """Refuses an enumeration that has two names for one value."""
    twice = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if twice:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(f'{alias} -> {name}' for alias, name in twice)}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() may look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """The decorator that holds an enumeration to rules."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                twice = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
                if twice:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(f'{alias} -> {name}' for alias, name in twice)}")
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                wanted = [2 ** n for n in range(low.bit_length(), high.bit_length())] if is_flag else range(low + 1, high)
                gaps = [v for v in wanted if v not in values]
                if gaps:
                    kind = "flag" if is_flag else "enum"
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, gaps))}"[:256])
            elif check is NAMED_FLAGS:
                known = 0
                for m in enumeration:
                    known |= m.value
                bad = [name for name, m in enumeration.__members__.items() if m.value & ~known]
                if bad:
                    raise ValueError(f"invalid Flag {enumeration.__name__!r}: aliases {', '.join(bad)} are missing combined values")
        return enumeration


def show_flag_values(value):
    """The single bits of a flag's value."""
    value = int(getattr(value, "value", value))
    return [1 << n for n in range(value.bit_length()) if value >> n & 1]


def global_enum_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    cls = self.__class__.__name__
    if self._name_ is None:
        return f"{module}.{cls}({self._value_!r})"
    return "|".join(name if name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|"))


def global_str(self):
    return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Puts the members among the names of their module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
