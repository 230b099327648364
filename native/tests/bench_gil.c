/*
 * What a pair of letting go and taking again costs, uncontended: nanoseconds, with the cost of an equal loop around an empty
 * function subtracted, the best of several rounds.
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

#define ROUNDS 7

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
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t start = monotonic_now();
        for (long i = 0; i < times; i++)
            body();
        double each = (double)(monotonic_now() - start) / (double)times;
        if (each < best)
            best = each;
    }
    return best;
}

int main(int argc, char **argv)
{
    long pairs = argc > 1 ? atol(argv[1]) : 5000000;
    if (pairs < 1) {
        fprintf(stderr, "usage: %s [pairs]\n", argv[0]);
        return 2;
    }
    conch_runtime_init(NULL);
    double loop = nanoseconds_each(nothing, pairs);
    printf("empty call                                  %6.2f ns\n", loop);
    printf("PyEval_SaveThread + PyEval_RestoreThread    %6.2f ns\n", nanoseconds_each(release_and_retake, pairs) - loop);
    printf("the same, named (Py_BEGIN_ALLOW_THREADS)    %6.2f ns\n", nanoseconds_each(release_and_retake_named, pairs) - loop);
    printf("PyGILState_Ensure + Release, lock held      %6.2f ns\n", nanoseconds_each(ensure_and_release, pairs) - loop);
    conch_events_start((uint64_t)pairs);
    printf("SaveThread + RestoreThread, recording       %6.2f ns\n", nanoseconds_each(release_and_retake, pairs / 100) - loop);
    conch_events_stop();
    conch_runtime_finalize();
    return 0;
}
