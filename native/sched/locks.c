#include "locks.h"

#include <stddef.h>

enum { MAX_HELD = 256 };

typedef struct Lock {
    uintptr_t address;
    int holder;       /* -1 while only readers hold it */
    int depth;        /* how often the holder took it */
    uint16_t readers; /* one bit a thread */
    uintptr_t where;  /* it was taken last */
} Lock;

/* Only the held ones are listed: a lock that nobody holds needs no memory, however many there are. */
static Lock held[MAX_HELD];
static int held_count;

void locks_reset(void) { held_count = 0; }

static Lock *find(uintptr_t address)
{
    for (int i = 0; i < held_count; i++)
        if (held[i].address == address)
            return &held[i];
    return NULL;
}

static Lock *find_or_add(uintptr_t address)
{
    Lock *lock = find(address);
    if (lock || held_count == MAX_HELD)
        return lock;
    lock = &held[held_count++];
    *lock = (Lock){address, -1, 0, 0, 0};
    return lock;
}

int locks_holder(uintptr_t address)
{
    Lock *lock = find(address);
    return lock ? lock->holder : -1;
}

bool locks_is_held(uintptr_t address) { return find(address) != NULL; }

bool locks_take(uintptr_t address, int thread, uintptr_t where)
{
    Lock *lock = find_or_add(address);
    if (lock == NULL)
        return false;
    lock->holder = thread;
    lock->depth++;
    lock->where = where;
    return true;
}

bool locks_share(uintptr_t address, int thread, uintptr_t where)
{
    Lock *lock = find_or_add(address);
    if (lock == NULL)
        return false;
    lock->readers |= (uint16_t)(1u << thread);
    lock->where = where;
    return true;
}

bool locks_release(uintptr_t address, int thread)
{
    Lock *lock = find(address);
    if (lock == NULL)
        return false;
    if (lock->holder == thread)
        lock->holder = --lock->depth > 0 ? thread : -1;
    else if (lock->readers >> thread & 1)
        lock->readers &= (uint16_t)~(1u << thread);
    else
        return false;
    if (lock->holder < 0 && lock->readers == 0)
        *lock = held[--held_count];
    return true;
}

bool locks_left(uintptr_t *address, int *thread, uintptr_t *where)
{
    if (held_count == 0)
        return false;
    *address = held[0].address;
    *thread = locks_in_the_way(held[0].address, -1);
    *where = held[0].where;
    return true;
}

bool locks_is_free(uintptr_t address, int thread)
{
    (void)thread;
    return find(address) == NULL;
}

bool locks_is_free_to_share(uintptr_t address, int thread)
{
    (void)thread;
    return locks_holder(address) < 0;
}

bool locks_is_free_or_own(uintptr_t address, int thread) { return find(address) == NULL || locks_holder(address) == thread; }

/* Of several readers the lowest number. */
int locks_in_the_way(uintptr_t address, int thread)
{
    (void)thread;
    Lock *lock = find(address);
    if (lock == NULL)
        return -1;
    return lock->holder >= 0 ? lock->holder : __builtin_ctz(lock->readers);
}
