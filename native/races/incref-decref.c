/* One thread raises the count, one lowers it and frees the object at zero. Both look first whether it is deleted already.
 *
 *     raiser: deleted? no      lowerer: count 1 → 0, delete      raiser: load 0, store 1 into freed memory
 *
 * Broken: the look and the step are two. Repaired: both under one mutex, as the interpreter's lock does it. Then the count
 * ends at 1, or the object is freed cleanly and the raiser stops. Threads 0, 3, 4, 7 … raise, 1, 2, 5, 6 … lower.
 */
#include "race.h"

struct object {
    long value;
    volatile long ref_count;
};

static struct object *object;
static volatile int deleted;            /* beside the object: it is read after the object is gone */
static int deletions[RACE_MOST_THREADS], steps[RACE_MOST_THREADS];     /* of each thread: what it counts for the check is no race */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void delete_object(int id)
{
    deleted = 1;
    deletions[id]++;
    race_free(object);
}

static int raise_count(int id)
{
    (void)id;
    if (deleted)
        return 0;
    object->ref_count = object->ref_count + 1;
    return 1;
}

static int lower_count(int id)
{
    if (deleted)
        return 0;
    long count = object->ref_count - 1;
    object->ref_count = count;
    if (count == 0)
        delete_object(id);
    return 1;
}

static int under_the_lock(int (*step)(int), int id)
{
    pthread_mutex_lock(&lock);
    int done = step(id);
    pthread_mutex_unlock(&lock);
    return done;
}

const char race_title[] = "one raises, one lowers and frees at zero: no lock";
const long race_iters = 1000;

enum { BALANCED, FREED, WRONG, USED, TWICE };
const struct race_outcome race_outcomes[] = {
    [BALANCED] = {"balanced", ACCEPTABLE, "every raise and every lowering counted, the object lives", 0},
    [FREED] = {"freed", ACCEPTABLE, "the count reached zero, the object was freed once, the raiser stopped", 0},
    [WRONG] = {"wrong count", INTERESTING, "the object lives, and an update was lost", 0},
    [USED] = {"used after free", INTERESTING, "a thread looked before the delete and counted after it", 0},
    [TWICE] = {"freed twice", INTERESTING, "two threads that lower saw zero (takes --threads 3)", 0},
    {0}};

void race_setup(void)
{
    object = race_new(sizeof *object);
    *object = (struct object){.value = 2781, .ref_count = 1};
    deleted = 0;
    memset(deletions, 0, sizeof deletions);
    memset(steps, 0, sizeof steps);
}

static int lowers(int id)
{
    return (id + 1) / 2 % 2;
}

void race_thread(int id)
{
    int (*step)(int) = lowers(id) ? lower_count : raise_count;
    while (steps[id] < race.iters && (race.repaired ? under_the_lock(step, id) : step(id)))
        steps[id]++;
}

int race_check(char *detail, size_t size)
{
    int freed = 0, raised = 0, lowered = 0;
    for (int id = 0; id < race.threads; id++) {
        freed += deletions[id];
        *(lowers(id) ? &lowered : &raised) += steps[id];
    }
    long count = freed && RACE_FREES_AT_ONCE ? 0 : object->ref_count;
    snprintf(detail, size, "count %ld, %d deletions, %d raised, %d lowered", count, freed, raised, lowered);
    race_really_free(object, freed);
    return freed > 1 ? TWICE : freed ? count ? USED : FREED : count == 1 + raised - lowered ? BALANCED : WRONG;
}
