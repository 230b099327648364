/* Sets of addresses, each with a value. Who shares one between threads guards it. */
#ifndef CONCH_STRICT_SET_H
#define CONCH_STRICT_SET_H

#include <stddef.h>

struct strict_set {
    void **keys; /* NULL: never used; SET_GONE: emptied */
    size_t *values;
    size_t room, used, live; /* a power of two; used counts the emptied places as well */
};
#define SET_GONE ((void *)1)

/* The key must not be in the set. Without memory it ends the process. */
void set_put(struct strict_set *set, void *key, size_t value);
/* Where its value lies, until the next set_put; NULL where it is not in the set. */
size_t *set_value(const struct strict_set *set, const void *key);
/* Takes it out. Its value; 0 where it was not there. */
size_t set_take(struct strict_set *set, const void *key);
/* A number for an address, spread over all bits that tables use. */
size_t set_spread(const void *key);

/* Whether there is a key in this place. */
#define SET_HAS(set, place) ((set)->keys[place] != NULL && (set)->keys[place] != SET_GONE)

#endif
