/* Atomic counts.
 *
 * Raising needs no order: whoever raises holds a reference already. Lowering releases, so that what a thread did to the object
 * comes before its farewell; the one that frees acquires, so that it sees what all others did. Right and parallel; slow where
 * two cores share the object, because its cache line travels at every step.
 * Broken: every access is atomic, and the step made of two of them is not.
 */
#include "race.h"

struct object {
    long value;
    _Atomic long ref_count;
} __attribute__((aligned(128)));

static _Atomic int deletions;

static void incref_broken(struct object *o, int id)
{
    (void)id;
    long count = atomic_load_explicit(&o->ref_count, memory_order_relaxed);
    atomic_store_explicit(&o->ref_count, count + 1, memory_order_relaxed);
}

static void incref(struct object *o, int id)
{
    (void)id;
    atomic_fetch_add_explicit(&o->ref_count, 1, memory_order_relaxed);
}

static void decref_broken(struct object *o, int id)
{
    (void)id;
    atomic_fetch_sub(&o->ref_count, 1);
    if (atomic_load(&o->ref_count) == 0)
        deletions++;
}

static void decref(struct object *o, int id)
{
    (void)id;
    if (atomic_fetch_sub_explicit(&o->ref_count, 1, memory_order_acq_rel) == 1)
        deletions++;
}

static void object_init(struct object *o, int owner, long ref_count)
{
    (void)owner;
    o->value = 2781;
    o->ref_count = ref_count;
}

static long object_count(struct object *o)
{
    return o->ref_count;
}

const char race_title[] = "fetch_add and fetch_sub: right, parallel, slow when shared";

#include "counting.h"
