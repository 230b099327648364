/*
 * Biased reference counting (PEP 703): the count is two words.
 *
 *   local   the owner's references: only the owner's thread touches it, so it needs no atomics
 *   shared  all others' references, times two, plus MERGED: everybody may touch it, with atomics only
 *
 * As long as the owner holds references nobody may free: another thread cannot know the local word. When the owner drops its last
 * one it merges: it sets MERGED, and from then on the shared word alone counts. Merged and at zero, the object is freed, once,
 * by whoever made it so.
 *
 * A reference is dropped by the side that took it. Write the two halves of decref. Leave what stands below it as it is.
 */
#include <stdatomic.h>
#include <stdlib.h>

enum { MERGED = 1, ONE = 2 };

struct object {
    long value;
    int owner; /* number of the thread that made it */
    long local;
    _Atomic long shared;
};

static struct object *object;
static int frees;

void object_free(struct object *o)
{
    frees++;
    free(o);
}

static void incref(struct object *o, int self)
{
    if (self == o->owner)
        o->local++;
    else
        atomic_fetch_add_explicit(&o->shared, ONE, memory_order_relaxed);
}

static void decref_of_owner(struct object *o)
{
    if (--o->local > 0)
        return;
    if (atomic_load(&o->shared) == 0)
        object_free(o);
    else
        atomic_fetch_or(&o->shared, MERGED);
}

/* Merged and at zero after this step: no other thread can have seen the same. */
static void decref_of_others(struct object *o)
{
    if (atomic_fetch_sub_explicit(&o->shared, ONE, memory_order_acq_rel) == ONE + MERGED)
        object_free(o);
}

static void decref(struct object *o, int self)
{
    if (self == o->owner)
        decref_of_owner(o);
    else
        decref_of_others(o);
}

/* --- two threads: each was handed one reference, and borrows for a call --- */

const int threads = 2;
enum { OWNER = 0 };
static int owner_pays;

void setup(void)
{
    object = malloc(sizeof *object);
    *object = (struct object){.value = 2781, .owner = OWNER, .local = 1, .shared = ONE};
    incref(object, OWNER);
    owner_pays = object->local != 2 || object->shared != ONE;
    decref(object, OWNER);
}

void thread(int number)
{
    incref(object, number);
    decref(object, number);
    decref(object, number);
}

const char *check(void)
{
    if (owner_pays)
        return "the owner counts in the shared word";
    return frees == 1 ? "freed once" : frees == 0 ? "never freed: a leak" : "freed more than once";
}
