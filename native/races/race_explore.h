/* A demo as native/sched wants it (threads, setup, thread, check), with what the command line would say fixed when it is compiled:
 * -DRACE_EXPLORE [-DRACE_THREADS=2] [-DRACE_ITERS=1] [-DRACE_REPAIRED=0] [-DRACE_DROPPING=0]. See race.h. */
#ifndef CONCH_RACES_RACE_EXPLORE_H
#define CONCH_RACES_RACE_EXPLORE_H

#ifndef RACE_THREADS
#define RACE_THREADS 2
#endif
#ifndef RACE_ITERS
#define RACE_ITERS 1
#endif
#ifndef RACE_REPAIRED
#define RACE_REPAIRED 0
#endif
#ifndef RACE_DROPPING
#define RACE_DROPPING 0
#endif

const int threads = RACE_THREADS;

void setup(void)
{
    race = (struct race){.repaired = RACE_REPAIRED, .threads = RACE_THREADS, .dropping = RACE_DROPPING, .iters = RACE_ITERS};
    race_setup();
}

void thread(int number)
{
    race_thread(number);
}

const char *check(void)
{
    static char result[RACE_LINE], detail[RACE_LINE];
    snprintf(result, sizeof result, race_outcomes[race_check(detail, sizeof detail)].result, race_total());
    return result;
}
#endif
