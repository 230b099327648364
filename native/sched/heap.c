#define _GNU_SOURCE
#include "heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { PART_SIZE = 1 << 20, PART_BLOCKS = 1024, ALIGNMENT = 16, GAP = 16 }; /* the gap makes running over the end visible */

typedef struct Part {
    size_t used;
    int count;
    Block blocks[PART_BLOCKS];
} Part;

static uintptr_t heap;
static Part parts[HEAP_PARTS];

void heap_open(void)
{
    void *wanted = (void *)(uintptr_t)0x200000000000;
    void *memory = mmap(wanted, (size_t)HEAP_PARTS * PART_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        perror("the explored program's heap");
        abort();
    }
    heap = (uintptr_t)memory;
}

void heap_reset(void)
{
    for (int i = 0; i < HEAP_PARTS; i++)
        parts[i].used = 0, parts[i].count = 0;
}

void *heap_take(int number, size_t size)
{
    Part *part = &parts[number];
    if (size > PART_SIZE)
        return NULL;
    size_t needed = (size + GAP + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (part->count == PART_BLOCKS || PART_SIZE - part->used < needed)
        return NULL;
    Block *block = &part->blocks[part->count++];
    *block = (Block){heap + (size_t)number * PART_SIZE + part->used, size, false, -1};
    part->used += needed;
    return memset((void *)block->address, 0xCD, size);
}

uintptr_t heap_begin(void) { return heap; }
uintptr_t heap_end(void) { return heap + (size_t)HEAP_PARTS * PART_SIZE; }

Block *heap_block(uintptr_t address, int *part_out, int *index_out)
{
    if (address < heap_begin() || address >= heap_end())
        return NULL;
    int number = (int)((address - heap) / PART_SIZE);
    Part *part = &parts[number];
    int low = 0, high = part->count;
    while (low < high) { /* first block beyond the address */
        int middle = (low + high) / 2;
        if (part->blocks[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    if (part_out)
        *part_out = number;
    if (index_out)
        *index_out = low - 1;
    return &part->blocks[low - 1];
}

HeapState heap_state(uintptr_t address, size_t size)
{
    Block *block = heap_block(address, NULL, NULL);
    if (block == NULL || address + size > block->address + block->size)
        return HEAP_OUTSIDE;
    return block->freed ? HEAP_FREED : HEAP_LIVE;
}
