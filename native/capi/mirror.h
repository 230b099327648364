/*
 * Mirrors: what C sees of the interpreter's objects, and what Java must know about their layout.
 *
 * Every PyObject that Conch allocates has a prefix of 16 bytes before it. Its handle is the index of the Java object in the table of
 * conch.capi.Mirrors; its flags say what binds the two. (A PyTypeObject may be static in an extension, so types keep both in
 * their tail instead: conch_handle, conch_flags.)
 *
 *   unbound        No Java object yet. C made it: a number, a string, a tuple or list under construction, an instance of a C type. It lives and
 *                  dies by ob_refcnt alone, without any upcall.
 *   bound, linked  A Java object stands behind it and lives by its own slots. ob_refcnt counts C's references and one for the Java object.
 *                  When the Java object's count falls to zero while C has references left, the mirror becomes owned.
 *   bound, owned   C's references keep the Java object alive: the mirror is one slot of it. At zero the slot is dropped; where other
 *                  slots hold the object too, the mirror becomes linked instead, so that a borrowed pointer stays good for as long as the
 *                  object lives, as it does in CPython.
 *
 * Objects whose layout is Conch's lie in cells of one size, which C and Java take from one free list and fill by themselves.
 * All of this is guarded by the GIL.
 */
#ifndef CONCH_MIRROR_H
#define CONCH_MIRROR_H

#include <stdint.h>

#include "../runtime/export.h"

/* The cell as Java sees it; C sees the same as a prefix, a PyObject and a payload (internal.h). A pointer to the object is the address of refcnt. */
struct conch_cell {
    int32_t handle;  /* of a cell: its own for good; 0 for an instance of a C type that Java has not seen */
    uint32_t flags;  /* CONCH_CELL … */
    void *extra;     /* module: its definition and state · memoryview: the Py_buffer of it · bytes: not NULL where the payload is Java's · str: how long utf8 is · else NULL */
    int64_t refcnt;
    void *type;
    int64_t payload[4]; /* int: value · float: the double · str: length, data, utf8, hash (the length of utf8 is extra) · bytes: length, data · tuple, list: size, items */
};

#define CONCH_CELL 1u     /* lies in a cell, with a handle of its own */
#define CONCH_BOUND 2u    /* Java's table has an object for the handle */
#define CONCH_OWNED 4u    /* … and this is one slot of it */
#define CONCH_PAYLOAD 8u  /* C has to free something when it ends: conch_mirror_clear */
#define CONCH_BIG 16u     /* an int beyond 64 bits: only Java has the value */
#define CONCH_STATIC 32u  /* lives as long as the process; counts mean nothing */
#define CONCH_ASCII 64u   /* a str: all code points below 128 */
#define CONCH_DEAD 128u    /* ended, and kept aside: only in a strict run */
#define CONCH_LENT 2048u   /* a float of conch_call_fast_floats, while nothing but the call has it */
#define CONCH_EXTENDED 4096u /* of a type: its C struct goes on behind what C sees of the built-in type below, so that its instances do not fit cells */
#define CONCH_KIND_SHIFT 8 /* a str whose data are there: 1, 2 or 4 in the bits above */

/* Handles that are given away for good. */
#define CONCH_HANDLE_NONE 1
#define CONCH_HANDLE_TRUE 2
#define CONCH_HANDLE_FALSE 3
#define CONCH_HANDLE_NOT_IMPLEMENTED 4
#define CONCH_HANDLE_ELLIPSIS 5
#define CONCH_HANDLE_TYPES 16
#define CONCH_HANDLE_EXCEPTIONS 64
#define CONCH_HANDLE_SMALL_INTS 160
#define CONCH_HANDLE_FIRST_FREE 512
#define CONCH_SMALLEST_INT (-5)
#define CONCH_SMALL_INTS 262

/* What the count of a static object begins with: no run comes near its end. */
#define CONCH_STATIC_REFCNT (1LL << 40)

struct conch_cells {
    void *free;           /* the first free cell (its start), which holds the next one in payload[0] */
    int32_t next_handle;  /* above all that were given out */
};
CONCH_API extern struct conch_cells conch_cell_pool;

/* Adds a block of cells to the free list. Java's out of memory where it fails: 0, or -1. */
CONCH_API int32_t conch_cells_grow(void);

/* Every block of cells there is. */
#define CONCH_CELLS_A_BLOCK 256
extern struct conch_cell **conch_cell_blocks;
extern int conch_cell_block_count;

/* Takes `count` handles in a row, for objects that lie elsewhere. */
CONCH_API int32_t conch_handles_take(int32_t count);

/* Ends what C hung on a mirror with CONCH_PAYLOAD: copies of text, references to a tuple's items, a module's state. */
CONCH_API void conch_mirror_clear(void *object);

/* The addresses of the objects with fixed handles; NULL for a handle that has none. */
CONCH_API void *conch_static_object(int32_t handle);
/* The name that the built-in type or exception with that handle has in Python; NULL where there is none. */
CONCH_API const char *conch_static_name(int32_t handle);

#endif
