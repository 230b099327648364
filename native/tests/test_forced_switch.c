/* Who lets go under a drop request comes back only after another thread had the lock; without a request nobody waits. */
#include <errno.h>
#include <stdatomic.h>

#include "lock_helpers.h"

static atomic_bool done;

static void *take_turns(void *state)
{
    conch_thread_attach(state);
    while (!done) {
        switch_point();
        conch_thread_detach(CONCH_RELEASED, NULL);
        conch_thread_attach(state);
    }
    conch_thread_exit();
    return NULL;
}

static void *want_once(void *state)
{
    conch_thread_attach(state);
    conch_thread_exit();
    return NULL;
}

static void yield_passes_the_lock(void)
{
    AWAIT(drop_requested());
    uint64_t before = counters().switches;
    conch_gil_yield();
    CHECK(counters().switches >= before + 2); /* to another thread and back */
}

static void voluntary_release_passes_the_lock(PyThreadState *state)
{
    AWAIT(drop_requested());
    uint64_t before = counters().switches;
    errno = 4711;
    PyThreadState *saved = PyEval_SaveThread();
    CHECK(counters().switches >= before + 1);
    CHECK_EQUAL(errno, 4711);
    CHECK(saved == state);
    PyEval_RestoreThread(saved);
    CHECK_EQUAL(errno, 4711);
}

static void no_request_no_wait(PyThreadState *state)
{
    conch_gil_set_interval(NEVER);
    struct conch_gil_counters before = counters();
    pthread_t waiter = start(want_once, conch_thread_new());
    AWAIT(counters().waits > before.waits);
    for (int i = 0; i < 10000; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
    CHECK_EQUAL(counters().forced_switches, before.forced_switches);
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(waiter);
    conch_thread_attach(state);
}

/* A thread that ends under a drop request waits like any other that lets go; the lock is not lost with it. */
static void *end_under_a_request(void *state)
{
    conch_thread_attach(state);
    AWAIT(drop_requested());
    uint64_t before = counters().switches;
    conch_thread_exit();
    CHECK(counters().switches >= before + 1);
    return NULL;
}

static void exit_passes_the_lock(PyThreadState *state)
{
    conch_gil_set_interval(1000);
    uint64_t switches = counters().switches;
    pthread_t ending = start(end_under_a_request, conch_thread_new());
    conch_thread_detach(CONCH_BLOCKED, "its turn");
    AWAIT(counters().switches > switches);
    conch_thread_attach(state);
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(ending);
    conch_thread_attach(state);
}

int main(int argc, char **argv)
{
    long rounds = scale(argc, argv, 300);
    conch_gil_set_interval(200);
    PyThreadState *state = conch_runtime_init();
    pthread_t other = start(take_turns, conch_thread_new());
    for (long i = 0; i < rounds; i++) {
        yield_passes_the_lock();
        voluntary_release_passes_the_lock(state);
    }
    CHECK(counters().forced_switches > 0);
    done = true;
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(other);
    conch_thread_attach(state);

    no_request_no_wait(state);
    exit_passes_the_lock(state);
    conch_runtime_finalize();
    return 0;
}
