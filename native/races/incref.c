/* Two threads raise one reference count, 100,000 times each.
 *
 *     A: load 1      B: load 1      A: store 2     B: store 2        two raises, and the count says 2
 *
 * Broken: a raise is a load and a store, and the other thread comes between. Repaired: one indivisible step.
 */
#include "race.h"

/* volatile keeps the compiler from doing all raises as one addition; it makes nothing indivisible. Objects lie far apart, so
 * that with `--objects separate` no two share a cache line. */
struct object {
    long value;
    volatile long ref_count;
} __attribute__((aligned(128)));

static struct object objects[RACE_MOST_THREADS];

static void incref_broken(struct object *o)
{
    o->ref_count = o->ref_count + 1;
}

static void incref(struct object *o)
{
    __atomic_fetch_add(&o->ref_count, 1, __ATOMIC_RELAXED);
}

const char race_title[] = "lost updates allowed: no lock";
const long race_iters = 100000;

enum { RIGHT, LOST, TOO_MANY };
const struct race_outcome race_outcomes[] = {
    [RIGHT] = {"%ld", ACCEPTABLE, "as if one after the other", 0},
    [LOST] = {"< %ld", INTERESTING, "two threads read the same count, one update was lost", 0},
    [TOO_MANY] = {"> %ld", FORBIDDEN, "no interleaving gives this", 0},
    {0}};

void race_setup(void)
{
    for (int i = 0; i < race_objects(); i++)
        objects[i] = (struct object){.value = 2781, .ref_count = 1};
}

void race_thread(int id)
{
    struct object *o = &objects[race_object_of(id)];
    if (race.repaired)
        for (long i = 0; i < race.iters; i++)
            incref(o);
    else
        for (long i = 0; i < race.iters; i++)
            incref_broken(o);
}

int race_check(char *detail, size_t size)
{
    long count = 0;
    for (int i = 0; i < race_objects(); i++)
        count += objects[i].ref_count;
    snprintf(detail, size, "count %ld", count);
    return count == race_total() ? RIGHT : count < race_total() ? LOST : TOO_MANY;
}
