/* Bytes that are written one piece after the other. */
#ifndef CONCH_BYTE_BUFFER_H
#define CONCH_BYTE_BUFFER_H

#include "internal.h"

/* Begins as zeroes; whoever has it frees `bytes`. */
struct buffer {
    char *bytes;
    size_t length, room;
    bool failed; /* with an exception, once and for good */
};

/* Nothing is appended any more where something failed before. */
static inline void append(struct buffer *b, const char *bytes, size_t count)
{
    if (b->failed)
        return;
    if (b->length + count + 1 > b->room) {
        size_t room = (b->length + count + 1) * 2;
        char *larger = realloc(b->bytes, room);
        if (larger == NULL) {
            PyErr_NoMemory();
            b->failed = true;
            return;
        }
        b->bytes = larger;
        b->room = room;
    }
    memcpy(b->bytes + b->length, bytes, count);
    b->length += count;
}

#endif
