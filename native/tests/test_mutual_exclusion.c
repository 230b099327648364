/* One thread at a time: a plain counter, and a plain flag that says somebody is inside, under every way of letting go. */
#include "gilstate.h"
#include "lock_helpers.h"

#define THREADS 4

static long rounds;
static long counter; /* plain on purpose: under ThreadSanitizer this also checks that the lock hands memory over */
static int inside;

static void visit(void)
{
    CHECK_EQUAL(inside, 0);
    inside = 1;
    counter++;
    inside = 0;
}

static void *with_own_state(void *state)
{
    conch_thread_attach(state);
    for (long i = 0; i < rounds; i++) {
        visit();
        switch_point();
        if (i % 7 == 0) {
            PyThreadState *saved = PyEval_SaveThread();
            CHECK(saved == state);
            PyEval_RestoreThread(saved);
        }
        if (i % 1000 == 0)
            conch_gil_yield();
    }
    conch_thread_exit();
    return NULL;
}

static void *as_foreign_thread(void *unused)
{
    for (long i = 0; i < rounds; i++) {
        PyGILState_STATE before = PyGILState_Ensure();
        visit();
        PyGILState_Release(before);
    }
    return unused;
}

int main(int argc, char **argv)
{
    rounds = scale(argc, argv, 100000);
    conch_gil_set_interval(50);
    PyThreadState *state = conch_runtime_init();

    pthread_t threads[2 * THREADS];
    for (int i = 0; i < THREADS; i++) {
        threads[i] = start(with_own_state, conch_thread_new());
        threads[THREADS + i] = start(as_foreign_thread, NULL);
    }
    conch_thread_detach(CONCH_BLOCKED, "join");
    for (int i = 0; i < 2 * THREADS; i++)
        join(threads[i]);
    conch_thread_attach(state);

    CHECK_EQUAL(counter, 2 * THREADS * rounds);
    CHECK_EQUAL(conch_thread_count(), 1);
    CHECK(!drop_requested());

    /* Nobody waits any more: the fast way is open again. */
    uint64_t waits = counters().waits;
    for (int i = 0; i < 1000; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
    CHECK_EQUAL(counters().waits, waits);
    conch_runtime_finalize();
    return 0;
}
