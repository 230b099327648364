#include "host_memory.h"

#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "red_zone.h"
#include "strict_guard.h"
#include "strict_internal.h"

/* Pages that a fresh mapping brings are zero already; calloc knows that, so what is large is worth its lost alignment bytes. */
#define LARGE (1u << 20)

/* The block that malloc made, kept in the word before what the caller gets. */
static void **block_of(void *memory)
{
    return (void **)memory - 1;
}

void *conch_memory_new(uint64_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return NULL;
    void *guarded = STRICT_ON ? guard_new((size_t)bytes + 1, GUARD_BUFFER) : NULL;
    if (guarded != NULL)
        return guarded;
    size_t whole = (size_t)bytes + CONCH_MEMORY_ALIGNMENT + sizeof(void *);
    void *block = whole >= LARGE ? calloc(1, whole) : malloc(whole);
    if (block == NULL)
        return NULL;
    uintptr_t start = (uintptr_t)block + sizeof(void *);
    void *memory = (void *)((start + CONCH_MEMORY_ALIGNMENT - 1) & ~(uintptr_t)(CONCH_MEMORY_ALIGNMENT - 1));
    if (whole < LARGE)
        memset(memory, 0, (size_t)bytes + 1);
    *block_of(memory) = block;
    return memory;
}

void conch_memory_free(void *memory)
{
    if (memory != NULL && !(STRICT_ON && guard_end(memory)))
        free(*block_of(memory));
}

size_t conch_memory_size(const void *memory)
{
#ifdef __GLIBC__
    if (STRICT_ON)
        return 0;
    char *block = *block_of((void *)(uintptr_t)memory);
    return (size_t)(block + malloc_usable_size(block) - (const char *)memory);
#else
    (void)memory;
    return 0;
#endif
}
