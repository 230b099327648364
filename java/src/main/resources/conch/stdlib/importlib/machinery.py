"""What finds and loads modules, by hand: files of Python, and extension modules."""

import os as _os
import sys as _sys
import sysconfig as _sysconfig

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = list(dict.fromkeys([_sysconfig.get_config_var("EXT_SUFFIX") or ".so", ".so"]))


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition(".")[0]

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return (self.name, self.loader, self.origin, self.submodule_search_locations) == (other.name, other.loader, other.origin, other.submodule_search_locations)


class _FileLoader:
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash((self.name, self.path))

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def is_package(self, fullname=None):
        stem = _os.path.basename(self.path).split(".")[0]
        return stem == "__init__" and self.name.rpartition(".")[2] != "__init__"

    def load_module(self, fullname=None):
        from importlib.util import module_from_spec, spec_from_file_location
        spec = spec_from_file_location(self.name, self.path, loader=self)
        module = module_from_spec(spec)
        _sys.modules[self.name] = module
        try:
            self.exec_module(module)
        except BaseException:
            _sys.modules.pop(self.name, None)
            raise
        return _sys.modules[self.name]


class SourceFileLoader(_FileLoader):
    """Loads a file of Python."""

    def create_module(self, spec):
        return None

    def get_code(self, fullname=None):
        return compile(self.get_data(self.path), self.path, "exec")

    def get_source(self, fullname=None):
        return self.get_data(self.path).decode("utf-8")

    def exec_module(self, module):
        exec(self.get_code(), module.__dict__)


class ExtensionFileLoader(_FileLoader):
    """Loads an extension module. Conch runs all of it when it makes the module."""

    def create_module(self, spec):
        before = _sys.modules.pop(spec.name, None)
        _sys.path.insert(0, _os.path.dirname(_os.path.abspath(self.path)))
        try:
            __import__(spec.name.rpartition(".")[2])
            return _sys.modules.pop(spec.name.rpartition(".")[2])
        finally:
            del _sys.path[0]
            if before is not None:
                _sys.modules[spec.name] = before

    def exec_module(self, module):
        pass

    def get_code(self, fullname=None):
        return None

    get_source = get_code
