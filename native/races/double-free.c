/* Two threads drop the last two references to one object at once.
 *
 *     A: count 2 → 1      B: count 1 → 0      A: zero? yes, free      B: zero? yes, free
 *     A: load 2           B: load 2           A: store 1              B: store 1: nobody frees
 *
 * Broken: lowering the count and looking at it are two steps. Repaired: each thread looks at the number that its own step left.
 */
#include "race.h"

struct object {
    long value;
    volatile long ref_count;
};

static struct object *object;
static _Atomic int deletions;           /* beside the object: it is read after the object is gone */

static void delete_object(struct object *o)
{
    deletions++;
    race_free(o);
}

static void decref_broken(struct object *o)
{
    o->ref_count = o->ref_count - 1;
    if (o->ref_count == 0)
        delete_object(o);
}

/* Release: what this thread did to the object comes before the free. Acquire: the thread that frees sees all of it. */
static void decref(struct object *o)
{
    if (__atomic_sub_fetch(&o->ref_count, 1, __ATOMIC_ACQ_REL) == 0)
        delete_object(o);
}

const char race_title[] = "the last references are dropped at once: no lock";
const long race_iters = 1;

enum { ONCE, TWICE, NEVER };
const struct race_outcome race_outcomes[] = {
    [ONCE] = {"freed once", ACCEPTABLE, "the last one out frees", 0},
    [TWICE] = {"freed twice", INTERESTING, "both lowered, then both looked and saw zero", 0},
    [NEVER] = {"never freed", INTERESTING, "both read the same count, nobody stored zero: a leak", 0},
    {0}};

void race_setup(void)
{
    object = race_new(sizeof *object);
    *object = (struct object){.value = 2781, .ref_count = race.threads};
    deletions = 0;
}

void race_thread(int id)
{
    (void)id;
    if (race.repaired)
        decref(object);
    else
        decref_broken(object);
}

int race_check(char *detail, size_t size)
{
    int freed = deletions;
    snprintf(detail, size, "%d frees", freed);
    race_really_free(object, freed);
    return freed == 1 ? ONCE : freed ? TWICE : NEVER;
}
