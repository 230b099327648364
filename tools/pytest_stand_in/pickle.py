"""Conch has no pickle: tests that use it are skipped."""

import unittest

HIGHEST_PROTOCOL = 5


def dumps(*args, **kwargs):
    raise unittest.SkipTest("no pickle")


loads = dump = load = dumps
