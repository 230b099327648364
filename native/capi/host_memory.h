/* Native memory for the payloads of bytearray, array and large bytes, which C reads in place. */
#ifndef CONCH_HOST_MEMORY_H
#define CONCH_HOST_MEMORY_H

#include <stdint.h>

#include "../runtime/export.h"

/* A cache line, and the width of the widest vector load: what the payload of a buffer begins on a multiple of. */
#define CONCH_MEMORY_ALIGNMENT 64

/* That many zeroed bytes, aligned to CONCH_MEMORY_ALIGNMENT; one byte where none are asked for. NULL when memory is short.
   The caller owns it. Needs no GIL. */
CONCH_API void *conch_memory_new(uint64_t bytes);

/* Gives it back; nothing happens for NULL. */
CONCH_API void conch_memory_free(void *memory);

#endif
