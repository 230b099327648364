/* What a script may ask of the system by a file's number, for Java, which keeps those numbers to itself. */
#ifndef CONCH_SYSTEM_CALL_H
#define CONCH_SYSTEM_CALL_H

#include <stdint.h>

#include "export.h"

/* What conch_system_call does, and what it makes of its arguments; an argument that is not named is not looked at. Files that come into being
   here are not inherited by other programs (PEP 446). */
enum conch_system_calls {
    CONCH_SYSTEM_CONSTANTS,     /* memory: room for CONCH_SYSTEM_CONSTANT_COUNT int64_t, in the order of conch_system_constants; -1 for what there is not */
    CONCH_SYSTEM_OPEN,          /* a: flags, b: permissions, memory: path; the file's number */
    CONCH_SYSTEM_CLOSE,         /* a: file */
    CONCH_SYSTEM_READ,          /* a: file, b: at most so many bytes, memory: room for them; how many came, 0 at the end */
    CONCH_SYSTEM_WRITE,         /* a: file, b: so many bytes, memory: the bytes; how many were taken */
    CONCH_SYSTEM_READ_AT,       /* as READ, c: from there; the place of the file stays */
    CONCH_SYSTEM_WRITE_AT,      /* as WRITE, c: from there */
    CONCH_SYSTEM_SEEK,          /* a: file, b: offset, c: 0 from the start, 1 from here, 2 from the end; the new place */
    CONCH_SYSTEM_AWAIT,         /* a: file, b: 1 to read, 4 to write, c: at most so many milliseconds; 1 once that would not block, at once for a file that never blocks
                                   (unless c is 0) and for a number that is no file */
    CONCH_SYSTEM_DUPLICATE,     /* a: file; a second number for it, the lowest free one */
    CONCH_SYSTEM_DUPLICATE_TO,  /* a: file, b: the number it shall have, too, c: whether other programs inherit it */
    CONCH_SYSTEM_PIPE,          /* a: flags, memory: room for two int32_t, the end to read from and the one to write to */
    CONCH_SYSTEM_TRUNCATE,      /* a: file, b: its new length */
    CONCH_SYSTEM_SYNC,          /* a: file, b: whether its bytes are enough */
    CONCH_SYSTEM_STATUS,        /* a: file, memory: room for ten int64_t: mode, inode, device, links, user, group, size, and the times of access, of change
                                   of the bytes and of the attributes, in nanoseconds */
    CONCH_SYSTEM_TERMINAL,      /* a: file; 1 for a terminal */
    CONCH_SYSTEM_WINDOW,        /* a: a terminal; columns * 65536 + lines */
    CONCH_SYSTEM_FLAGS,         /* a: file; the flags it was opened with */
    CONCH_SYSTEM_SET_FLAGS,     /* a: file, b: flags */
    CONCH_SYSTEM_INHERITED,     /* a: file; 1 where other programs inherit it */
    CONCH_SYSTEM_SET_INHERITED, /* a: file, b: whether */
    CONCH_SYSTEM_PERMISSIONS,   /* a: file, b: permissions */
    CONCH_SYSTEM_FIFO,          /* a: permissions, memory: path */
    CONCH_SYSTEM_MASK,          /* a: the permissions that new files shall not have; those until now */
    CONCH_SYSTEM_PROCESSORS,    /* a: process, b: bytes, memory: room for so many; a bit for each processor it may run on. How many bytes were written */
    CONCH_SYSTEM_PRIORITY,      /* a: which, b: who, as getpriority; 20 minus the niceness, so that no error looks like one */
    CONCH_SYSTEM_IDENTITY,      /* a: 0 user, 1 effective user, 2 group, 3 effective group, 4 process group, 5 session */
};

#define CONCH_SYSTEM_CONSTANT_COUNT 24

/*
 * One of the above; what it answers, or minus the system's error number. May block: whoever holds the GIL lets it go first. One function
 * for all of them, because Java takes milliseconds to learn to call a function of a new shape, and one that opens a file wants to read it, too.
 */
CONCH_API int64_t conch_system_call(int32_t call, int64_t a, int64_t b, int64_t c, void *memory);

/* mmap, munmap, msync and mremap. An address, or minus an error number where that is less than zero; minus an error number or 0. `fd` -1 is memory of no file. */
CONCH_API int64_t conch_map_new(int32_t fd, int64_t length, int64_t offset, int32_t protection, int32_t flags);
CONCH_API int64_t conch_map_free(void *map, int64_t length);
CONCH_API int64_t conch_map_sync(void *at, int64_t length);
CONCH_API int64_t conch_map_resize(void *map, int64_t length, int64_t new_length);
CONCH_API int64_t conch_map_advise(void *at, int64_t length, int32_t advice);

#endif
