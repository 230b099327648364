/*
 * A hash table that only grows. `slots` holds numbers (plus one; zero is an empty slot), `texts` what they stand for. A text is in
 * place before its number is published in a slot, so a reader that sees the number sees the text. Inserting takes the mutex
 * and looks again, since another thread may have inserted the same name.
 */
#include "names.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS (2 * NAMES_CAPACITY)

static _Atomic(const char *) texts[NAMES_CAPACITY] = {"released", "(further regions)"};
static _Atomic int32_t used = 2;
static _Atomic int32_t slots[SLOTS];
static pthread_mutex_t inserting = PTHREAD_MUTEX_INITIALIZER;

/* FNV-1a: names are short. */
static uint32_t hash(const char *name)
{
    uint32_t h = 2166136261u;
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return h;
}

/* The number, or −1 with *slot the empty slot where it belongs. At most half the slots are in use, so there is one. */
static int32_t find(const char *name, uint32_t *slot)
{
    for (uint32_t i = hash(name) % SLOTS;; i = (i + 1) % SLOTS) {
        int32_t entry = atomic_load_explicit(&slots[i], memory_order_acquire);
        if (entry == 0) {
            *slot = i;
            return -1;
        }
        if (strcmp(atomic_load_explicit(&texts[entry - 1], memory_order_relaxed), name) == 0)
            return entry - 1;
    }
}

static int32_t insert(const char *name, uint32_t slot)
{
    int32_t number = atomic_load_explicit(&used, memory_order_relaxed);
    const char *copy = number < NAMES_CAPACITY ? strdup(name) : NULL;
    if (!copy)
        return NAMES_FURTHER;
    atomic_store_explicit(&texts[number], copy, memory_order_relaxed);
    atomic_store_explicit(&used, number + 1, memory_order_release);
    atomic_store_explicit(&slots[slot], number + 1, memory_order_release);
    return number;
}

int32_t names_number(const char *name)
{
    if (!name)
        return NAMES_UNNAMED;
    uint32_t slot;
    int32_t number = find(name, &slot);
    if (number >= 0)
        return number;
    pthread_mutex_lock(&inserting);
    number = find(name, &slot);
    if (number < 0)
        number = insert(name, slot);
    pthread_mutex_unlock(&inserting);
    return number;
}

const char *names_text(int32_t number)
{
    if (number < 0 || number >= names_count())
        return NULL;
    return atomic_load_explicit(&texts[number], memory_order_relaxed);
}

int32_t names_count(void)
{
    return atomic_load_explicit(&used, memory_order_acquire);
}
