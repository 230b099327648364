package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The functions of {@code _os} about what the system knows of a file besides its bytes, and links. POSIX only. */
final class FileAttributes {
    private static final LinkOption[] FOLLOW = {}, STAY = {LinkOption.NOFOLLOW_LINKS};

    private FileAttributes() {
    }

    static void fill(ModuleMembers m) {
        m.positional("stat", 2, 2, (self, a) -> stat(a[0], links(a[1])));
        m.positional("chmod", 3, 3, (self, a) -> chmod(a[0], Operations.asInt(a[1]), links(a[2])));
        m.positional("utime", 4, 4, (self, a) -> utime(a[0], time(a[1]), time(a[2]), links(a[3])));
        m.oneArg("readlink", (self, x) -> PyStr.of(OsModule.ask(x, Files::readSymbolicLink).toString()));
        m.positional("symlink", 2, 2, (self, a) -> withOther(a[0], a[1], (target, link) -> Files.createSymbolicLink(link, target)));
        m.positional("link", 2, 2, (self, a) -> withOther(a[0], a[1], (target, link) -> Files.createLink(link, target)));
        m.positional("rename", 2, 2, (self, a) -> withOther(a[0], a[1], (from, to) -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING)));
        m.positional("access", 2, 2, (self, a) -> access(a[0], Operations.asInt(a[1])));
        m.oneArg("disk_usage", (self, x) -> usage(OsModule.ask(x, Files::getFileStore)));
    }

    /** Something with two files; it runs without the GIL. */
    @FunctionalInterface
    private interface WorkOnTwo {
        Path with(Path file, Path other) throws IOException;
    }

    private static PyObject withOther(PyObject file, PyObject other, WorkOnTwo work) {
        String first = OpenFunction.path(file), second = OpenFunction.path(other);
        IOException failure;
        try (var released = Gil.release("file system")) {
            work.with(Path.of(first), Path.of(second));
            return PyNone.NONE;
        } catch (IOException e) {
            failure = e;
        }
        throw FileErrors.of(failure, first, second);
    }

    private static LinkOption[] links(PyObject follow) {
        return Operations.isTrue(follow) ? FOLLOW : STAY;
    }

    /** mode, inode, device, links, user, group, size, and the times of access, change of the bytes and of the attributes in nanoseconds. */
    private static PyObject stat(PyObject file, LinkOption[] links) {
        Map<String, Object> of = OsModule.ask(file, path -> Files.readAttributes(path, "unix:*", links));
        return PyTuple.of(number(of.get("mode")), number(of.get("ino")), number(of.get("dev")), number(of.get("nlink")), number(of.get("uid")), number(of.get("gid")),
            number(of.get("size")), nanos(of.get("lastAccessTime")), nanos(of.get("lastModifiedTime")), nanos(of.get("ctime")));
    }

    private static PyObject number(Object value) {
        return PyInt.of(((Number) value).longValue());
    }

    private static PyObject nanos(Object time) {
        return PyInt.of(((FileTime) time).to(TimeUnit.NANOSECONDS));
    }

    /** Java takes the type of the file with its permissions. */
    private static PyObject chmod(PyObject file, int permissions, LinkOption[] links) {
        return OsModule.done(file, path -> {
            int kind = (Integer) Files.getAttribute(path, "unix:mode", links) & ~07777;
            return Files.setAttribute(path, "unix:mode", kind | permissions & 07777, links);
        });
    }

    private static PyObject utime(PyObject file, FileTime accessed, FileTime modified, LinkOption[] links) {
        return OsModule.done(file, path -> {
            Files.getFileAttributeView(path, BasicFileAttributeView.class, links).setTimes(modified, accessed, null);
            return path;
        });
    }

    /** @param nanos since 1970; None for now */
    private static FileTime time(PyObject nanos) {
        return nanos == PyNone.NONE ? FileTime.from(Instant.now()) : FileTime.from(Operations.asLong(nanos), TimeUnit.NANOSECONDS);
    }

    private static PyObject access(PyObject file, int mode) {
        boolean allowed = OsModule.<Boolean>ask(file, path -> Files.exists(path) && ((mode & 4) == 0 || Files.isReadable(path))
            && ((mode & 2) == 0 || Files.isWritable(path)) && ((mode & 1) == 0 || Files.isExecutable(path)));
        return PyBool.of(allowed);
    }

    private static PyObject usage(FileStore store) {
        try {
            long total = store.getTotalSpace();
            return PyTuple.of(PyInt.of(total), PyInt.of(total - store.getUnallocatedSpace()), PyInt.of(store.getUsableSpace()));
        } catch (IOException e) {
            throw FileErrors.of(e, null);
        }
    }
}
