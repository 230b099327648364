/* One thread raises the count, one lowers it and frees the object at zero. Both look first whether it is deleted already.
 *
 *     raiser: deleted? no      lowerer: count 1 → 0, delete      raiser: load 0, store 1 into freed memory
 *
 * Broken: the look and the step are two. Repaired: both under one mutex, as the interpreter's lock does it. Then the count
 * ends at 1, or the object is freed cleanly and the raiser stops. Threads with even numbers raise, the others lower.
 */
#include "race.h"

struct object {
    long value;
    volatile long ref_count;
};

static struct object *object;
static volatile int deleted;            /* beside the object: it is read after the object is gone */
static _Atomic int deletions, raises, lowers;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void delete_object(void)
{
    deleted = 1;
    deletions++;
    race_free(object);
}

static int raise_count(void)
{
    if (deleted)
        return 0;
    object->ref_count = object->ref_count + 1;
    return 1;
}

static int lower_count(void)
{
    if (deleted)
        return 0;
    long count = object->ref_count - 1;
    object->ref_count = count;
    if (count == 0)
        delete_object();
    return 1;
}

static int under_the_lock(int (*step)(void))
{
    pthread_mutex_lock(&lock);
    int done = step();
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
    [TWICE] = {"freed twice", INTERESTING, "two threads that lower saw zero (takes --threads 4)", 0},
    {0}};

void race_setup(void)
{
    object = race_new(sizeof *object);
    *object = (struct object){.value = 2781, .ref_count = 1};
    deleted = deletions = raises = lowers = 0;
}

void race_thread(int id)
{
    int (*step)(void) = id % 2 ? lower_count : raise_count;
    int done = 0;
    while (done < race.iters && (race.repaired ? under_the_lock(step) : step()))
        done++;
    *(id % 2 ? &lowers : &raises) += done;
}

int race_check(char *detail, size_t size)
{
    long count = deletions && RACE_FREES_AT_ONCE ? 0 : object->ref_count;
    snprintf(detail, size, "count %ld, %d deletions, %d raised, %d lowered", count, deletions, raises, lowers);
    int freed = deletions, right = 1 + raises - lowers;
    race_really_free(object, freed);
    return freed > 1 ? TWICE : freed ? count ? USED : FREED : count == right ? BALANCED : WRONG;
}
