/* Two threads, each with an object of its own that nobody else touches.
 *
 * Broken, though right: both objects lie in one cache line, and the line travels between the cores at every step. Repaired: each
 * object has its line to itself. Compare the times of a run; the atomic step makes the core wait for the line, as plain stores
 * do once the store buffer is full.
 */
#include "race.h"

enum { LINE = 128 };        /* two lines of x86, whose prefetcher fetches pairs; one of Apple's cores */

struct object {
    long value;
    _Atomic long ref_count;
};

static union { struct object object; char line[LINE]; } padded[RACE_MOST_THREADS] __attribute__((aligned(LINE)));
static struct object packed[RACE_MOST_THREADS] __attribute__((aligned(LINE)));

static struct object *object_of(int id)
{
    return race.repaired ? &padded[id].object : &packed[id];
}

const char race_title[] = "two objects in one cache line: right, and slow";
const long race_iters = 100000;

enum { RIGHT, WRONG };
const struct race_outcome race_outcomes[] = {
    [RIGHT] = {"each right", ACCEPTABLE, "no object is shared, no update is lost; look at the time", 0},
    [WRONG] = {"one wrong", FORBIDDEN, "nobody else touches it", 0},
    {0}};

void race_setup(void)
{
    for (int id = 0; id < race.threads; id++) {
        object_of(id)->value = 2781;
        object_of(id)->ref_count = 1;
    }
}

void race_thread(int id)
{
    struct object *o = object_of(id);
    for (long i = 0; i < race.iters; i++)
        atomic_fetch_add_explicit(&o->ref_count, 1, memory_order_relaxed);
}

int race_check(char *detail, size_t size)
{
    int right = 1;
    for (int id = 0; id < race.threads; id++)
        right &= object_of(id)->ref_count == 1 + race.iters;
    snprintf(detail, size, "%d objects, %s", race.threads, race.repaired ? "a line each" : "side by side");
    return right ? RIGHT : WRONG;
}
