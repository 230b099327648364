/*
 * What lies behind the bytes of a bytearray, closed to an extension that is compiled with AddressSanitizer. The sanitizer knows blocks of malloc, and
 * the payload of a bytearray ends before its block does: there is the zero byte, room to grow, and what alignment costs. While a view of the whole
 * is taken the rest of the block is closed, so that a write one byte behind is reported in the line that writes. PyByteArray_AsString
 * promises the zero byte and opens it again. And what PyArg_Parse… writes to a variable is looked at as the extension's own write, because this library is
 * compiled without the sanitizer. Nothing happens where the sanitizer's runtime is not loaded.
 */
#ifndef CONCH_RED_ZONE_H
#define CONCH_RED_ZONE_H

#include "internal.h"

/* For a view that was just taken of o; nothing where o is no bytearray. */
void red_zone_close(PyObject *o, const Py_buffer *view);
/* The end of what red_zone_close did. */
void red_zone_open(PyObject *o, const Py_buffer *view);
/* The zero byte alone. bytes: the bytearray's, or NULL */
void red_zone_open_end(PyObject *bytearray, const char *bytes);

extern void (*red_zone_store)(void *target, size_t bytes); /* NULL where the runtime is not loaded */

/* Before a call of the API writes to a variable of the extension: reports it where it is smaller than that. Returns target. */
static inline void *red_zone_target(void *target, size_t bytes)
{
    if (CONCH_UNLIKELY(red_zone_store != NULL))
        red_zone_store(target, bytes);
    return target;
}

/* How many bytes lie from there to the end of the block of conch_memory_new, all told; 0 where that is not known (host_memory.c). */
size_t conch_memory_size(const void *memory);

#endif
