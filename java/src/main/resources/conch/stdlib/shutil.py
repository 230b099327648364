"""Copying, moving and removing files and whole folders."""

import os as _os
import stat as _stat

_CHUNK = 1 << 16


class Error(OSError):
    """What went wrong with some of many files: a list of (source, target, why)."""


class SameFileError(Error):
    """A file would be copied onto itself."""


class SpecialFileError(OSError):
    """A file that cannot be copied, such as a named pipe."""


class ReadError(OSError):
    """An archive that cannot be read."""


def copyfileobj(fsrc, fdst, length=0):
    """What is left of an open file into another one."""
    while piece := fsrc.read(length or _CHUNK):
        fdst.write(piece)


def _same(src, dst):
    return _os.path.exists(dst) and _os.path.samefile(src, dst)


def copyfile(src, dst, *, follow_symlinks=True):
    """The bytes of a file. Returns the target."""
    if _os.path.exists(src) and _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for name in src, dst:
        if _os.path.exists(name) and _stat.S_ISFIFO(_os.stat(name).st_mode):
            raise SpecialFileError(f"`{_os.fspath(name)}` is a named pipe")
    if not follow_symlinks and _os.path.islink(src):
        _os.symlink(_os.readlink(src), dst)
        return dst
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """The permissions."""
    _os.chmod(dst, _stat.S_IMODE(_os.stat(src, follow_symlinks=follow_symlinks).st_mode), follow_symlinks=follow_symlinks)


def copystat(src, dst, *, follow_symlinks=True):
    """The permissions and the times."""
    follow = follow_symlinks or not (_os.path.islink(src) and _os.path.islink(dst))
    known = _os.stat(src, follow_symlinks=follow)
    _os.utime(dst, ns=(known.st_atime_ns, known.st_mtime_ns), follow_symlinks=follow)
    if follow:
        _os.chmod(dst, _stat.S_IMODE(known.st_mode))


def _into(src, dst):
    return _os.path.join(dst, _os.path.basename(src)) if _os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """A file with its permissions, into a folder or under a name."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    if follow_symlinks or not _os.path.islink(src):
        copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """As copy, with the times too."""
    dst = _into(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """For copytree: leaves out the names that match."""
    import fnmatch

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """A folder with everything below it. Goes on after a failure, and raises Error with all of them in the end."""
    names = _os.listdir(src)
    left_out = ignore(_os.fspath(src), names) if ignore else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in left_out:
            continue
        source, target = _os.path.join(src, name), _os.path.join(dst, name)
        try:
            if _os.path.islink(source) and (symlinks or not _os.path.exists(source)):
                if symlinks:
                    _os.symlink(_os.readlink(source), target)
                elif not ignore_dangling_symlinks:
                    copy_function(source, target)
            elif _os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((source, target, str(why)))
    try:
        copystat(src, dst)
    except OSError as why:
        errors.append((src, dst, str(why)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Removes a folder with everything below it. `onerror` is called with the function, the path and what exc_info() gives."""
    if ignore_errors:
        def onerror(*args):
            pass
    elif onerror is None:
        def onerror(*args):
            raise
    try:
        _os.lstat(path)
    except OSError:
        _report(onerror, _os.lstat, path)
        return
    if _os.path.islink(path):
        try:
            raise OSError("Cannot call rmtree on a symbolic link")
        except OSError:
            _report(onerror, _os.path.islink, path)
        return
    _remove(path, onerror)


def _report(onerror, function, path):
    import sys
    onerror(function, path, sys.exc_info())


def _remove(path, onerror):
    try:
        names = _os.listdir(path)
    except OSError as error:
        error.filename = path
        _report(onerror, _os.scandir, path)
        names = []
    for name in names:
        inside = _os.path.join(path, name)
        if _os.path.isdir(inside) and not _os.path.islink(inside):
            _remove(inside, onerror)
            continue
        try:
            _os.unlink(inside)
        except OSError:
            _report(onerror, _os.unlink, inside)
    try:
        _os.rmdir(path)
    except OSError:
        _report(onerror, _os.rmdir, path)


def move(src, dst, copy_function=copy2):
    """A file or folder to another place. Returns its new name."""
    target = dst
    if _os.path.isdir(dst):
        if _same(src, dst):
            _os.rename(src, dst)
            return dst
        target = _os.path.join(dst, _os.path.basename(_os.fspath(src).rstrip("/")))
        if _os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        _os.rename(src, target)
    except OSError:
        # Another file system, or a folder that Java does not move.
        if _os.path.islink(src):
            _os.symlink(_os.readlink(src), target)
            _os.unlink(src)
        elif _os.path.isdir(src):
            if (_os.path.abspath(target) + "/").startswith(_os.path.abspath(src) + "/"):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.") from None
            copytree(src, target, symlinks=True, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            _os.unlink(src)
    return target


def which(cmd, mode=_os.F_OK | _os.X_OK, path=None):
    """The file that a command's name runs; None for none."""
    def fits(name):
        return _os.path.exists(name) and _os.access(name, mode) and not _os.path.isdir(name)
    if _os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = _os.environ.get("PATH", _os.defpath)
    for folder in dict.fromkeys(path.split(_os.pathsep)) if path else ():
        name = _os.path.join(folder, cmd)
        if fits(name):
            return name
    return None


class _Usage(tuple):
    total = property(lambda self: self[0])
    used = property(lambda self: self[1])
    free = property(lambda self: self[2])

    def __repr__(self):
        return f"usage(total={self[0]}, used={self[1]}, free={self[2]})"


def disk_usage(path):
    """Bytes in all, used, and free for everybody, of the file system that the path is on."""
    import _os as system
    return _Usage(system.disk_usage(path))


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines as the environment says; else the fallback."""
    def number(name, otherwise):
        text = _os.environ.get(name, "")
        return int(text) if text.isdigit() and int(text) else otherwise
    return _os.terminal_size((number("COLUMNS", fallback[0]), number("LINES", fallback[1])))
