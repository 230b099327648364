#define _GNU_SOURCE
#include "system_call.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#endif

#ifndef O_DIRECT
#define O_DIRECT -1
#endif
#ifndef O_LARGEFILE
#define O_LARGEFILE 0
#endif
#ifndef O_PATH
#define O_PATH -1
#endif
#ifndef O_TMPFILE
#define O_TMPFILE -1
#endif
#ifndef O_NOATIME
#define O_NOATIME -1
#endif
#ifndef O_RSYNC
#define O_RSYNC O_SYNC
#endif
#ifndef MAP_DENYWRITE
#define MAP_DENYWRITE -1
#endif
#ifndef MAP_POPULATE
#define MAP_POPULATE -1
#endif

/* In the order in which conch.ffi.SystemCall names them. */
static const int64_t constants[] = {
    O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC, O_NONBLOCK, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW, O_NOCTTY,
    O_SYNC, O_DSYNC, O_RSYNC, O_DIRECT, O_PATH, O_TMPFILE, O_NOATIME, O_LARGEFILE, MAP_ANONYMOUS, MAP_DENYWRITE, MAP_POPULATE, MAP_NORESERVE};
_Static_assert(sizeof constants / sizeof *constants == CONCH_SYSTEM_CONSTANT_COUNT, "the header says how many constants there are");

static int64_t answer(int64_t result)
{
    return result < 0 ? -errno : result;
}

/* An interrupted call is made again (PEP 475): the signals of a script arrive by way of the JVM, which has noted them. */
static int64_t read_some(int fd, void *memory, size_t count)
{
    ssize_t n;
    do
        n = read(fd, memory, count);
    while (n < 0 && errno == EINTR);
    return answer(n);
}

static int64_t write_some(int fd, const void *memory, size_t count)
{
    ssize_t n;
    do
        n = write(fd, memory, count);
    while (n < 0 && errno == EINTR);
    return answer(n);
}

static int64_t await(int fd, short events, int milliseconds)
{
    struct pollfd wanted = {.fd = fd, .events = (events & 1 ? POLLIN : 0) | (events & 4 ? POLLOUT : 0)};
    int ready = poll(&wanted, 1, 0);
    if (ready == 0 && milliseconds > 0) {
        int flags = fcntl(fd, F_GETFL);
        if (flags >= 0 && flags & O_NONBLOCK)
            return 1;
        ready = poll(&wanted, 1, milliseconds);
    }
    return ready < 0 && errno == EINTR ? 0 : answer(ready);
}

static int64_t duplicate_to(int fd, int wanted, bool inherited)
{
    if (fd == wanted)
        return answer(fcntl(fd, F_GETFD) < 0 ? -1 : fd);
#ifdef __linux__
    return answer(dup3(fd, wanted, inherited ? 0 : O_CLOEXEC));
#else
    int64_t made = answer(dup2(fd, wanted));
    if (made >= 0 && !inherited)
        fcntl(wanted, F_SETFD, FD_CLOEXEC);
    return made;
#endif
}

static int64_t make_pipe(int flags, int32_t *ends)
{
    int made[2];
#ifdef __linux__
    if (pipe2(made, flags | O_CLOEXEC) < 0)
        return -errno;
#else
    if (pipe(made) < 0)
        return -errno;
    for (int i = 0; i < 2; i++) {
        fcntl(made[i], F_SETFD, FD_CLOEXEC);
        fcntl(made[i], F_SETFL, flags);
    }
#endif
    ends[0] = made[0];
    ends[1] = made[1];
    return 0;
}

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t status(int fd, int64_t *into)
{
    struct stat s;
    if (fstat(fd, &s) < 0)
        return -errno;
#ifdef __APPLE__
    struct timespec accessed = s.st_atimespec, modified = s.st_mtimespec, changed = s.st_ctimespec;
#else
    struct timespec accessed = s.st_atim, modified = s.st_mtim, changed = s.st_ctim;
#endif
    const int64_t facts[] = {s.st_mode, (int64_t)s.st_ino, (int64_t)s.st_dev, (int64_t)s.st_nlink, s.st_uid, s.st_gid, s.st_size,
        nanoseconds(accessed), nanoseconds(modified), nanoseconds(changed)};
    memcpy(into, facts, sizeof facts);
    return 0;
}

static int64_t window(int fd)
{
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) < 0 ? -errno : (int64_t)size.ws_col * 65536 + size.ws_row;
}

static int64_t inherited(int fd)
{
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? -errno : !(flags & FD_CLOEXEC);
}

