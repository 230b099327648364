/* Biased counts (PEP 703, after Choi, Shull and Torrellas, "Biased reference counting", 2018): the thread that made the object
 * counts in a word of its own without atomics, all others in a shared word with atomics. When the owner's word reaches zero it
 * is merged: from then on the shared word alone decides, and whoever leaves it merged and at zero frees.
 *
 * Right, and cheap for the owner. Broken: raising does not ask who the owner is; lowering looks at both words without a merge.
 */
#include "race.h"

struct object {
    long value;
    int owner;                      /* id of a thread */
    volatile long local;            /* touched by the owner only */
    _Atomic long shared;            /* 2 × the count of the others, + 1 when merged */
} __attribute__((aligned(128)));

enum { MERGED = 1, ONE = 2 };

static _Atomic int deletions;

static void incref_broken(struct object *o, int id)
{
    (void)id;
    o->local = o->local + 1;
}

static void incref(struct object *o, int id)
{
    if (id == o->owner)
        o->local = o->local + 1;
    else
        atomic_fetch_add_explicit(&o->shared, ONE, memory_order_relaxed);
}

static void decref_broken(struct object *o, int id)
{
    if (id == o->owner)
        o->local = o->local - 1;
    else
        atomic_fetch_sub(&o->shared, ONE);
    if (o->local == 0 && atomic_load(&o->shared) == 0)
        deletions++;
}

static void decref(struct object *o, int id)
{
    long shared;
    if (id != o->owner) {
        shared = atomic_fetch_sub_explicit(&o->shared, ONE, memory_order_acq_rel) - ONE;
    } else {
        o->local = o->local - 1;
        if (o->local > 0)
            return;
        shared = atomic_fetch_or_explicit(&o->shared, MERGED, memory_order_acq_rel) | MERGED;
    }
    if (shared == MERGED)
        deletions++;
}

/* One reference is the owner's; those beyond it were taken by the other threads. */
static void object_init(struct object *o, int owner, long ref_count)
{
    o->value = 2781;
    o->owner = owner;
    o->local = 1;
    o->shared = ONE * (ref_count - 1);
}

static long object_count(struct object *o)
{
    return o->local + o->shared / ONE;
}

const char race_title[] = "the owner counts without atomics, others in a shared word (PEP 703)";

#include "counting.h"
