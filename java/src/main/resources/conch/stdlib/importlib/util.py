"""Modules from files of any name, and what is known of modules."""

import os as _os
import sys as _sys
from importlib.machinery import EXTENSION_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, ModuleSpec, SourceFileLoader

__all__ = ["find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader"]


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if is_package is None and hasattr(loader, "is_package"):
        is_package = loader.is_package(name)
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The spec of a module in that file; None for a file of no kind that can be loaded."""
    if location is None:
        location = loader.get_filename(name)
    location = _os.path.abspath(_os.fspath(location))
    if loader is None:
        kind = next((cls for cls, suffixes in ((ExtensionFileLoader, EXTENSION_SUFFIXES), (SourceFileLoader, SOURCE_SUFFIXES)) if location.endswith(tuple(suffixes))), None)
        if kind is None:
            return None
        loader = kind(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package") and loader.is_package(name):
        spec.submodule_search_locations = [_os.path.dirname(location)]
    return spec


def module_from_spec(spec):
    """A new module, not yet filled: its loader's exec_module does that."""
    module = spec.loader.create_module(spec) if hasattr(spec.loader, "create_module") else None
    if module is None:
        module = type(_sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def resolve_name(name, package):
    """The absolute name of a relative one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name[level:]}" if name[level:] else parts[0]


def find_spec(name, package=None):
    """The spec of a module that is loaded, or lies on sys.path; None for none. Packages above it are imported."""
    name = resolve_name(name, package)
    if name in _sys.modules:
        module = _sys.modules[name]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        return spec if spec is not None else ModuleSpec(name, getattr(module, "__loader__", None), origin=getattr(module, "__file__", None), is_package=hasattr(module, "__path__"))
    above, _, last = name.rpartition(".")
    folders = _sys.path
    if above:
        __import__(above)
        folders = getattr(_sys.modules[above], "__path__", None)
        if folders is None:
            raise ModuleNotFoundError(f"__path__ attribute not found on {above!r} while trying to find {name!r}", name=name)
    for folder in folders:
        for ending in (_os.path.join(last, "__init__.py"), *(last + suffix for suffix in EXTENSION_SUFFIXES + SOURCE_SUFFIXES)):
            file = _os.path.join(folder or ".", ending)
            if _os.path.isfile(file):
                return spec_from_file_location(name, file)
    return _in_library(name)


def _in_library(name):
    """Modules of Conch's own library have no file: whether there is one is found out by importing it."""
    before = set(_sys.modules)
    try:
        __import__(name)
    except ModuleNotFoundError:
        return None
    for loaded in set(_sys.modules) - before:
        del _sys.modules[loaded]
    return ModuleSpec(name, None, origin="built-in")
