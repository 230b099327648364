/*
 * A module keeps one object that is made when it is first wanted. Two threads want it at once, without the lock.
 *
 *     A: cache is NULL      B: cache is NULL      A: makes one, stores it      B: makes another, stores it: A's is lost
 *
 *     conch race explore examples/races/lazy_cache.c
 */
#include <stdlib.h>

const int threads = 2;

static int *cache;
static int made[2];             /* by each thread, for the check */

void setup(void)
{
    cache = NULL;
    made[0] = made[1] = 0;
}

void thread(int number)
{
    if (cache != NULL)
        return;
    int *fresh = malloc(sizeof *fresh);
    if (fresh == NULL)
        return;
    *fresh = 2781;
    made[number]++;
    cache = fresh;
}

const char *check(void)
{
    return made[0] + made[1] == 1 ? "made once" : "made twice, one is lost";
}
