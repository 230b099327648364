"""Words of a command line: options and positional arguments, their types, and the help that says so. Messages are those of CPython 3.11."""

import os as _os
import re as _re
import sys as _sys

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
           "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER",
           "SUPPRESS", "ZERO_OR_MORE"]

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."
_LEFT_OVER = "_unrecognized_args"


class Namespace:
    """What was parsed, as attributes."""

    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    __hash__ = None

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        plain = [f"{name}={value!r}" for name, value in self.__dict__.items() if name.isidentifier()]
        odd = {name: value for name, value in self.__dict__.items() if not name.isidentifier()}
        return f"{type(self).__name__}({', '.join(plain + ([f'**{odd!r}'] if odd else []))})"


def _name_of(action):
    """How messages call an argument."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar if isinstance(action.metavar, str) else "/".join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    return "{" + ",".join(map(str, action.choices)) + "}" if action.choices else None


class ArgumentError(Exception):
    """An argument that is wrong; it is named in front of the message."""

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    """What a type raises to word the message itself."""


class Action:
    """What becomes of one argument. Called with the parser, the namespace, the values and the option as it was written."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def format_usage(self):
        return self.option_strings[0]

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


def _extended(namespace, dest, values):
    """Never changes the default, which may be shared."""
    setattr(namespace, dest, [*(getattr(namespace, dest, None) or []), *values])


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _extended(namespace, self.dest, [values])


