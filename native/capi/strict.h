/*
 * --strict and --permissive, as Java sees them: which mode holds, and what a stop says. How it works: strict_internal.h.
 *
 * The rules, each with one fixed name; docs/strict.md explains them and how to repair a breach.
 */
#ifndef CONCH_STRICT_H
#define CONCH_STRICT_H

#include <stdint.h>

#include "../runtime/export.h"

#define CONCH_MODE_DEFAULT 0
#define CONCH_MODE_STRICT 1
#define CONCH_MODE_PERMISSIVE 2

/* What a stop says. Texts are zero-ended and borrowed; places are addresses of code, 0 for none. */
struct conch_stop {
    const char *rule;     /* outside a strict run, where only a crash is told: the words for the signal */
    const char *subject;  /* the name of the API, or of the extension's function */
    int64_t place;        /* where the mistake is: a return address, or a function's first address where is_function */
    int32_t is_function;
    const char *what;     /* what is wrong, as the rest of a sentence that begins with the subject */
    const char *note;     /* what belongs to it and happened elsewhere; NULL for none */
    int64_t note_place;
    const char *repair;
    const char *script;   /* what the script was doing, as STRICT_CALLS gave it; NULL: what it is doing */
    const char *thread;   /* the thread's name, "" for none */
    int32_t thread_id;    /* dense number of the native thread */
};

/* Switches the mode for good, before the first extension is loaded, with the GIL held; a crash of C is told
   from then on, in the default mode, too. max_held: nanoseconds that C may keep the lock in one go, 0 for any
   time. 0, or -1 where the machine does not allow it: not x86-64 or aarch64 Linux, or no executable memory. */
CONCH_API int32_t conch_strict_start(int32_t mode, int64_t max_held);

/* How a function of an extension says that it failed. */
#define CONCH_RETURNS_OBJECT 1  /* NULL, with an exception */
#define CONCH_RETURNS_NEXT 2    /* NULL, with or without one */
#define CONCH_RETURNS_INT 3     /* -1 as an int, with one */
#define CONCH_RETURNS_SIZE 4    /* -1 as a Py_ssize_t, with one */
#define CONCH_RETURNS_NOTHING 5

/* The address to call instead of the extension's function, which is watched that way: the same one outside --strict. The name is copied. */
CONCH_API int64_t conch_strict_entry(int64_t function, const char *name, int32_t returns);

/* What is at an address of code. 1, or 0 where it is in no library. */
struct conch_symbol {
    const char *library; /* its file */
    int64_t offset;      /* of the address, in the file's own addresses */
    const char *name;    /* NULL where no symbol is known */
    int64_t name_offset; /* of the address, from the symbol's start */
};
CONCH_API int32_t conch_symbol_at(int64_t address, struct conch_symbol *out);

/* Java found no object behind one of these: stops where one of them is dead, else returns. */
CONCH_API void conch_strict_look(int64_t a, int64_t b, int64_t c, int64_t d);

/* The end of the script, when its modules are empty: stops for references that leaked. With the GIL held. */
CONCH_API void conch_strict_finish(void);

/* How many blocks of memory the extensions have: what a watched call or a function of the API has made, and none has given back. 0 outside --strict. */
CONCH_API int64_t conch_strict_blocks(void);

/* What --permissive let pass, one entry a place. 1, or 0 behind the last. */
struct conch_forgiven {
    const char *api;
    int64_t place;
    int64_t count;
};
CONCH_API int32_t conch_strict_forgiven(int32_t index, struct conch_forgiven *out);

#endif
