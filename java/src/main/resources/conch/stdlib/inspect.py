"""What is known of live objects: their kind, their members, their parameters, their source."""

import builtins as _builtins
import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple
from enum import IntEnum as _IntEnum

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512


# ---- kinds

def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def ismethoddescriptor(object):
    """Something with __get__ and without __set__ that is none of the more common kinds."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return type(object).__name__ == "member_descriptor"


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def _has_flag(object, flag):
    while ismethod(object):
        object = object.__func__
    from functools import partial
    while isinstance(object, partial):
        object = object.func
    return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(object):
    return _has_flag(object, CO_GENERATOR)


def iscoroutinefunction(object):
    return _has_flag(object, CO_COROUTINE)


def isasyncgenfunction(object):
    return _has_flag(object, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    return False


def isasyncgen(object):
    return False


def isawaitable(object):
    return hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


# ---- members

def getmembers(object, predicate=None):
    """The names and values of all attributes that the predicate likes, sorted."""
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            names += [name for name, value in base.__dict__.items() if isinstance(value, _types.DynamicClassAttribute)] if hasattr(_types, "DynamicClassAttribute") else []
    found = []
    for name in dict.fromkeys(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, "__mro__", ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getattr_static(obj, attr, default=_types):
    """An attribute without running code of the object's classes."""
    cls = obj if isclass(obj) else type(obj)
    on_class = next((base.__dict__[attr] for base in cls.__mro__ if attr in base.__dict__), _types)
    if isclass(obj):
        if on_class is not _types:
            return on_class
        on_class = next((base.__dict__[attr] for base in type(obj).__mro__ if attr in base.__dict__), _types)
    else:
        names = getattr(obj, "__dict__", {})
        if attr in names and not (on_class is not _types and isdatadescriptor(on_class)):
            return names[attr]
    if on_class is not _types:
        return on_class
    if default is not _types:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """What a chain of __wrapped__ ends in."""
    seen = [func]
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if any(func is each for each in seen):
            raise ValueError(f"wrapper loop when unwrapping {seen[0]!r}")
        seen.append(func)
    return func


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, "__module__", None))


# ---- documentation and source

def cleandoc(doc):
    """A documentation text without the indentation of its place in the source."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip(), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines)


def getdoc(object):
    """The documentation, of the base's member where the member has none."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    name = getattr(obj, "__name__", None)
    if isclass(obj):
        return next((base.__doc__ for base in obj.__mro__ if base is not object and base.__doc__ is not None), None)
    if ismethod(obj):
        cls = obj.__self__ if isclass(obj.__self__) else obj.__self__.__class__
    elif isfunction(obj) and "." in obj.__qualname__:
        cls = _sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
    else:
        return None
    for base in getattr(cls, "__mro__", ()):
        doc = getattr(getattr(base, name), "__doc__", None) if hasattr(base, name) else None
        if doc is not None:
            return doc
    return None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = _sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}")


def getsourcefile(object):
    name = getfile(object)
    return None if name.startswith("<") else name


def _file_lines(object):
    name = getsourcefile(object)
    if name is None:
        raise OSError("could not get source code")
    try:
        with open(name, encoding="utf-8") as file:
            return file.readlines()
    except OSError:
        raise OSError("could not get source code") from None


def findsource(object):
    """All lines of the file, and the index of the object's first."""
    lines = _file_lines(object)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _class_line(lines, object)
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return lines, object.co_firstlineno - 1