class _ExtendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _extended(namespace, self.dest, values)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _extended(namespace, self.dest, [self.const])


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(self.version if self.version is not None else parser.version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith("--"):
                both.append("--no-" + option[2:])
        super().__init__(both, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _SubParsersAction(Action):
    """The first word chooses the parser for the others."""

    class _Choice(Action):
        """A parser's line in the help."""

        def __init__(self, name, aliases, help):
            shown = name + (f" ({', '.join(aliases)})" if aliases else "")
            super().__init__([], shown, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class = prog, parser_class
        self._lines = []
        super().__init__(option_strings, dest, PARSER, choices={}, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        for word in (name, *aliases):
            if word in self.choices:
                raise ArgumentError(self, f"conflicting subparser{' alias' if word != name else ''}: {word}")
        if "help" in kwargs:
            self._lines.append(self._Choice(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for word in (name, *aliases):
            self.choices[word] = parser
        return parser

    def _get_subactions(self):
        return self._lines

    def __call__(self, parser, namespace, values, option_string=None):
        name, *words = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self.choices:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self.choices)})")
        found, left = self.choices[name].parse_known_args(words, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if left:
            vars(namespace).setdefault(_LEFT_OVER, []).extend(left)


class FileType:
    """A type that opens the file named; a minus is a standard stream."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            stream = _sys.stdin if "r" in self._mode else _sys.stdout
            return stream.buffer if "b" in self._mode else stream
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        words = [repr(word) for word in (self._mode, self._bufsize) if word != -1]
        words += [f"{name}={value!r}" for name, value in (("encoding", self._encoding), ("errors", self._errors)) if value is not None]
        return f"{type(self).__name__}({', '.join(words)})"


class HelpFormatter:
    """Lays out usage and help: what was added, in order."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._step = indent_increment
        self._width = width
        self._most = max_help_position
        self._indent = 0
        # Sections: (heading, list of functions that give text and of sections); the outermost has no heading.
        self._open = [(None, [])]
        self._widest = 0

    def start_section(self, heading):
        self._indent += self._step
        section = (heading, [])
        self._open[-1][1].append(section)
        self._open.append(section)

    def end_section(self):
        self._indent -= self._step
        self._open.pop()

    def _add(self, function, *args):
        self._open[-1][1].append((function, args, self._indent))

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add(self._format_text, text)

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add(self._format_usage, usage, actions, groups, prefix)

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        indent = self._indent
        self._widest = max(self._widest, len(self._invocation(action)) + indent)
        for sub in getattr(action, "_get_subactions", list)():
            self._widest = max(self._widest, len(self._invocation(sub)) + indent + self._step)
        self._add(self._format_action, action)

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._format_section(self._open[0], 0)
        return _re.sub("\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else ""

    def _format_section(self, section, indent):
        heading, items = section
        parts = []
        for item in items:
            if len(item) == 2:
                parts.append(self._format_section(item, indent + self._step))
            else:
                function, args, at = item
                self._indent = at
                parts.append(function(*args))
        self._indent = indent
        body = "".join(parts)
        if not body:
            return ""
        if heading is not None and heading is not SUPPRESS:
            body = f"{' ' * max(0, indent - self._step)}{heading}:\n{body}"
        return f"\n{body}\n" if section is not self._open[0] else body

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - self._indent, 11), " " * self._indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        import textwrap
        text = " ".join(text.split())
        return "\n".join(indent + line for line in textwrap.wrap(text, width - len(indent)))

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    # Usage.

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        optional = [action for action in actions if action.option_strings]
        positional = [action for action in actions if not action.option_strings]
        parts, more = self._usage_parts(optional, groups), self._usage_parts(positional, groups)
        line = " ".join([self._prog, *parts, *more])
        room = self._width - self._indent
        if len(prefix) + len(line) > room:
            line = self._wrapped_usage(prefix, parts, more, room)
        return f"{prefix}{line}\n\n"

    def _wrapped_usage(self, prefix, parts, more, room):
        parts, more = [word for part in parts for word in self._words(part)], [word for part in more for word in self._words(part)]

        def lines(words, indent, first):
            out, line, used = [], [], len(first) - 1 if first is not None else indent - 1
            for word in words:
                if used + 1 + len(word) > room and line:
                    out.append(" " * indent + " ".join(line))
                    line, used = [], indent - 1
                line.append(word)
                used += len(word) + 1
            if line:
                out.append(" " * indent + " ".join(line))
            if first is not None:
                out[0] = out[0][indent:]
            return out
        if len(prefix) + len(self._prog) <= 0.75 * room:
            indent = len(prefix) + len(self._prog) + 1
            start = prefix
            if parts:
                return "\n".join(lines([self._prog, *parts], indent, start) + lines(more, indent, None))
            return "\n".join(lines([self._prog, *more], indent, start) if more else [self._prog])
        indent = len(prefix)
        together = lines(parts + more, indent, None)
        if len(together) > 1:
            together = lines(parts, indent, None) + lines(more, indent, None)
        return "\n".join([self._prog, *together])

    @staticmethod
    def _words(part):
        return _re.findall(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+", part)

    def _usage_parts(self, actions, groups):
        parts, at = [], 0
        while at < len(actions):
            group = next((group for group in groups if group._group_actions and actions[at:at + len(group._group_actions)] == group._group_actions), None)
            if group is None:
                if actions[at].help is not SUPPRESS:
                    parts.append(self._usage_part(actions[at], False))
                at += 1
                continue
            shown = [self._usage_part(action, True) for action in group._group_actions if action.help is not SUPPRESS]
            at += len(group._group_actions)
            if not shown:
                continue
            # The words of one group stay together as they did apart: only its ends are marked.
            text = " | ".join(shown)
            parts.append(f"({text})" if group.required and len(shown) > 1 else text if group.required else f"[{text}]")
        return parts

    def _usage_part(self, action, grouped):
        if not action.option_strings:
            text = self._format_args(action, self._default_metavar(action, False))
            return text[1:-1] if grouped and text.startswith("[") and text.endswith("]") else text
        text = action.format_usage()
        if action.nargs != 0:
            text = f"{action.option_strings[0]} {self._format_args(action, self._default_metavar(action, True))}"
        return text if grouped or action.required else f"[{text}]"

    def _default_metavar(self, action, optional):
        return self._get_default_metavar_for_optional(action) if optional else self._get_default_metavar_for_positional(action)

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def _metavars(self, action, otherwise, count):
        if action.metavar is not None:
            found = action.metavar
        elif action.choices is not None:
            found = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            found = otherwise
        return found if isinstance(found, tuple) else (found,) * count

    def _format_args(self, action, otherwise):
        nargs = action.nargs
        if nargs is None:
            return "%s" % self._metavars(action, otherwise, 1)
        if nargs == OPTIONAL:
            return "[%s]" % self._metavars(action, otherwise, 1)
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, otherwise, 1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % self._metavars(action, otherwise, 2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % self._metavars(action, otherwise, 1)
        if nargs == SUPPRESS:
            return ""
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % self._metavars(action, otherwise, nargs)

    # Help.

    def _invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavars(action, self._default_metavar(action, False), 1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._default_metavar(action, True))
        return ", ".join(f"{option} {args}" for option in action.option_strings)

    _format_action_invocation = _invocation

    def _format_action(self, action):
        start = self._indent
        column = min(self._widest + 2, self._most)
        width = max(self._width - column, 11)
        room = column - start - 2
        header = self._format_action_invocation(action)
        text = self._expand_help(action) if action.help and action.help.strip() else ""
        lines = self._split_lines(text, width) if text else []
        if not lines:
            out = [f"{' ' * start}{header}\n"]
        elif len(header) <= room:
            out = [f"{' ' * start}{header:<{room}}  {lines[0]}\n"]
            lines = lines[1:]
        else:
            out = [f"{' ' * start}{header}\n"]
        out += [f"{' ' * column}{line}\n" for line in lines]
        for sub in getattr(action, "_get_subactions", list)():
            self._indent = start + self._step
            out.append(self._format_action(sub))
        self._indent = start
        return "".join(out)

    def _get_help_string(self, action):
        return action.help

    def _expand_help(self, action):
        known = {name: value for name, value in {**vars(action), "prog": self._prog}.items() if value is not SUPPRESS}
        known = {name: getattr(value, "__name__", value) for name, value in known.items()}
        if known.get("choices") is not None:
            known["choices"] = ", ".join(map(str, known["choices"]))
        return self._get_help_string(action) % known


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all text as it is."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Tells each argument's default."""

    def _get_help_string(self, action):
        help = action.help or ""
        if "%(default)" not in help and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            help += " (default: %(default)s)"
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names values by their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


class _Container:
    """What arguments are added to: a parser, or a group of its arguments."""

    _ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction, "store_false": _StoreFalseAction,
                "append": _AppendAction, "append_const": _AppendConstAction, "count": _CountAction, "help": _HelpAction, "version": _VersionAction,
                "parsers": _SubParsersAction, "extend": _ExtendAction}

    def _begin(self, prefix_chars, argument_default, conflict_handler):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.prefix_chars, self.argument_default, self.conflict_handler = prefix_chars, argument_default, conflict_handler
        self._registries = {"action": dict(self._ACTIONS), "type": {None: lambda value: value}}
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """Adds an option, or a positional argument. Returns its action."""
        if not args or len(args) == 1 and args[0][:1] not in tuple(self.prefix_chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        wanted = kwargs.pop("action", None)
        cls = self._registries["action"].get(wanted, wanted) if wanted is None or isinstance(wanted, str) else wanted
        if not callable(cls):
            raise ValueError(f'unknown action "{cls}"')
        action = cls(**kwargs)
        kind = self._registries["type"].get(action.type, action.type) if action.type is None or isinstance(action.type, str) else action.type
        if not callable(kind):
            raise ValueError(f"{kind!r} is not callable")
        if kind is FileType:
            raise ValueError(f"{kind!r} is a FileType class object, instance of it must be passed")
        try:
            HelpFormatter("", width=80)._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs") from None
        return self._add_action(action)

    def _positional(self, dest=None, **kwargs):
        if dest is None:
            dest = kwargs.pop("dest")
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        for option in args:
            if option[:1] not in tuple(self.prefix_chars):
                raise ValueError(f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [option for option in args if len(option) > 1 and option[1] in self.prefix_chars]
            dest = (long or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _add_action(self, action):
        taken = [option for option in action.option_strings if option in self._option_string_actions]
        if taken and self.conflict_handler == "error":
            raise ArgumentError(action, f"conflicting option string{'s' if len(taken) > 1 else ''}: {', '.join(taken)}")
        for option in taken:
            other = self._option_string_actions.pop(option)
            other.option_strings.remove(option)
            if not other.option_strings:
                other.container._remove_action(other)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group


class _ArgumentGroup(_Container):
    """Arguments that stand together in the help."""

    def __init__(self, container, title=None, description=None, **kwargs):
        self._begin(kwargs.get("prefix_chars", container.prefix_chars), kwargs.get("argument_default", container.argument_default),
                    kwargs.get("conflict_handler", container.conflict_handler))
        self.title, self.description = title, description
        self._group_actions = []
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which at most one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


class ArgumentParser(_Container):
    """The arguments of a program."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True):
        self._begin(prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.description, self.epilog, self.formatter_class = usage, description, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help, self.allow_abbrev, self.exit_on_error = fromfile_prefix_chars, add_help, allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(dash + "h", dash * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            self._adopt(parent)

    def _adopt(self, parent):
        """Adds the arguments of another parser, each in a group of the same title."""
        own = {group.title: group for group in self._action_groups}
        place = {}
        for group in parent._action_groups:
            if group.title not in own:
                own[group.title] = self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                place[action] = own[group.title]
        for group in parent._mutually_exclusive_groups:
            target = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                place[action] = target
        for action in parent._actions:
            place.get(action, self)._add_action(action)
        self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def add_subparsers(self, **kwargs):
        """Has the first word choose another parser. Returns what its parsers are added to."""
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [action for action in self._actions if not action.option_strings], self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = self._registries["action"][kwargs.pop("action", "parsers")](option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._add_action(action)
        return action

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        """The arguments as a namespace; an error if there are others."""
        namespace, left = self.parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        """(namespace, the words that nobody knows)."""
        args = _sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            left = _Run(self, args, namespace).run()
        else:
            try:
                left = _Run(self, args, namespace).run()
            except ArgumentError as error:
                self.error(str(error))
        if hasattr(namespace, _LEFT_OVER):
            left.extend(getattr(namespace, _LEFT_OVER))
            delattr(namespace, _LEFT_OVER)
        return namespace, left

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def convert_arg_line_to_args(self, arg_line):
        """The words of one line of a file of arguments."""
        return [arg_line]

    def _read_files(self, words):
        out = []
        for word in words:
            if not word or word[0] not in self.fromfile_prefix_chars:
                out.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    inside = [one for line in file.read().splitlines() for one in self.convert_arg_line_to_args(line)]
            except OSError as error:
                raise ArgumentError(None, str(error))
            out.extend(self._read_files(inside))
        return out

    def _get_value(self, action, text):
        kind = self._registries["type"].get(action.type, action.type) if action.type is None or isinstance(action.type, str) else action.type
        try:
            return kind(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}")

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")

    def _get_values(self, action, words):
        """The words as what the action is called with."""
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in words:
            words = list(words)
            words.remove("--")
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is not None:
                self._check_value(action, action.default)
                return action.default
            return []
        if nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if nargs == REMAINDER:
            return [self._get_value(action, word) for word in words]
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in words]
        for value in values[:1] if nargs == PARSER else values:
            self._check_value(action, value)
        return values

    # Text.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (_sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints the usage and the message, and ends the program with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


_PATTERNS = {None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([-AO]*)", PARSER: "(-*A[-AO]*)", SUPPRESS: "(-*-*)"}
_EXPECTED = {None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument"}


def _pattern(action):
    """What an action takes of a line in which every word is a letter: A an argument, O an option, - two minuses."""
    nargs = action.nargs
    pattern = _PATTERNS[nargs] if nargs in _PATTERNS else "(-*%s-*)" % "-*".join("A" * nargs)
    # The two minuses end options; they are no argument of one.
    return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern


class _Run:
    """One parsing of a line."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.words = parser._read_files(args) if parser.fromfile_prefix_chars is not None else args
        self.namespace = namespace
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.seen = set()
        self.seen_with_value = set()
        self.left = []
        # By place: (action, option as known, argument in the same word).
        self.options = {}
        letters, after = [], False
        for i, word in enumerate(self.words):
            if after or word == "--":
                letters.append("A" if after else "-")
                after = True
                continue
            option = self.option_of(word)
            if option is None:
                letters.append("A")
            else:
                self.options[i] = option
                letters.append("O")
        self.letters = "".join(letters)

    def option_of(self, word):
        """None of a word that is an argument."""
        parser = self.parser
        if not word or word[0] not in parser.prefix_chars:
            return None
        known = parser._option_string_actions
        if word in known:
            return known[word], word, None
        if len(word) == 1:
            return None
        if "=" in word:
            option, _, argument = word.partition("=")
            if option in known:
                return known[option], option, argument
        matches = self.abbreviations(word)
        if len(matches) > 1:
            names = ", ".join(option for _, option, _ in matches)
            raise ArgumentError(None, f"ambiguous option: {word} could match {names}")
        if matches:
            return matches[0]
        if _re.match(r"^-\d+$|^-\d*\.\d+$", word) and not any(_re.match(r"^-\d+$|^-\d*\.\d+$", option) for option in known):
            return None
        if " " in word:
            return None
        return None, word, None

    def abbreviations(self, word):
        """The options whose start the word is, and those of one letter that have the rest for their argument."""
        chars, known = self.parser.prefix_chars, self.parser._option_string_actions
        if word[1] in chars:
            if not self.parser.allow_abbrev:
                return []
            start, equals, argument = word.partition("=")
            return [(action, option, argument if equals else None) for option, action in known.items() if option.startswith(start)]
        short, rest = word[:2], word[2:]
        found = []
        for option, action in known.items():
            if option == short:
                found.append((action, option, rest))
            elif option.startswith(word):
                found.append((action, option, None))
        return found

    def run(self):
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            next_option = min(i for i in self.options if i >= at)
            if at != next_option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.left.extend(self.words[at:next_option])
                at = next_option
            at = self.take_option(at)
        end = self.take_positionals(at)
        self.left.extend(self.words[end:])
        self.check_required()
        return self.left

    def take(self, action, words, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, words)
        if values is not action.default:
            self.seen_with_value.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_with_value:
                            raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def take_option(self, at):
        """Takes the option there with its arguments; where the next word is."""
        action, option, argument = self.options[at]
        calls = []
        while True:
            if action is None:
                self.left.append(self.words[at])
                return at + 1
            if argument is None:
                count = self.count(action, self.letters[at + 1:])
                calls.append((action, self.words[at + 1:at + 1 + count], option))
                at += 1 + count
                break
            taken = self.count(action, "A")
            if taken == 0 and option[1] not in self.parser.prefix_chars and argument != "":
                # Options of one letter in one word.
                calls.append((action, [], option))
                option = option[0] + argument[0]
                argument = argument[1:] or None
                known = self.parser._option_string_actions
                if option not in known:
                    raise ArgumentError(action, f"ignored explicit argument {(option[1] + (argument or ''))!r}")
                action = known[option]
                if argument is not None and argument.startswith("=") and self.count(action, "A") == 1:
                    argument = argument[1:]
            elif taken == 1:
                calls.append((action, [argument], option))
                at += 1
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {argument!r}")
        for action, words, option in calls:
            self.take(action, words, option)
        return at

    @staticmethod
    def count(action, letters):
        found = _re.match(_pattern(action), letters) if action.nargs != 0 else _re.match("()", letters)
        if found is None:
            message = _EXPECTED.get(action.nargs)
            raise ArgumentError(action, message or f"expected {action.nargs} argument{'s' if action.nargs != 1 else ''}")
        return len(found[1])

    def take_positionals(self, at):
        """Gives words to as many of the positional arguments as there are words for; where the next word is."""
        letters = self.letters[at:]
        for number in range(len(self.positionals), 0, -1):
            found = _re.match("".join(_pattern(action) for action in self.positionals[:number]), letters)
            if found is not None:
                for action, part in zip(self.positionals[:number], found.groups()):
                    self.take(action, self.words[at:at + len(part)])
                    at += len(part)
                self.positionals = self.positionals[number:]
                break
        return at

    def check_required(self):
        parser = self.parser
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif action.default is not None and isinstance(action.default, str) and getattr(self.namespace, action.dest, self) is action.default:
                setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_with_value for action in group._group_actions):
                names = [_name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
