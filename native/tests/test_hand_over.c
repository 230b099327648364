/*
 * No wake-up is lost, in hand-overs by the million. A waiter that missed one would be saved by its interval; therefore the interval
 * is an hour in the first half, so that a lost wake-up stops the program, and ctest's time limit finds it.
 */
#include <stdatomic.h>

#include "lock_helpers.h"

#define MOST_THREADS 3

static uint64_t target;
static long work; /* under the lock */
static atomic_bool finished;

static atomic_int at_the_lock;

/* Lets go when another thread has come to the lock: depending on the delay that one is asleep, going to sleep, or not yet. */
static void *wake(void *state)
{
    at_the_lock++;
    conch_thread_attach(state);
    at_the_lock--;
    while (!finished) {
        uint64_t mine = counters().switches;
        if (mine >= target)
            finished = true;
        work++;
        AWAIT(finished || at_the_lock > 0);
        for (volatile uint64_t delay = mine % 8 * 500; delay > 0; delay--)
            continue;
        conch_thread_detach(CONCH_RELEASED, NULL);
        AWAIT(finished || counters().switches != mine);
        at_the_lock++;
        conch_thread_attach(state);
        at_the_lock--;
    }
    conch_thread_exit();
    return NULL;
}

/* Lets go and comes back only when another thread has had the lock, which spins as often as it sleeps. */
static void *hand_over(void *state)
{
    conch_thread_attach(state);
    while (!finished) {
        uint64_t mine = counters().switches;
        if (mine >= target)
            finished = true;
        work++;
        conch_thread_detach(CONCH_RELEASED, NULL);
        AWAIT(finished || counters().switches != mine);
        conch_thread_attach(state);
    }
    conch_thread_exit();
    return NULL;
}

/* Lets go and takes again at once: others are on their way into their sleep, or out of it. */
static void *barge(void *state)
{
    conch_thread_attach(state);
    for (uint64_t i = 0; i < target; i++) {
        work++;
        PyEval_RestoreThread(PyEval_SaveThread());
    }
    conch_thread_exit();
    return NULL;
}

/* With drop requests, so that the sleep of forced switching, which has no time limit, is in it. */
static void *when_asked(void *state)
{
    conch_thread_attach(state);
    while (counters().forced_switches < target) {
        work++;
        switch_point();
    }
    conch_thread_exit();
    return NULL;
}

static void race(PyThreadState *state, const char *what, int threads_running, void *(*body)(void *), uint64_t goal,
                 uint64_t interval)
{
    struct conch_gil_counters before = counters();
    uint64_t began = monotonic_now();
    target = goal;
    finished = false;
    conch_gil_set_interval(interval);
    pthread_t threads[MOST_THREADS];
    for (int i = 0; i < threads_running; i++)
        threads[i] = start(body, conch_thread_new());
    conch_thread_detach(CONCH_BLOCKED, "join");
    for (int i = 0; i < threads_running; i++)
        join(threads[i]);
    conch_thread_attach(state);
    struct conch_gil_counters after = counters();
    printf("%-10s %8" PRIu64 " switches, %8" PRIu64 " waits, %6" PRIu64 " requests, %6" PRIu64 " forced, %.2f s\n", what,
           after.switches - before.switches, after.waits - before.waits, after.drop_requests - before.drop_requests,
           after.forced_switches - before.forced_switches, (double)(monotonic_now() - began) / 1e9);
}

int main(int argc, char **argv)
{
    uint64_t hand_overs = (uint64_t)scale(argc, argv, 1000000);
    PyThreadState *state = conch_runtime_init();
    race(state, "woken", 2, wake, hand_overs / 10, NEVER);
    CHECK(counters().waits > 0);
    race(state, "handed", 3, hand_over, counters().switches + hand_overs, NEVER);
    CHECK(counters().switches >= hand_overs);
    CHECK_EQUAL(counters().drop_requests, 0);
    race(state, "barging", 3, barge, hand_overs, NEVER);
    CHECK_EQUAL(counters().drop_requests, 0);
    race(state, "asked", 3, when_asked, hand_overs / 500, 1);
    CHECK(counters().drop_requests > 0);
    conch_runtime_finalize();
    return 0;
}
