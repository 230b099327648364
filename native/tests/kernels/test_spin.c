/* spin_for keeps the core busy for the time it is given: the thread's CPU time runs, and the clock has moved on. */
#include "spin.h"
#include "support.h"

#include <math.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(void)
{
    double start = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_THREAD_CPUTIME_ID);
    uint64_t rounds = spin_for(0.05);
    double elapsed = seconds(CLOCK_MONOTONIC) - start;
    cpu = seconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    EXPECT(elapsed >= 0.05, "%g s elapsed", elapsed);
    EXPECT(rounds > 0, "no round");
    EXPECT(cpu > 0, "%g s of CPU time", cpu);       /* how much, the machine's other load decides */

    EXPECT(spin_for(0) == 0, "0 s");
    EXPECT(spin_for(-1) == 0, "-1 s");
    EXPECT(spin_for(NAN) == 0, "NaN s");
    return 0;
}
