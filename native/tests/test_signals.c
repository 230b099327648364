/* Signals and asynchronous exceptions find their thread, whoever holds the lock when they come. */
#include <signal.h>
#include <stdatomic.h>

#include "lock_helpers.h"
#include "signals.h"

static void handler(int signal_number)
{
    conch_signal_set(signal_number);
}

static void taken_by_number(void)
{
    CHECK_EQUAL(conch_signal_take(), 0);
    CHECK_EQUAL(conch_signal_set(SIGTERM), 0);
    CHECK_EQUAL(conch_signal_set(SIGINT), 0);
    CHECK_EQUAL(conch_signal_set(SIGINT), 0);
    CHECK_EQUAL(conch_eval_breaker_duties(), CONCH_BREAKER_SIGNALS);
    CHECK_EQUAL(conch_signal_take(), SIGINT);
    CHECK(breaker() & CONCH_BREAKER_SIGNALS); /* one is left, should the first one's handler raise */
    CHECK_EQUAL(conch_signal_take(), SIGTERM);
    CHECK_EQUAL(breaker(), 0);
    CHECK_EQUAL(conch_signal_take(), 0);
    CHECK_EQUAL(conch_signal_set(0), -1);
    CHECK_EQUAL(conch_signal_set(CONCH_SIGNAL_LIMIT), -1);
}

static void from_a_handler(void)
{
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    CHECK_EQUAL(conch_eval_breaker_duties(), CONCH_BREAKER_SIGNALS);
    CHECK_EQUAL(conch_signal_take(), SIGUSR1);
}

static atomic_bool ready, go_on;

static void *receive_for_main(void *state)
{
    conch_thread_attach(state);
    conch_signal_set(SIGINT);
    CHECK_EQUAL(conch_eval_breaker_duties(), 0);
    CHECK_EQUAL(breaker(), 0);
    CHECK_EQUAL(conch_signal_take(), 0);
    conch_thread_exit();
    return NULL;
}

static void kept_for_the_main_thread(PyThreadState *state)
{
    pthread_t other = start(receive_for_main, conch_thread_new());
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(other);
    CHECK_EQUAL(breaker(), 0);
    conch_thread_attach(state);
    CHECK_EQUAL(conch_eval_breaker_duties(), CONCH_BREAKER_SIGNALS);
    CHECK_EQUAL(conch_signal_take(), SIGINT);
}

static void *be_a_target(void *state)
{
    conch_thread_attach(state);
    conch_thread_detach(CONCH_BLOCKED, "be hit");
    ready = true;
    AWAIT(go_on);
    conch_thread_attach(state);
    CHECK(breaker() & CONCH_BREAKER_ASYNC_EXCEPTION);
    CHECK_EQUAL(conch_eval_breaker_duties(), CONCH_BREAKER_ASYNC_EXCEPTION);
    CHECK_EQUAL(conch_thread_take_async(), 22);
    CHECK_EQUAL(conch_thread_take_async(), 0);
    CHECK_EQUAL(breaker(), 0);
    conch_thread_exit();
    return NULL;
}

static void asynchronous_exception(PyThreadState *state)
{
    uint64_t replaced;
    PyThreadState *target = conch_thread_new();
    pthread_t thread = start(be_a_target, target);
    conch_thread_detach(CONCH_BLOCKED, "wait");
    AWAIT(ready);
    conch_thread_attach(state);

    CHECK_EQUAL(conch_thread_set_async(1, 33, &replaced), 0); /* no thread has that ident */
    CHECK_EQUAL(conch_thread_set_async(target->native_ident, 11, &replaced), 1);
    CHECK_EQUAL(replaced, 0);
    CHECK_EQUAL(conch_thread_set_async(target->native_ident, 22, &replaced), 1);
    CHECK_EQUAL(replaced, 11);
    CHECK_EQUAL(conch_eval_breaker_duties(), 0); /* not this thread's */
    CHECK_EQUAL(breaker(), 0);

    go_on = true;
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(thread);
    conch_thread_attach(state);
}

static long rounds;
static long taken;

/* Signals rain on two threads that hand the lock to each other: each that the breaker announces to the main thread is there. */
static void *rain(void *unused)
{
    for (long i = 0; i < rounds; i++) {
        conch_signal_set(1 + (int)(i % 31));
        sched_yield();
    }
    go_on = true;
    return unused;
}

static void *in_between(void *state)
{
    conch_thread_attach(state);
    while (!go_on) {
        if (breaker())
            conch_eval_breaker_duties();
        conch_gil_yield();
    }
    conch_thread_exit();
    return NULL;
}

static void none_is_lost(PyThreadState *state)
{
    go_on = false;
    pthread_t sender = start(rain, NULL), other = start(in_between, conch_thread_new());
    while (!go_on) {
        if (breaker() && (conch_eval_breaker_duties() & CONCH_BREAKER_SIGNALS))
            while (conch_signal_take() != 0)
                taken++;
        conch_gil_yield();
    }
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(sender);
    join(other);
    conch_thread_attach(state);
    /* What came last is announced still; nothing is there that is not announced. */
    bool announced = conch_eval_breaker_duties() & CONCH_BREAKER_SIGNALS;
    bool left = conch_signal_take() != 0;
    CHECK(!left || announced);
    CHECK(taken + left > 0);
    while (conch_signal_take() != 0)
        continue;
}

int main(int argc, char **argv)
{
    rounds = scale(argc, argv, 100000);
    PyThreadState *state = conch_runtime_init();
    taken_by_number();
    from_a_handler();
    kept_for_the_main_thread(state);
    asynchronous_exception(state);
    none_is_lost(state);
    conch_runtime_finalize();
    return 0;
}
