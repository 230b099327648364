#include "strict_internal.h"

#include "strict_set.h"

#define SMALLEST 1024

size_t set_spread(const void *key)
{
    return (size_t)(((uintptr_t)key >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20);
}

static size_t place_of(const struct strict_set *set, const void *key)
{
    size_t i = set_spread(key) & (set->room - 1);
    while (set->keys[i] != NULL && set->keys[i] != key)
        i = (i + 1) & (set->room - 1);
    return i;
}

static void put(struct strict_set *set, void *key, size_t value)
{
    size_t i = place_of(set, key);
    set->keys[i] = key;
    set->values[i] = value;
    set->used++;
    set->live++;
}

/* Into a table without emptied places, which is larger only where those were few. */
static void make_room(struct strict_set *set)
{
    struct strict_set next = {.room = set->room == 0 ? SMALLEST : 4 * set->live < set->room ? set->room : 2 * set->room};
    next.keys = calloc(next.room, sizeof *next.keys);
    next.values = calloc(next.room, sizeof *next.values);
    if (next.keys == NULL || next.values == NULL)
        conch_fatal("--strict", "no memory for what is known of the extension's memory");
    for (size_t i = 0; i < set->room; i++)
        if (SET_HAS(set, i))
            put(&next, set->keys[i], set->values[i]);
    free(set->keys);
    free(set->values);
    *set = next;
}

void set_put(struct strict_set *set, void *key, size_t value)
{
    if (2 * (set->used + 1) > set->room)
        make_room(set);
    put(set, key, value);
}

size_t *set_value(const struct strict_set *set, const void *key)
{
    if (set->room == 0 || key == NULL || key == SET_GONE)
        return NULL;
    size_t i = place_of(set, key);
    return set->keys[i] == NULL ? NULL : &set->values[i];
}

size_t set_take(struct strict_set *set, const void *key)
{
    size_t *value = set_value(set, key);
    if (value == NULL)
        return 0;
    set->keys[value - set->values] = SET_GONE;
    set->live--;
    return *value;
}
