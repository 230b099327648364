"""The classes behind PyStructSequence: tuples whose items have names, and which may have more fields than items."""


class _Field:
    """One field of a structure; its value cannot be set."""

    def __init__(self, name, doc, index):
        self.__name__, self.__doc__, self._index = name, doc, index

    def __set_name__(self, owner, name):
        self.__objclass__ = owner

    def __get__(self, self_or_none, owner=None):
        return self if self_or_none is None else tuple.__getitem__(self_or_none, self._index)

    def __set__(self, instance, value):
        raise AttributeError("readonly attribute")

    def __delete__(self, instance):
        raise AttributeError("readonly attribute")

    def __repr__(self):
        return f"<member {self.__name__!r} of {self.__objclass__.__name__!r} objects>"


def make(full_name, doc, fields, visible):
    """A class with these fields, pairs of name (None for one without) and doc, of which the first `visible` are items."""
    module, _, name = full_name.rpartition(".")
    names = [field for field, _ in fields]
    hidden = names[visible:]

    def new(cls, sequence=_missing, dict={}, /):
        if sequence is _missing:
            raise TypeError("structseq() missing required argument 'sequence' (pos 1)")
        if type(dict) is not _dict:
            raise TypeError(f"{full_name}() takes a dict as second arg, if any")
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        given, most = len(items), len(fields)
        if visible != most and not visible <= given <= most:
            bound, word = (visible, "at least") if given < visible else (most, "at most")
            raise TypeError(f"{full_name}() takes an {word} {bound}-sequence ({given}-sequence given)")
        if visible == most and given != visible:
            raise TypeError(f"{full_name}() takes a {visible}-sequence ({given}-sequence given)")
        self = tuple.__new__(cls, items[:visible])
        if hidden:
            own = self.__dict__
            for field, value in zip(hidden, items[visible:]):
                own[field] = value
            for field in hidden[given - visible:]:
                own[field] = dict.get(field)
        return self

    def show(self):
        return f"{full_name}({', '.join(f'{field}={value!r}' for field, value in zip(names, self))})"

    def reduce(self):
        return type(self), (tuple(self), {field: self.__dict__[field] for field in hidden})

    def set_attribute(self, attribute, value):
        if attribute in names:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"{full_name!r} object has no attribute {attribute!r}")

    def no_subclass(cls, **keywords):
        raise TypeError(f"type {full_name!r} is not an acceptable base type")

    members = {
        "__new__": new, "__repr__": show, "__reduce__": reduce, "__doc__": doc, "__module__": module or "builtins", "__qualname__": name,
        "__init_subclass__": classmethod(no_subclass), "n_fields": len(fields), "n_sequence_fields": visible, "n_unnamed_fields": names.count(None),
        "__match_args__": tuple(field for field in names[:visible] if field is not None),
    }
    if hidden:
        members["__setattr__"] = set_attribute
    else:
        members["__slots__"] = ()
    for index, (field, field_doc) in enumerate(fields[:visible]):
        if field is not None:
            members[field] = _Field(field, field_doc, index)
    return type(name, (tuple,), members)


_dict = dict
_missing = object()
