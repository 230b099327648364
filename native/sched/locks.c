#include "locks.h"

enum { MAX_HELD = 256 };

/* Only the held ones are listed: a mutex that nobody holds needs no memory, however many there are. */
static struct { uintptr_t address; int holder; } held[MAX_HELD];
static int held_count;

void locks_reset(void) { held_count = 0; }

int locks_holder(uintptr_t address)
{
    for (int i = 0; i < held_count; i++)
        if (held[i].address == address)
            return held[i].holder;
    return -1;
}

bool locks_set(uintptr_t address, int holder)
{
    int i = 0;
    while (i < held_count && held[i].address != address)
        i++;
    if (holder < 0) {
        if (i < held_count)
            held[i] = held[--held_count];
        return true;
    }
    if (i == MAX_HELD)
        return false;
    held[i].address = address;
    held[i].holder = holder;
    if (i == held_count)
        held_count++;
    return true;
}
