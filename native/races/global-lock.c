/* One mutex for all objects, as the interpreter's lock is one for all.
 *
 * Right, and nothing runs side by side: two threads on two objects wait for each other too. Broken: part of the step is outside
 * of the lock, the load when the count is raised, the look at zero when it is lowered.
 */
#include "race.h"

struct object {
    long value;
    volatile long ref_count;
} __attribute__((aligned(128)));

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic int deletions;

static void incref_broken(struct object *o, int id)
{
    (void)id;
    long count = o->ref_count;
    pthread_mutex_lock(&lock);
    o->ref_count = count + 1;
    pthread_mutex_unlock(&lock);
}

static void incref(struct object *o, int id)
{
    (void)id;
    pthread_mutex_lock(&lock);
    o->ref_count = o->ref_count + 1;
    pthread_mutex_unlock(&lock);
}

static void decref_broken(struct object *o, int id)
{
    (void)id;
    pthread_mutex_lock(&lock);
    o->ref_count = o->ref_count - 1;
    pthread_mutex_unlock(&lock);
    if (o->ref_count == 0)
        deletions++;
}

static void decref(struct object *o, int id)
{
    (void)id;
    pthread_mutex_lock(&lock);
    long count = --o->ref_count;
    pthread_mutex_unlock(&lock);
    if (count == 0)
        deletions++;
}

static void object_init(struct object *o, int owner, long ref_count)
{
    (void)owner;
    *o = (struct object){.value = 2781, .ref_count = ref_count};
}

static long object_count(struct object *o)
{
    return o->ref_count;
}

const char race_title[] = "one mutex for all objects: right, nothing in parallel";

#include "counting.h"
