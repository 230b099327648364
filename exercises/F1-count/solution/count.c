/*
 * Two threads and one object. Each thread was handed a reference; it lends it to a function that it calls, which takes a reference
 * of its own and drops it, and then drops the one that it was handed. Whoever drops the last one frees.
 *
 * The count is atomic: reading, changing and writing are one step, and what the step found is what decides.
 */
#include <stdatomic.h>
#include <stdlib.h>

/* As if they came from another file: the compiler must not make one step out of two calls. */
#define NOT_INLINE static __attribute__((noinline))

struct object {
    long value;
    _Atomic long ref_count;
};

static struct object *object;
static int frees;

static void object_init(struct object *o, long references)
{
    o->value = 2781;
    o->ref_count = references;
}

static void object_free(struct object *o)
{
    frees++;
    free(o);
}

/* Relaxed will do: who raises holds a reference already, so the object cannot go meanwhile. */
NOT_INLINE void incref(struct object *o)
{
    atomic_fetch_add_explicit(&o->ref_count, 1, memory_order_relaxed);
}

/* The step returns what it found, so exactly one thread learns that it was the last. Release: what this thread did with the object
 * comes before its drop; acquire: and before the free of whoever is last. */
NOT_INLINE void decref(struct object *o)
{
    if (atomic_fetch_sub_explicit(&o->ref_count, 1, memory_order_acq_rel) == 1)
        object_free(o);
}

const int threads = 2;

void setup(void)
{
    object = malloc(sizeof *object);
    object_init(object, threads);
}

static void borrow(struct object *o)
{
    incref(o);
    decref(o);
}

void thread(int number)
{
    (void)number;
    borrow(object);
    decref(object);
}

const char *check(void)
{
    return frees == 1 ? "freed once" : frees == 0 ? "never freed: a leak" : "freed more than once";
}
