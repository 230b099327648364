"""Weak references: conch's part of the module of that name."""

from _weakref import ref, ReferenceType
