/* incref.c in a loop: too many orders to try them all, for searches with a bound and for measuring speed. */
#include <stdio.h>

const int threads = 2;

static volatile int ref_count;

void setup(void)
{
    ref_count = 1;
}

void thread(int number)
{
    (void)number;
    for (int i = 0; i < 20; i++)
        ref_count = ref_count + 1;
}

const char *check(void)
{
    static char outcome[32];
    snprintf(outcome, sizeof outcome, "%d", ref_count);
    return outcome;
}
