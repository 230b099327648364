/*
 * The blocks of memory that extensions have. PyMem_… and PyMem_Raw… note theirs themselves, also when they are called through a pointer: of these what is
 * here is exact, and a block that goes back to another family is a mistake. Blocks of malloc, new and PyObject_Malloc are noted where a watched
 * library asks for them; some other library may have given one back since, so nothing is concluded from them alone.
 *
 * A block is taken out before it is given back: afterwards its address may be another thread's.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <pthread.h>

#include "strict_set.h"

struct block {
    size_t bytes;
    enum family family;
    const char *made_by;
    uintptr_t place; /* where that was called; 0 where no watched library did */
};

static struct {
    pthread_mutex_t mutex;
    struct strict_set set; /* to a struct block each */
} blocks = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static bool begins(const char *name, const char *with)
{
    return strncmp(name, with, strlen(with)) == 0;
}

static enum family family_of(const char *function)
{
    return begins(function, "PyMem_Raw") ? FAMILY_RAW : begins(function, "PyMem_") ? FAMILY_MEM : begins(function, "PyObject_") ? FAMILY_OBJECT : FAMILY_C;
}

/* With the mutex. */
static struct block *find(const void *memory)
{
    size_t *value = set_value(&blocks.set, memory);
    return value == NULL ? NULL : (struct block *)*value;
}

void blocks_made(void *memory, size_t bytes, const char *function, uintptr_t place)
{
    if (memory == NULL)
        return;
    pthread_mutex_lock(&blocks.mutex);
    struct block *block = find(memory);
    if (block == NULL) {
        block = malloc(sizeof *block);
        if (block == NULL)
            conch_fatal("--strict", "no memory for what is known of the extension's memory");
        set_put(&blocks.set, memory, (size_t)block);
    }
    *block = (struct block){bytes, family_of(function), function, place};
    pthread_mutex_unlock(&blocks.mutex);
}

void blocks_end(const void *memory)
{
    pthread_mutex_lock(&blocks.mutex);
    free((struct block *)set_take(&blocks.set, memory));
    pthread_mutex_unlock(&blocks.mutex);
}

/* A copy; all zero where nothing is known of it. */
static struct block known(const void *memory)
{
    pthread_mutex_lock(&blocks.mutex);
    const struct block *block = find(memory);
    struct block copy = block == NULL ? (struct block){0} : *block;
    pthread_mutex_unlock(&blocks.mutex);
    return copy;
}

size_t blocks_bytes(const void *memory)
{
    return known(memory).bytes;
}

void blocks_each(void (*visit)(const void *memory, size_t bytes))
{
    pthread_mutex_lock(&blocks.mutex);
    for (size_t i = 0; i < blocks.set.room; i++)
        if (SET_HAS(&blocks.set, i))
            visit(blocks.set.keys[i], ((const struct block *)blocks.set.values[i])->bytes);
    pthread_mutex_unlock(&blocks.mutex);
}

int64_t conch_strict_blocks(void)
{
    pthread_mutex_lock(&blocks.mutex);
    int64_t count = (int64_t)blocks.set.live;
    pthread_mutex_unlock(&blocks.mutex);
    return count;
}

/* ---- the rule ---- */

#define REPAIR "give memory back once, and to the family that it came from: PyMem_RawMalloc and PyMem_RawFree, PyMem_Malloc and PyMem_Free, malloc and free belong together"

void blocks_want_family(const struct strict_call *call)
{
    const void *memory = (const void *)(uintptr_t)call->arguments[0];
    enum family family = family_of(call->target->name);
    struct block block = memory == NULL ? (struct block){0} : known(memory);
    char what[120], note[80];
    if (memory == NULL || block.family == family)
        return;
    if (block.family == FAMILY_RAW || block.family == FAMILY_MEM || block.family == FAMILY_OBJECT) {
        snprintf(what, sizeof what, "was given memory that came from %s, another family of functions", block.made_by);
        snprintf(note, sizeof note, "it came from %s", block.made_by);
        strict_stop_call(RULE_ALLOCATOR, call, what, block.place == 0 ? NULL : note, block.place, REPAIR);
    }
    if (family == FAMILY_RAW || family == FAMILY_MEM)
        strict_stop_call(RULE_ALLOCATOR, call, "was given memory that did not come from its family of functions, or has been given back already", NULL, 0, REPAIR);
}
