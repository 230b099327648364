#include "spin.h"

#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A linear congruence, so that there is nothing to vectorise or to fold; asm keeps a result that nobody needs. */
static uint64_t compute(uint64_t x)
{
    for (int i = 0; i < 1024; i++)
        x = x * 6364136223846793005u + 1442695040888963407u;
    __asm__ volatile("" : : "r"(x));
    return x;
}

uint64_t spin_for(double seconds)
{
    uint64_t rounds = 0, x = 1;
    for (double end = now() + seconds; now() < end; rounds++)
        x = compute(x);
    return rounds;
}
