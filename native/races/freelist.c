/* Threads take objects from one free list, as an allocator of small objects keeps it.
 *
 *     A: head is X      B: head is X      A: head = X.next, returns X      B: head = X.next, returns X
 *
 * Broken: no lock, one object is handed out twice, and two owners write to it. Repaired: under a mutex.
 */
#include "race.h"

struct object {
    struct object *volatile next;
    _Atomic int owners;         /* how often it was handed out */
};

static struct object *pool, *volatile head;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct object *take_broken(void)
{
    struct object *first = head;
    if (first)
        head = first->next;
    return first;
}

static struct object *take(void)
{
    pthread_mutex_lock(&lock);
    struct object *first = take_broken();
    pthread_mutex_unlock(&lock);
    return first;
}

static long pool_size(void)
{
    return race.threads * race.iters;
}

const char race_title[] = "two threads take from one free list: no lock";
const long race_iters = 1000;

enum { ONCE, TWICE, SKIPPED };
const struct race_outcome race_outcomes[] = {
    [ONCE] = {"one owner each", ACCEPTABLE, "every object was handed out once", 0},
    [TWICE] = {"two owners", INTERESTING, "an object was handed out twice: two threads read the same head", 0},
    [SKIPPED] = {"lost", FORBIDDEN, "an object without an owner is no longer in the list", 0},
    {0}};

void race_setup(void)
{
    pool = race_new((size_t)pool_size() * sizeof *pool);
    for (long i = 0; i + 1 < pool_size(); i++)
        pool[i].next = &pool[i + 1];
    head = pool;
}

void race_thread(int id)
{
    (void)id;
    for (long i = 0; i < race.iters; i++) {
        struct object *o = race.repaired ? take() : take_broken();
        if (o)
            o->owners++;
    }
}

int race_check(char *detail, size_t size)
{
    long shared = 0, without = 0, listed = 0;
    for (long i = 0; i < pool_size(); i++) {
        shared += pool[i].owners > 1;
        without += pool[i].owners == 0;
    }
    for (struct object *o = head; o; o = o->next)
        listed += o->owners == 0;
    free(pool);
    snprintf(detail, size, "%ld of %ld objects have several owners", shared, pool_size());
    return without != listed ? SKIPPED : shared ? TWICE : ONCE;
}