static int64_t set_inherited(int fd, bool wanted)
{
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? -errno : answer(fcntl(fd, F_SETFD, wanted ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
}

static int64_t processors(pid_t process, size_t bytes, void *mask)
{
#ifdef __linux__
    memset(mask, 0, bytes);
    return sched_getaffinity(process, bytes, mask) < 0 ? -errno : (int64_t)bytes;
#else
    (void)process, (void)bytes, (void)mask;
    return -ENOSYS;
#endif
}

/* -1 is a niceness as good as any, so only errno tells. */
static int64_t priority(int which, id_t who)
{
    errno = 0;
    int nice = getpriority(which, who);
    return errno != 0 ? -errno : 20 - nice;
}

static int64_t identity(int64_t which)
{
    switch (which) {
    case 0: return getuid();
    case 1: return geteuid();
    case 2: return getgid();
    case 3: return getegid();
    case 4: return getpgrp();
    case 5: return getsid(0);
    default: return -EINVAL;
    }
}

int64_t conch_system_call(int32_t call, int64_t a, int64_t b, int64_t c, void *memory)
{
    int fd = (int)a;
    switch ((enum conch_system_calls)call) {
    case CONCH_SYSTEM_CONSTANTS:
        memcpy(memory, constants, sizeof constants);
        return 0;
    case CONCH_SYSTEM_OPEN: return answer(open(memory, (int)a | O_CLOEXEC, (mode_t)b));
    case CONCH_SYSTEM_CLOSE: return answer(close(fd));
    case CONCH_SYSTEM_READ: return read_some(fd, memory, (size_t)b);
    case CONCH_SYSTEM_WRITE: return write_some(fd, memory, (size_t)b);
    case CONCH_SYSTEM_READ_AT: return answer(pread(fd, memory, (size_t)b, (off_t)c));
    case CONCH_SYSTEM_WRITE_AT: return answer(pwrite(fd, memory, (size_t)b, (off_t)c));
    case CONCH_SYSTEM_SEEK: return answer(lseek(fd, (off_t)b, c == 0 ? SEEK_SET : c == 1 ? SEEK_CUR : c == 2 ? SEEK_END : (int)c));
    case CONCH_SYSTEM_AWAIT: return await(fd, (short)b, (int)c);
    case CONCH_SYSTEM_DUPLICATE: return answer(fcntl(fd, F_DUPFD_CLOEXEC, 0));
    case CONCH_SYSTEM_DUPLICATE_TO: return duplicate_to(fd, (int)b, c != 0);
    case CONCH_SYSTEM_PIPE: return make_pipe((int)a, memory);
    case CONCH_SYSTEM_TRUNCATE: return answer(ftruncate(fd, (off_t)b));
#ifdef __APPLE__
    case CONCH_SYSTEM_SYNC: return answer(fsync(fd));
#else
    case CONCH_SYSTEM_SYNC: return answer(b ? fdatasync(fd) : fsync(fd));
#endif
    case CONCH_SYSTEM_STATUS: return status(fd, memory);
    case CONCH_SYSTEM_TERMINAL: return isatty(fd);
    case CONCH_SYSTEM_WINDOW: return window(fd);
    case CONCH_SYSTEM_FLAGS: return answer(fcntl(fd, F_GETFL));
    case CONCH_SYSTEM_SET_FLAGS: return answer(fcntl(fd, F_SETFL, (int)b));
    case CONCH_SYSTEM_INHERITED: return inherited(fd);
    case CONCH_SYSTEM_SET_INHERITED: return set_inherited(fd, b != 0);
    case CONCH_SYSTEM_PERMISSIONS: return answer(fchmod(fd, (mode_t)b));
    case CONCH_SYSTEM_FIFO: return answer(mkfifo(memory, (mode_t)a));
    case CONCH_SYSTEM_MASK: return umask((mode_t)a);
    case CONCH_SYSTEM_PROCESSORS: return processors((pid_t)a, (size_t)b, memory);
    case CONCH_SYSTEM_PRIORITY: return priority((int)a, (id_t)b);
    case CONCH_SYSTEM_IDENTITY: return identity(a);
    }
    return -ENOSYS;
}

int64_t conch_map_new(int32_t fd, int64_t length, int64_t offset, int32_t protection, int32_t flags)
{
    void *map = mmap(NULL, (size_t)length, protection, flags, fd, (off_t)offset);
    return map == MAP_FAILED ? -errno : (int64_t)(intptr_t)map;
}

int64_t conch_map_free(void *map, int64_t length)
{
    return answer(munmap(map, (size_t)length));
}

int64_t conch_map_sync(void *at, int64_t length)
{
    return answer(msync(at, (size_t)length, MS_SYNC));
}

int64_t conch_map_resize(void *map, int64_t length, int64_t new_length)
{
#ifdef __linux__
    void *moved = mremap(map, (size_t)length, (size_t)new_length, MREMAP_MAYMOVE);
    return moved == MAP_FAILED ? -errno : (int64_t)(intptr_t)moved;
#else
    (void)map, (void)length, (void)new_length;
    return -ENOSYS;
#endif
}

int64_t conch_map_advise(void *at, int64_t length, int32_t advice)
{
    return answer(madvise(at, (size_t)length, advice));
}