def _class_line(lines, cls):
    import re
    wanted = re.compile(rf"^(\s*)class\s+{re.escape(cls.__name__)}\b")
    depth = cls.__qualname__.count(".") - 2 * cls.__qualname__.count("<locals>") + cls.__qualname__.count("<locals>")
    found = [(abs(len(match[1]) // 4 - depth), i) for i, line in enumerate(lines) if (match := wanted.match(line))]
    if not found:
        raise OSError("could not find class definition")
    at = min(found)[1]
    while at and lines[at - 1].lstrip().startswith("@"):
        at -= 1
    return at


def getblock(lines):
    """The lines of the definition that the first ones begin."""
    body = next((i for i, line in enumerate(lines) if not line.lstrip().startswith("@")), 0)
    indent = len(lines[body]) - len(lines[body].lstrip())
    open_brackets, in_text, end, at, inside = 0, None, 1, 0, False
    for at, line in enumerate(lines):
        stripped = line.strip()
        deeper = len(line) - len(line.lstrip()) > indent
        starts_statement = not open_brackets and in_text is None
        if starts_statement and at > body and stripped and not stripped.startswith("#") and not deeper and inside:
            break
        if starts_statement and at > body and stripped.startswith("#") and not deeper and inside:
            break
        open_brackets, in_text = _nesting(line, open_brackets, in_text)
        if at >= body and not open_brackets and in_text is None:
            if not inside and not lines[body].lstrip().startswith(("def ", "class ", "async ")):
                return lines[:at + 1]
            inside = True
        if stripped and (deeper or at <= body or not starts_statement or not inside):
            end = at + 1
        if stripped and deeper:
            end = at + 1
    return lines[:end]


def _nesting(line, depth, in_text):
    """How many brackets are open after a line, and which long string."""
    i = 0
    while i < len(line):
        if in_text is not None:
            end = line.find(in_text, i)
            if end < 0:
                return depth, in_text if len(in_text) == 3 else None
            i, in_text = end + len(in_text), None
            continue
        c = line[i]
        if c == "#":
            break
        if c in "'\"":
            in_text = line[i:i + 3] if line[i:i + 3] == c * 3 else c
            i += len(in_text)
            continue
        if c == "\\":
            i += 1
        depth += c in "([{"
        depth -= c in ")]}"
        i += 1
    return depth, in_text if in_text is None or len(in_text) == 3 else None


def getsourcelines(object):
    """The lines of an object's source, and the number of the first; 0 for a module."""
    object = unwrap(object)
    lines, at = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines right above an object."""
    lines, at = findsource(object)
    start = at
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return "".join(line.lstrip() for line in lines[start:at]) or None


# ---- frames

def currentframe():
    return _sys._getframe(1)


Traceback = _namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index")
Arguments = _namedtuple("Arguments", "args varargs varkw")


def getframeinfo(frame, context=1):
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if istraceback(frame) else frame
    name = frame.f_code.co_filename
    try:
        lines = _file_lines(frame)
        start = max(0, min(line - 1 - context // 2, len(lines) - context))
        shown, index = lines[start:start + context], line - 1 - start
    except (OSError, TypeError):
        shown = index = None
    return Traceback(name, line, frame.f_code.co_name, shown, index)


def getouterframes(frame, context=1):
    frames = []
    while frame:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def stack(context=1):
    return getouterframes(_sys._getframe(1), context)


# ---- parameters

class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]


class _empty:
    """Marks what is not there: a default, an annotation."""


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        return annotation.__qualname__ if annotation.__module__ in ("builtins", base_module) else f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """One parameter of a callable."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __reduce__(self):
        return _parameter, (self._name, self._kind, self._default, self._annotation)

    def replace(self, *, name=_types, kind=_types, default=_types, annotation=_types):
        def given(value, own):
            return own if value is _types else value
        return type(self)(given(name, self._name), given(kind, self._kind), default=given(default, self._default), annotation=given(annotation, self._annotation))

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


def _parameter(name, kind, default, annotation):
    return Parameter(name, kind, default=default, annotation=annotation)


class BoundArguments:
    """Arguments by the names of their parameters."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, by_name = {}, False
        for name, parameter in self._signature.parameters.items():
            if not by_name and (parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments and parameter.kind is not _VAR_POSITIONAL):
                by_name = True
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            elif parameter.kind is not _VAR_POSITIONAL:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        all_arguments = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                all_arguments.append((name, self.arguments[name]))
            elif parameter.default is not _empty:
                all_arguments.append((name, parameter.default))
            elif parameter.kind is _VAR_POSITIONAL:
                all_arguments.append((name, ()))
            elif parameter.kind is _VAR_KEYWORD:
                all_arguments.append((name, {}))
        self.arguments = dict(all_arguments)

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """The parameters of a callable, in order, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found, kind, seen_default = {}, _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < kind:
                raise ValueError(f"wrong parameter order: {kind.description} parameter before {parameter.kind.description} parameter")
            if parameter.kind > kind:
                kind = parameter.kind
            if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in found:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            found[parameter.name] = parameter
        self._parameters, self._return_annotation = _types.MappingProxyType(found), return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped)

    def replace(self, *, parameters=_types, return_annotation=_types):
        return type(self)(self._parameters.values() if parameters is _types else parameters,
                          return_annotation=self._return_annotation if return_annotation is _types else return_annotation)

    def __reduce__(self):
        return _made_signature, (tuple(self._parameters.values()), self._return_annotation)

    def _bind(self, args, kwargs, partial):
        arguments, args, kwargs = {}, list(args), dict(kwargs)
        for parameter in self._parameters.values():
            name, kind = parameter.name, parameter.kind
            if kind is _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind is _VAR_KEYWORD:
                continue
            elif args and kind is not _KEYWORD_ONLY:
                if name in kwargs and kind is _POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and kind is not _POSITIONAL_ONLY:
                arguments[name] = kwargs.pop(name)
            elif name in kwargs and not self._takes_keywords():
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            rest = next((p.name for p in self._parameters.values() if p.kind is _VAR_KEYWORD), None)
            if rest is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[rest] = kwargs
        return BoundArguments(self, arguments)

    def _takes_keywords(self):
        return any(p.kind is _VAR_KEYWORD for p in self._parameters.values())

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        def key(signature):
            by_place = [p for p in signature._parameters.values() if p.kind is not _KEYWORD_ONLY]
            return by_place, {p.name: p for p in signature._parameters.values() if p.kind is _KEYWORD_ONLY}, signature._return_annotation
        return key(self) == key(other)

    def __hash__(self):
        return hash((tuple(p for p in self._parameters.values()), self._return_annotation))

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        parts, positional_only, star = [], False, True
        for parameter in self._parameters.values():
            if parameter.kind is _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                parts.append("/")
                positional_only = False
            if parameter.kind is _VAR_POSITIONAL:
                star = False
            elif parameter.kind is _KEYWORD_ONLY and star:
                parts.append("*")
                star = False
            parts.append(str(parameter))
        if positional_only:
            parts.append("/")
        result = "" if self._return_annotation is _empty else f" -> {formatannotation(self._return_annotation)}"
        return f"({', '.join(parts)}){result}"


def _made_signature(parameters, return_annotation):
    return Signature(parameters, return_annotation=return_annotation)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable; ValueError where it is not known."""
    return _signature(obj, follow_wrapped)


def _signature(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature(obj)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    if isfunction(obj):
        return _of_function(obj)
    from functools import partial
    if isinstance(obj, partial):
        return _of_partial(obj)
    if isclass(obj):
        return _of_class(obj)
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _of_text(obj, text)
    if isinstance(obj, (_types.BuiltinFunctionType, _types.MethodDescriptorType, _types.WrapperDescriptorType, _types.MethodWrapperType,
                        _types.ClassMethodDescriptorType)):
        raise ValueError(f"no signature found for builtin {obj!r}")
    call = next((base.__dict__["__call__"] for base in type(obj).__mro__ if "__call__" in base.__dict__), None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _of_function(function):
    code = function.__code__
    names, annotations = code.co_varnames, function.__annotations__
    positional, keyword_only = code.co_argcount, code.co_kwonlyargcount
    defaults, keyword_defaults = function.__defaults__ or (), function.__kwdefaults__ or {}

    def parameter(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))
    made = []
    for i in range(positional):
        at = i - (positional - len(defaults))
        made.append(parameter(names[i], _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD, defaults[at] if at >= 0 else _empty))
    following = positional + keyword_only
    if code.co_flags & CO_VARARGS:
        made.append(parameter(names[following], _VAR_POSITIONAL))
        following += 1
    made += [parameter(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty)) for name in names[positional:positional + keyword_only]]
    if code.co_flags & CO_VARKEYWORDS:
        made.append(parameter(names[following], _VAR_KEYWORD))
    return Signature(made, return_annotation=annotations.get("return", _empty))


def _without_first(made):
    parameters = list(made.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return made if parameters[0].kind is _VAR_POSITIONAL else made.replace(parameters=parameters[1:])


def _of_partial(made):
    signature = _signature(made.func)
    try:
        bound = signature.bind_partial(*made.args, **made.keywords)
    except TypeError as e:
        raise ValueError(f"partial object {made!r} has incorrect arguments") from e
    parameters, by_keyword = [], False
    for name, parameter in signature.parameters.items():
        if name in made.keywords and parameter.kind is not _VAR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY, default=made.keywords[name])
            by_keyword = True
        elif name in bound.arguments and parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            continue
        elif by_keyword and parameter.kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        elif by_keyword and parameter.kind is _VAR_POSITIONAL:
            continue
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def _of_class(cls):
    call = next((base.__dict__["__call__"] for base in type(cls).__mro__[:-2] if "__call__" in base.__dict__), None) if type(cls) is not type else None
    if isfunction(call):
        return _without_first(_signature(call))
    for base in cls.__mro__[:-1]:
        for name in ("__new__", "__init__"):
            found = base.__dict__.get(name)
            found = getattr(found, "__func__", found)
            if isfunction(found):
                return _without_first(_signature(found))
    for base in cls.__mro__[:-1]:
        if getattr(base, "__text_signature__", None):
            return _of_text(cls, base.__text_signature__)
    if type not in cls.__mro__ and cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")


def _of_text(obj, text):
    """From the text that C code gives: ($self, x, /, y=None)."""
    inside = text.strip()[1:-1]
    bound = inside.startswith("$")
    inside = inside.lstrip("$")
    scope = {}
    drop = bound and (isinstance(obj, (_types.BuiltinFunctionType, _types.MethodWrapperType)) or isclass(obj))
    try:
        exec(f"def f({inside}): pass", {**vars(_builtins), **vars(_sys.modules.get(getattr(obj, '__module__', None) or "builtins", _builtins))}, scope)
    except (SyntaxError, NameError):
        raise ValueError(f"{obj!r} builtin has invalid signature") from None
    made = _of_function(scope["f"])
    if bound:
        first, *rest = made.parameters.values()
        first = first.replace(kind=_POSITIONAL_ONLY)
        made = made.replace(parameters=rest if drop else [first, *rest])
    return made


FullArgSpec = _namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    """The names and defaults of a callable's parameters."""
    try:
        found = _signature(func, False)
    except (ValueError, TypeError):
        raise TypeError("unsupported callable") from None
    if ismethod(func):
        found = _signature(func.__func__, False)
    args, varargs, varkw, defaults, keyword_only, keyword_defaults, annotations = [], None, None, [], [], {}, {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for parameter in found.parameters.values():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(parameter.name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif parameter.kind is _VAR_POSITIONAL:
            varargs = parameter.name
        elif parameter.kind is _KEYWORD_ONLY:
            keyword_only.append(parameter.name)
            if parameter.default is not _empty:
                keyword_defaults[parameter.name] = parameter.default
        else:
            varkw = parameter.name
        if parameter.annotation is not _empty:
            annotations[parameter.name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, keyword_only, keyword_defaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The values that the parameters get in such a call."""
    bound = _signature(func).bind(*positional, **named)
    bound.apply_defaults()
    if ismethod(func):
        return {next(iter(func.__code__.co_varnames)): func.__self__, **bound.arguments}
    return dict(bound.arguments)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations, those that are text evaluated where that is asked for."""
    found = obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", None) or {}
    if not eval_str:
        return dict(found)
    scope = globals if globals is not None else getattr(obj, "__globals__", None) or vars(_sys.modules.get(obj.__module__, _builtins))
    return {name: eval(hint, scope, locals) if isinstance(hint, str) else hint for name, hint in found.items()}


ClosureVars = _namedtuple("ClosureVars", "nonlocals globals builtins unbound")
