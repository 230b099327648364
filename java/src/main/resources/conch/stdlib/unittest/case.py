"""The names that unittest keeps in a module of their own."""

from unittest import (FunctionTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless, _AssertRaises as _AssertRaisesContext,  # noqa
                      _AssertWarns as _AssertWarnsContext)
