/* The end of a runtime: who comes too late hangs, the process exits all the same and at once, and another runtime can begin. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "child.h"
#include "gilstate.h"
#include "lock_helpers.h"

#define RUNS 20

static atomic_bool outside, came_back;
static atomic_int survivors, at_the_lock;
static atomic_int next_run; /* 1: begun, and the lock is held; 2: the lock is free */

static void *daemon_thread(void *state)
{
    conch_thread_attach(state);
    conch_thread_detach(CONCH_RELEASED, "a long kernel");
    outside = true;
    AWAIT(!conch_runtime_is_running());
    conch_thread_attach(state);
    came_back = true;
    return NULL;
}

/* Works without the lock until another runtime has begun, and only then comes back. */
static void *survivor(void *state)
{
    conch_thread_attach(state);
    conch_thread_detach(CONCH_RELEASED, "a very long kernel");
    outside = true;
    int stage = 1 + survivors++ % 2; /* half of them come while the lock is held, half while it is free */
    AWAIT(next_run >= stage);
    at_the_lock++;
    conch_thread_attach(state);
    came_back = true;
    return NULL;
}

static void *too_late(void *unused)
{
    PyGILState_Ensure();
    came_back = true;
    return unused;
}

static void *want(void *state)
{
    conch_thread_attach(state);
    came_back = true;
    return NULL;
}

static void leave_running(pthread_t thread)
{
    CHECK_EQUAL(pthread_detach(thread), 0);
}

/* A daemon in a kernel, one that waits for the lock and has asked for it, and a foreign thread that comes afterwards. */
static void exits_beside_hanging_threads(void)
{
    alarm(60);
    conch_gil_set_interval(1000);
    PyThreadState *state = conch_runtime_init();
    leave_running(start(daemon_thread, conch_thread_new()));
    conch_thread_detach(CONCH_BLOCKED, "wait");
    AWAIT(outside);
    conch_thread_attach(state);
    leave_running(start(want, conch_thread_new()));
    AWAIT(drop_requested());

    conch_runtime_begin_finalize();
    CHECK(!drop_requested()); /* taken back */
    for (int i = 0; i < 1000; i++)
        PyEval_RestoreThread(PyEval_SaveThread()); /* the finalizer still may, and waits for nobody */
    leave_running(start(too_late, NULL));
    for (int i = 0; i < 1000; i++)
        sched_yield();
    conch_runtime_finalize();
    CHECK(!came_back);
    exit(7);
}

/* The next runtime is not for the threads of the last one. */
static void begins_again(void)
{
    alarm(60);
    conch_gil_set_interval(1000);
    for (int i = 0; i < RUNS; i++) {
        PyThreadState *state = conch_runtime_init();
        CHECK(state != NULL);
        CHECK(conch_runtime_init() == NULL);
        CHECK_EQUAL(counters().switches, 1);
        outside = false;
        leave_running(start(i % 2 ? daemon_thread : survivor, conch_thread_new()));
        conch_thread_detach(CONCH_BLOCKED, "wait");
        AWAIT(outside);
        conch_thread_attach(state);
        conch_runtime_finalize();
        CHECK(!conch_runtime_is_running());
        CHECK(conch_thread_current() == NULL);
    }
    PyThreadState *state = conch_runtime_init();
    CHECK_EQUAL(conch_thread_count(), 1);
    next_run = 1;
    AWAIT(at_the_lock >= RUNS / 4);
    conch_thread_detach(CONCH_BLOCKED, "let them try");
    next_run = 2;
    AWAIT(at_the_lock == RUNS / 2);
    for (int i = 0; i < 1000; i++) {
        conch_thread_attach(state);
        conch_thread_detach(CONCH_BLOCKED, "let them try");
        sched_yield();
    }
    conch_thread_attach(state);
    conch_runtime_finalize();
    CHECK(!came_back);
    exit(8);
}

static void expect_exit(void (*body)(void), int code)
{
    struct child_result result = run_in_child(body);
    fputs(result.output, stderr);
    CHECK_EQUAL(result.signal, 0);
    CHECK_EQUAL(result.exit_code, code);
}

int main(void)
{
    expect_exit(exits_beside_hanging_threads, 7);
    expect_exit(begins_again, 8);
    return 0;
}
