/*
 * What a pair of letting go and taking again costs, uncontended: nanoseconds, with the cost of an equal loop around an empty
 * function subtracted.
 *
 *     build/release/bin/bench_gil [pairs]
 *     strace -f -c build/release/bin/bench_gil 1000000     (the number of system calls does not grow with the pairs)
 */
#include <stdio.h>
#include <stdlib.h>

#include "events.h"
#include "gilstate.h"
#include "monotonic.h"
#include "runtime.h"

#define ROUNDS 9

static void nothing(void)
{
    __asm__ volatile("");
}

static void release_and_retake(void)
{
    PyThreadState *state = PyEval_SaveThread();
    PyEval_RestoreThread(state);
}

static void release_and_retake_named(void)
{
    PyThreadState *state = conch_save_thread_named("bench");
    PyEval_RestoreThread(state);
}

static void ensure_and_release(void)
{
    PyGILState_Release(PyGILState_Ensure());
}

static double nanoseconds_each(void (*body)(void), long times)
{
    void (*volatile call)(void) = body; /* else the compiler inlines the empty one */
    uint64_t start = monotonic_now();
    for (long i = 0; i < times; i++)
        call();
    return (double)(monotonic_now() - start) / (double)times;
}

/* The best round of the body less the best round of the empty call. The two take turns, so that both meet the same machine. */
static void report(const char *what, void (*body)(void), long times)
{
    double best = 1e9, empty = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        double e = nanoseconds_each(nothing, times), b = nanoseconds_each(body, times);
        empty = e < empty ? e : empty;
        best = b < best ? b : best;
    }
    printf("%-44s %7.2f ns   (%.2f with the loop)\n", what, best - empty, best);
}

int main(int argc, char **argv)
{
    long pairs = argc > 1 ? atol(argv[1]) : 2000000;
    if (pairs < 1) {
        fprintf(stderr, "usage: %s [pairs]\n", argv[0]);
        return 2;
    }
    conch_runtime_init();
    report("PyEval_SaveThread + PyEval_RestoreThread", release_and_retake, pairs);
    report("the same, named (Py_BEGIN_ALLOW_THREADS)", release_and_retake_named, pairs);
    report("PyGILState_Ensure + Release, lock held", ensure_and_release, pairs);
    /* Four records a pair; each buffer page is touched for the first time. */
    long recorded = pairs / 100 + 1;
    conch_events_start((uint64_t)recorded * 4 * ROUNDS + 8);
    report("SaveThread + RestoreThread, recording", release_and_retake, recorded);
    conch_events_stop();
    conch_runtime_finalize();
    return 0;
}
