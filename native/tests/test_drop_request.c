/* A waiter asks for the lock after a whole interval without a switch, and not before. */
#include "lock_helpers.h"

static _Atomic uint64_t wait_began;

static void *want_once(void *state)
{
    wait_began = monotonic_now();
    conch_thread_attach(state);
    conch_thread_exit();
    return NULL;
}

static void let_in(PyThreadState *state, pthread_t waiter)
{
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(waiter);
    conch_thread_attach(state);
}

/* However long the machine takes, the request comes no earlier than an interval after the waiter began. */
static void not_before_the_interval(PyThreadState *state, uint64_t interval)
{
    conch_gil_set_interval(interval);
    CHECK_EQUAL(conch_gil_interval(), interval);
    uint64_t requests = counters().drop_requests;
    pthread_t waiter = start(want_once, conch_thread_new());
    AWAIT(drop_requested());
    CHECK(monotonic_now() - wait_began >= interval * 1000);
    CHECK_EQUAL(counters().drop_requests, requests + 1);
    let_in(state, waiter);
    CHECK(!drop_requested());
}

static void none_within_a_long_interval(PyThreadState *state)
{
    conch_gil_set_interval(NEVER);
    uint64_t requests = counters().drop_requests, waits = counters().waits;
    pthread_t waiter = start(want_once, conch_thread_new());
    AWAIT(counters().waits == waits + 1);
    for (int i = 0; i < 1000; i++) {
        CHECK(!drop_requested());
        sched_yield();
    }
    let_in(state, waiter);
    CHECK_EQUAL(counters().drop_requests, requests);
}

/* One request is enough, however many wait and however long. */
static void asked_once(PyThreadState *state)
{
    conch_gil_set_interval(1000);
    uint64_t requests = counters().drop_requests, waits = counters().waits;
    pthread_t first = start(want_once, conch_thread_new());
    pthread_t second = start(want_once, conch_thread_new());
    AWAIT(drop_requested() && counters().waits == waits + 2);
    uint64_t later = monotonic_now() + 10 * 1000 * 1000;
    AWAIT(monotonic_now() > later);
    CHECK_EQUAL(counters().drop_requests, requests + 1);
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(first);
    join(second);
    conch_thread_attach(state);
}

static void interval_has_a_floor(void)
{
    conch_gil_set_interval(0);
    CHECK_EQUAL(conch_gil_interval(), 1);
    conch_gil_set_interval(UINT64_MAX);
    CHECK(conch_gil_interval() > NEVER);
}

int main(void)
{
    CHECK_EQUAL(conch_gil_interval(), 5000);
    PyThreadState *state = conch_runtime_init();
    not_before_the_interval(state, 5000);
    not_before_the_interval(state, 50000);
    none_within_a_long_interval(state);
    asked_once(state);
    interval_has_a_floor();
    conch_runtime_finalize();
    return 0;
}
