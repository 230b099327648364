/*
 * The heap of the explored program: malloc and free of one run.
 *
 * Each thread, and setup(), takes memory from a part of its own, upwards, and nothing is given out twice within a run. So a block's
 * address depends only on what its own thread asked for before, not on the schedule, and an access to a freed block is always seen.
 */
#ifndef CONCH_SCHED_HEAP_H
#define CONCH_SCHED_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HEAP_SETUP = 16, HEAP_PARTS = 17 }; /* parts 0 to 15 are the threads', part 16 is of setup() and check() */

typedef struct Block {
    uintptr_t address;
    size_t size;
    bool freed;
    int freed_by; /* thread, -1 for setup() or check() */
} Block;

typedef enum HeapState { HEAP_LIVE, HEAP_FREED, HEAP_OUTSIDE } HeapState;

void heap_open(void);
void heap_reset(void);

/* A new block, 16-byte aligned, filled with 0xCD. NULL if the part is used up (1 MiB, or 1024 blocks, a run). */
void *heap_take(int part, size_t size);

uintptr_t heap_begin(void);
uintptr_t heap_end(void);

/* The block at or before `address` in its part, NULL if there is none. `part` and `index`, which name it, may be NULL. */
Block *heap_block(uintptr_t address, int *part, int *index);

/* Whether `size` bytes from `address` (in the heap's range) lie in one block that is not freed. */
HeapState heap_state(uintptr_t address, size_t size);

#endif
