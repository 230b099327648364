"""Other programs: run to their end, or run beside this one with pipes to it.

An exit status of 128 + n is taken for an end by signal n, where that is a signal that ends processes: Java does not tell the two apart.
"""

import io as _io
import os as _os
import sys as _sys
import time as _time
import _subprocess

__all__ = ["Popen", "PIPE", "STDOUT", "DEVNULL", "call", "check_call", "check_output", "getoutput", "getstatusoutput", "run", "CalledProcessError",
           "CompletedProcess", "SubprocessError", "TimeoutExpired"]

PIPE = -1
STDOUT = -2
DEVNULL = -3
_INHERIT = -4


class SubprocessError(Exception):
    """What goes wrong with other programs."""


def _signal_name(number):
    import signal
    for value in vars(signal).values():
        if isinstance(value, signal.Signals) and value == number:
            return repr(value)
    return None


class CalledProcessError(SubprocessError):
    """The program ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            name = _signal_name(-self.returncode)
            return f"Command '{self.cmd}' died with {name}." if name else f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """The program took longer than it was given."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """How a program ended, and what it said."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        parts += [f"{name}={value!r}" for name, value in (("stdout", self.stdout), ("stderr", self.stderr)) if value is not None]
        return f"{type(self).__name__}({', '.join(parts)})"

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def check_returncode(self):
        """Raises CalledProcessError unless it was 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """The words as one line in which those with blanks are in double quotes."""
    words = []
    for word in map(_os.fsdecode, seq):
        out, backslashes = "", 0
        for c in word:
            if c == "\\":
                backslashes += 1
                continue
            out += "\\" * (2 * backslashes + 1 if c == '"' else backslashes) + c
            backslashes = 0
        quoted = not word or " " in word or "\t" in word
        out += "\\" * (2 * backslashes if quoted else backslashes)
        words.append(f'"{out}"' if quoted else out)
    return " ".join(words)


def _program(name, cwd, env):
    """The file to run; OSError where there is none that may be run."""
    if "/" in name:
        candidates = [_os.path.join(cwd or "", name)]
    else:
        candidates = [_os.path.join(folder, name) for folder in _os.get_exec_path(env)]
    forbidden = None
    for candidate in candidates:
        if _os.path.isfile(candidate):
            if _os.access(candidate, _os.X_OK):
                return name if "/" in name else candidate
            forbidden = candidate
        elif _os.path.isdir(candidate) and "/" in name:
            forbidden = candidate
    if forbidden:
        raise PermissionError(13, "Permission denied", name)
    raise FileNotFoundError(2, "No such file or directory", name)


class Popen:
    """A program that runs beside this one."""

    _process = None

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        for name, value in (("preexec_fn", preexec_fn), ("pass_fds", tuple(pass_fds)), ("start_new_session", start_new_session), ("user", user), ("group", group),
                            ("extra_groups", extra_groups), ("process_group", process_group)):
            if value:
                raise NotImplementedError(f"subprocess without {name}: Java starts the processes here, and cannot do that for them")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding, self.errors = encoding, errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self._waiting_input = None
        words = self._words(args, shell, executable)
        if cwd is not None:
            cwd = _os.fsdecode(cwd)
            if not _os.path.isdir(cwd):
                raise (NotADirectoryError(20, "Not a directory", cwd) if _os.path.exists(cwd) else FileNotFoundError(2, "No such file or directory", cwd))
        env = {_os.fsdecode(name): _os.fsdecode(value) for name, value in (_os.environ if env is None else env).items()}
        words[0] = _program(words[0], cwd, env)
        self._process = _subprocess.Process(words, cwd, env, self._stream(stdin, "stdin"), self._stream(stdout, "stdout"), self._stream(stderr, "stderr"))
        self.pid = self._process.pid
        self._open_pipes(stdin, stdout, stderr, bufsize)

    @staticmethod
    def _words(args, shell, executable):
        if isinstance(args, (str, bytes)) or hasattr(type(args), "__fspath__"):
            words = [_os.fsdecode(args)]
        else:
            words = [_os.fsdecode(word) for word in args]
            if not words:
                raise IndexError("list index out of range")
        if shell:
            words = ["/bin/sh" if executable is None else _os.fsdecode(executable), "-c", *words]
        elif executable is not None:
            words[0] = _os.fsdecode(executable)
        return words

    @staticmethod
    def _stream(given, name):
        """What the process gets: a number of a kind, of a standard stream, or an open file of the script."""
        if given is None:
            return _INHERIT
        if isinstance(given, int):
            if given == STDOUT and name != "stderr":
                raise OSError(9, "Bad file descriptor")
            return given
        number = given.fileno()
        if number in (0, 1, 2):
            return _INHERIT if number == ("stdin", "stdout", "stderr").index(name) else number
        given = getattr(given, "file", given)
        if not isinstance(given, _io.IOBase):
            return number
        if given.writable():
            given.flush()
        return given

    def _open_pipes(self, stdin, stdout, stderr, bufsize):
        process = self._process
        if stdin == PIPE:
            self.stdin = self._as_text(process.stdin(bufsize), write_through=True, line_buffering=bufsize == 1)
        if stdout == PIPE:
            self.stdout = self._as_text(process.stdout(bufsize))
        if stderr == PIPE:
            self.stderr = self._as_text(process.stderr(bufsize))

    def _as_text(self, file, **kwargs):
        return _io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors, **kwargs) if self.text_mode else file

    def __repr__(self):
        return f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in self.stdout, self.stderr:
            if file:
                file.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type is not KeyboardInterrupt:
                self.wait()

    def poll(self):
        """The exit status, minus a signal's number; None as long as it runs."""
        if self.returncode is None:
            self.returncode = self._process.poll()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the end, at most so many seconds."""
        if self.returncode is None:
            code = self._process.wait(timeout)
            if code is None:
                raise TimeoutExpired(self.args, timeout)
            self.returncode = code
        return self.returncode

    def _bytes(self, input):
        if input is None:
            return b""
        if not self.text_mode:
            return input
        return input.replace("\n", _os.linesep).encode(self.encoding or "utf-8", self.errors or "strict")

    def _text(self, data):
        if not self.text_mode:
            return data
        return data.decode(self.encoding or "utf-8", self.errors or "strict").replace("\r\n", "\n").replace("\r", "\n")

    def communicate(self, input=None, timeout=None):
        """Writes the input, reads everything, and waits for the end. (output, errors), None for what is no pipe."""
        if self.stdin is None and input:
            raise ValueError("Cannot send input after starting communication") if self._waiting_input is not None else AttributeError("'NoneType' object has no attribute 'write'")
        data = None
        if self.stdin is not None and self._waiting_input is None:
            if not self.stdin.closed:
                self.stdin.flush()
                data = self._bytes(input)
            self._waiting_input = True
        found = self._process.communicate(data, self.stdout is not None, self.stderr is not None, timeout)
        if found is None:
            raise TimeoutExpired(self.args, timeout)
        for file in self.stdin, self.stdout, self.stderr:
            if file is not None:
                file.close()
        self.wait()
        return (self._text(found[0]) if self.stdout is not None else None), (self._text(found[1]) if self.stderr is not None else None)

    def send_signal(self, sig):
        if self.poll() is None:
            try:
                _os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end. With `check` another exit status than 0 is an error; after `timeout` seconds the program is killed."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout)
        except BaseException:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, stdout, stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end; the exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """As call; another status than 0 is an error."""
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args") if kwargs.get("args") is not None else popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program writes; another status than 0 is an error."""
    for name in "stdout", "check":
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("universal_newlines") or kwargs.get("text") or kwargs.get("encoding") or kwargs.get("errors") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(exit status, what it wrote) of a shell's command; a newline at the end is left out."""
    result = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return result.returncode, result.stdout[:-1] if result.stdout.endswith("\n") else result.stdout


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
