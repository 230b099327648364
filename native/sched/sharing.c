/*
 * A shadow for every byte of the globals and of the heap. It is never cleared: an access in an earlier run counts too, which
 * can only add points. The points themselves stand still while a search goes on, because a schedule is a list of points.
 */
#define _GNU_SOURCE
#include "sharing.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "heap.h"
#include "image.h"

typedef struct Shadow {
    uint16_t readers, writers; /* one bit a thread */
    bool point, found;         /* found: shared, and in the list below */
} Shadow;

typedef struct Region {
    uintptr_t begin, end;
    Shadow *shadow;
} Region;

static Region regions[2];

/* Every byte found to be shared; the first `settled` of them are points, sorted. */
static uintptr_t *found;
static size_t found_count, found_room, settled;

static Region new_region(uintptr_t begin, uintptr_t end)
{
    void *shadow = mmap(NULL, (end - begin) * sizeof(Shadow), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (shadow == MAP_FAILED)
        abort();
    return (Region){begin, end, shadow};
}

void sharing_open(void)
{
    regions[0] = new_region(image_begin(), image_end());
    regions[1] = new_region(heap_begin(), heap_end());
}

static Region *region_of(uintptr_t address)
{
    for (int i = 0; i < 2; i++)
        if (address >= regions[i].begin && address < regions[i].end)
            return &regions[i];
    return NULL;
}

static void add_found(uintptr_t address, Shadow *shadow)
{
    if (found_count == found_room) {
        found_room = found_room ? 2 * found_room : 256;
        found = realloc(found, found_room * sizeof *found);
        if (found == NULL)
            abort();
    }
    shadow->found = true;
    found[found_count++] = address;
}

bool sharing_access(uintptr_t address, size_t size, int thread, bool writes)
{
    Region *region = region_of(address);
    if (region == NULL)
        return false;
    bool point = false;
    uint16_t bit = (uint16_t)(1u << thread);
    for (uintptr_t at = address; at < address + size && at < region->end; at++) {
        Shadow *shadow = &region->shadow[at - region->begin];
        if (writes)
            shadow->writers |= bit;
        else
            shadow->readers |= bit;
        point |= shadow->point;
        if (!shadow->found && shadow->writers && __builtin_popcount(shadow->readers | shadow->writers) > 1)
            add_found(at, shadow);
    }
    return point;
}

bool sharing_grew(void) { return settled < found_count; }

static int by_address(const void *a, const void *b)
{
    uintptr_t x = *(const uintptr_t *)a, y = *(const uintptr_t *)b;
    return x < y ? -1 : x > y;
}

void sharing_settle(void)
{
    for (; settled < found_count; settled++) {
        Region *region = region_of(found[settled]);
        region->shadow[found[settled] - region->begin].point = true;
    }
    if (found_count)
        qsort(found, found_count, sizeof *found, by_address);
}

void sharing_add(uintptr_t address, size_t size)
{
    Region *region = region_of(address);
    for (uintptr_t at = address; region && at < address + size && at < region->end; at++)
        if (!region->shadow[at - region->begin].found)
            add_found(at, &region->shadow[at - region->begin]);
}

bool sharing_stretch(int wanted, uintptr_t *begin, size_t *size)
{
    size_t at = 0;
    for (int i = 0; at < settled; i++) {
        size_t length = 1;
        while (at + length < settled && found[at + length] == found[at] + length)
            length++;
        if (i == wanted) {
            *begin = found[at];
            *size = length;
            return true;
        }
        at += length;
    }
    return false;
}
