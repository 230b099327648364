/* A mutex in every object.
 *
 * Right, and threads on two objects run side by side; but every object is larger, and every step pays for a lock and an unlock.
 * Broken: the mutex is taken for lowering only, "because raising cannot free anything".
 */
#include "race.h"

struct object {
    long value;
    volatile long ref_count;
    pthread_mutex_t lock;
} __attribute__((aligned(128)));

static _Atomic int deletions;

static void incref_broken(struct object *o, int id)
{
    (void)id;
    o->ref_count = o->ref_count + 1;
}

static void incref(struct object *o, int id)
{
    (void)id;
    pthread_mutex_lock(&o->lock);
    o->ref_count = o->ref_count + 1;
    pthread_mutex_unlock(&o->lock);
}

static void decref(struct object *o, int id)
{
    (void)id;
    pthread_mutex_lock(&o->lock);
    long count = --o->ref_count;
    pthread_mutex_unlock(&o->lock);
    if (count == 0)
        deletions++;
}

static void decref_broken(struct object *o, int id)
{
    decref(o, id);
}

static void object_init(struct object *o, int owner, long ref_count)
{
    (void)owner;
    o->value = 2781;
    o->ref_count = ref_count;
    pthread_mutex_init(&o->lock, NULL);
}

static long object_count(struct object *o)
{
    return o->ref_count;
}

const char race_title[] = "a mutex in every object: right, parallel, dear";

#include "counting.h"
