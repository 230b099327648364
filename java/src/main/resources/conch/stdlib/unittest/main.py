"""unittest as a program."""

import argparse as _argparse
import os as _os
import sys as _sys

from unittest import loader as _loader, runner as _runner

__unittest = True
_EXAMPLES = """\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
"""
_OF_A_MODULE = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods in MyTestCase
"""


def _as_module(name):
    """The path of a file in or below this folder as the module's name; anything else as it is."""
    if _os.path.isfile(name) and name.lower().endswith(".py"):
        if _os.path.isabs(name):
            relative = _os.path.relpath(name, _os.getcwd())
            if _os.path.isabs(relative) or relative.startswith(_os.pardir):
                return name
            name = relative
        return _os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")
    return name


class TestProgram:
    """What unittest.main() does: runs tests as the command line says, and ends the program with how they came out."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=_loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = _sys.argv if argv is None else argv
        self.exit, self.failfast, self.catchbreak, self.verbosity, self.buffer, self.tb_locals = exit, failfast, catchbreak, verbosity, buffer, tb_locals
        # Warnings are shown, unless the interpreter was told what to do with them.
        self.warnings = "default" if warnings is None and not _sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        self.progName = _os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        if msg:
            print(msg)
        self._initArgParsers()
        self._main_parser.print_help()
        _sys.exit(2)

    def _initArgParsers(self):
        common = _argparse.ArgumentParser(add_help=False)
        common.add_argument("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        common.add_argument("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        common.add_argument("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        for letter, name, text in (("-f", "failfast", "Stop on first fail or error"), ("-c", "catch", "Catch Ctrl-C and display results so far"),
                                   ("-b", "buffer", "Buffer stdout and stderr during tests")):
            attribute = "catchbreak" if name == "catch" else name
            if getattr(self, attribute) is None:
                common.add_argument(letter, "--" + name, dest=attribute, action="store_true", help=text)
                setattr(self, attribute, False)
        common.add_argument("-k", dest="testNamePatterns", action="append", type=lambda text: text if "*" in text else f"*{text}*",
                            help="Only run tests which match the given substring")
        raw = _argparse.RawDescriptionHelpFormatter
        self._main_parser = _argparse.ArgumentParser(prog=self.progName, parents=[common], formatter_class=raw, epilog=_EXAMPLES if self.module is None else _OF_A_MODULE)
        self._main_parser.add_argument("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        self._discovery_parser = _argparse.ArgumentParser(prog=f"{self.progName} discover", parents=[common],
                                                          epilog="For test discovery all test modules must be importable from the top level directory of the project.")
        for letter, name, text in (("-s", "start-directory", "Directory to start discovery ('.' default)"), ("-p", "pattern", "Pattern to match tests ('test*.py' default)"),
                                   ("-t", "top-level-directory", "Top level directory of project (defaults to start directory)")):
            self._discovery_parser.add_argument(letter, "--" + name, dest=_DISCOVERED[letter], help=text)
            self._discovery_parser.add_argument(_DISCOVERED[letter], nargs="?", default=_argparse.SUPPRESS, help=_argparse.SUPPRESS)

    def parseArgs(self, argv):
        self._initArgParsers()
        if self.module is None:
            if len(argv) > 1 and argv[1].lower() == "discover":
                self._do_discovery(argv[2:])
                return
            self._main_parser.parse_args(argv[1:], self)
            if not self.tests:
                self._do_discovery([])
                return
        else:
            self._main_parser.parse_args(argv[1:], self)
        if self.tests:
            self.testNames = [_as_module(name) for name in self.tests]
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = ".", "test*.py", None
        if argv:
            found = self._discovery_parser.parse_args(argv, self)
            self.start, self.pattern = found.start or ".", found.pattern or "test*.py"
        self.createTests(from_discovery=True, Loader=Loader)

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            loader = self.testLoader if Loader is None else Loader()
            self.test = loader.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        runner = _runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer, warnings=self.warnings, tb_locals=self.tb_locals)
        self.result = runner.run(self.test)
        if self.exit:
            _sys.exit(not self.result.wasSuccessful())


_DISCOVERED = {"-s": "start", "-p": "pattern", "-t": "top"}
main = TestProgram
