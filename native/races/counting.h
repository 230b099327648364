/* The threads of the demos that repair `incref` and `double-free`, each by another discipline: `--mode raise` (raise the count
 * of a shared or an own object), `--mode drop` (drop one reference of a shared object each, the last one frees).
 *
 * A demo defines `struct object`, the functions used below, and includes this at its end.
 */
#ifndef CONCH_RACES_COUNTING_H
#define CONCH_RACES_COUNTING_H

static struct object objects[RACE_MOST_THREADS];

const long race_iters = 100000;

enum { RIGHT, LOST, TOO_MANY, ONCE, TWICE, NEVER };
const struct race_outcome race_outcomes[] = {
    [RIGHT] = {"%ld", ACCEPTABLE, "as if one after the other", WHEN_RAISING},
    [LOST] = {"< %ld", INTERESTING, "an update was lost", WHEN_RAISING},
    [TOO_MANY] = {"> %ld", FORBIDDEN, "no interleaving gives this", WHEN_RAISING},
    [ONCE] = {"freed once", ACCEPTABLE, "the last one out frees", WHEN_DROPPING},
    [TWICE] = {"freed twice", INTERESTING, "two threads saw zero", WHEN_DROPPING},
    [NEVER] = {"never freed", INTERESTING, "nobody saw zero: a leak", WHEN_DROPPING},
    {0}};

void race_setup(void)
{
    deletions = 0;
    for (int i = 0; i < race_objects(); i++)
        object_init(&objects[i], race.separate ? i : 0, race.dropping ? race.threads : 1);
}

void race_thread(int id)
{
    struct object *o = &objects[race_object_of(id)];
    if (race.dropping && race.repaired)
        decref(o, id);
    else if (race.dropping)
        decref_broken(o, id);
    else if (race.repaired)
        for (long i = 0; i < race.iters; i++)
            incref(o, id);
    else
        for (long i = 0; i < race.iters; i++)
            incref_broken(o, id);
}

int race_check(char *detail, size_t size)
{
    if (race.dropping) {
        snprintf(detail, size, "%d frees", deletions);
        return deletions == 1 ? ONCE : deletions ? TWICE : NEVER;
    }
    long count = 0;
    for (int i = 0; i < race_objects(); i++)
        count += object_count(&objects[i]);
    snprintf(detail, size, "count %ld", count);
    return count == race_total() ? RIGHT : count < race_total() ? LOST : TOO_MANY;
}
#endif
