/* The queue of pending calls: bounded, in order, main thread only, not re-entrant, fed by many threads and by signal handlers. */
#include <signal.h>
#include <stdatomic.h>

#include "lock_helpers.h"
#include "pending.h"

#define THREADS 3

static int made[2 * CONCH_PENDING_CAPACITY];
static int made_count;

static int note(void *argument)
{
    made[made_count++] = (int)(intptr_t)argument;
    return 0;
}

static int fail(void *unused)
{
    (void)unused;
    return -1;
}

static int add_another_and_reenter(void *unused)
{
    (void)unused;
    CHECK_EQUAL(conch_pending_add(note, (void *)7), 0);
    int before = made_count;
    CHECK_EQUAL(conch_pending_make(), 0);
    CHECK_EQUAL(made_count, before);
    CHECK(!(breaker() & CONCH_BREAKER_PENDING_CALLS)); /* nothing to stumble over until the outer round is through */
    return 0;
}

static bool asked(void)
{
    return breaker() & CONCH_BREAKER_PENDING_CALLS;
}

static void bounded_and_in_order(void)
{
    for (intptr_t i = 0; i < CONCH_PENDING_CAPACITY; i++)
        CHECK_EQUAL(conch_pending_add(note, (void *)i), 0);
    CHECK_EQUAL(conch_pending_add(note, NULL), -1);
    CHECK(asked());
    CHECK_EQUAL(conch_eval_breaker_duties(), CONCH_BREAKER_PENDING_CALLS);
    CHECK_EQUAL(conch_pending_make(), 0);
    CHECK(!asked());
    CHECK_EQUAL(made_count, CONCH_PENDING_CAPACITY);
    for (int i = 0; i < CONCH_PENDING_CAPACITY; i++)
        CHECK_EQUAL(made[i], i);
    made_count = 0;
}

static void a_failure_keeps_the_rest(void)
{
    conch_pending_add(note, (void *)1);
    conch_pending_add(fail, NULL);
    conch_pending_add(note, (void *)2);
    CHECK_EQUAL(conch_pending_make(), -1);
    CHECK_EQUAL(made_count, 1);
    CHECK(asked());
    CHECK_EQUAL(conch_pending_make(), 0);
    CHECK_EQUAL(made_count, 2);
    CHECK(!asked());
    made_count = 0;
}

static void not_reentrant(void)
{
    conch_pending_add(add_another_and_reenter, NULL);
    CHECK_EQUAL(conch_pending_make(), 0);
    CHECK_EQUAL(made_count, 1);
    CHECK_EQUAL(made[0], 7);
    made_count = 0;
}

static void add_from_handler(int signal_number)
{
    conch_pending_add(note, (void *)(intptr_t)signal_number);
}

static void from_a_signal_handler(void)
{
    signal(SIGUSR1, add_from_handler);
    raise(SIGUSR1);
    CHECK(asked());
    conch_pending_make();
    CHECK_EQUAL(made_count, 1);
    CHECK_EQUAL(made[0], SIGUSR1);
    made_count = 0;
}

/* Another thread that holds the GIL is bothered once, makes nothing, and loses nothing. */
static void *look_at_the_breaker(void *state)
{
    conch_thread_attach(state);
    CHECK_EQUAL(conch_pending_add(note, (void *)3), 0);
    CHECK(asked());
    CHECK_EQUAL(conch_eval_breaker_duties(), 0);
    CHECK(!asked());
    CHECK_EQUAL(conch_pending_make(), 0);
    CHECK_EQUAL(made_count, 0);
    conch_thread_exit();
    return NULL;
}

static void main_thread_only(PyThreadState *state)
{
    pthread_t other = start(look_at_the_breaker, conch_thread_new());
    conch_thread_detach(CONCH_BLOCKED, "join");
    join(other);
    conch_thread_attach(state);
    CHECK(asked());
    CHECK_EQUAL(conch_pending_make(), 0);
    CHECK_EQUAL(made_count, 1);
    made_count = 0;
}

static long per_thread;
static long sums[THREADS];
static long calls;

static int add_up(void *argument)
{
    sums[(intptr_t)argument]++;
    calls++;
    return 0;
}

/* Neither GIL nor thread state. */
static void *produce(void *argument)
{
    for (long i = 0; i < per_thread; i++)
        AWAIT(conch_pending_add(add_up, argument) == 0);
    return NULL;
}

static void many_producers(void)
{
    pthread_t threads[THREADS];
    for (intptr_t i = 0; i < THREADS; i++)
        threads[i] = start(produce, (void *)i);
    /* Only when the breaker says so: a call that is queued without it would never be made. */
    while (calls < THREADS * per_thread)
        if (asked())
            conch_pending_make();
        else
            sched_yield();
    for (int i = 0; i < THREADS; i++) {
        join(threads[i]);
        CHECK_EQUAL(sums[i], per_thread);
    }
}

int main(int argc, char **argv)
{
    per_thread = scale(argc, argv, 50000);
    CHECK_EQUAL(conch_pending_add(note, (void *)5), 0); /* before the runtime is there */
    PyThreadState *state = conch_runtime_init();
    CHECK(asked());
    conch_pending_make();
    CHECK_EQUAL(made_count, 1);
    made_count = 0;

    bounded_and_in_order();
    a_failure_keeps_the_rest();
    not_reentrant();
    from_a_signal_handler();
    main_thread_only(state);
    many_producers();
    conch_runtime_finalize();
    return 0;
}
