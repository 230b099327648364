"""Conch has no mmap: tests that use it are skipped."""

import unittest

ACCESS_READ, ACCESS_WRITE, ACCESS_COPY, ACCESS_DEFAULT = 1, 2, 3, 0
PAGESIZE = ALLOCATIONGRANULARITY = 4096


def mmap(*args, **kwargs):
    raise unittest.SkipTest("no mmap")
