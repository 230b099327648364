/* The event stream over real contention: everything that events.h promises, and that each kind of event was there. */
#include <stdatomic.h>

#include "event_check.h"
#include "gilstate.h"
#include "lock_helpers.h"

#define CPU_BOUND 2
#define KERNELS 2

static atomic_bool done;
static atomic_int busy;
static long rounds;

static void *cpu_bound(void *state)
{
    conch_thread_attach(state);
    while (!done)
        switch_point();
    conch_thread_exit();
    return NULL;
}

static void kernel_and_sleep(PyThreadState *state)
{
    PyThreadState *saved = conch_save_thread_named("kernel");
    PyEval_RestoreThread(saved);
    conch_thread_detach(CONCH_BLOCKED, conch_events_intern("time.sleep"));
    sched_yield();
    conch_thread_attach(state);
    switch_point();
}

static void *kernels(void *state)
{
    conch_thread_attach(state);
    for (long i = 0; i < rounds; i++)
        kernel_and_sleep(state);
    busy--;
    conch_thread_exit();
    return NULL;
}

static void *foreign(void *unused)
{
    for (long i = 0; i < rounds; i++)
        PyGILState_Release(PyGILState_Ensure());
    busy--;
    return unused;
}

/* Threads that only let go when asked, beside threads that want the lock `rounds` times. */
static void contend(PyThreadState *state)
{
    pthread_t threads[CPU_BOUND + KERNELS + 1];
    int n = 0;
    done = false;
    busy = KERNELS + 1;
    for (int i = 0; i < CPU_BOUND; i++)
        threads[n++] = start(cpu_bound, conch_thread_new());
    for (int i = 0; i < KERNELS; i++)
        threads[n++] = start(kernels, conch_thread_new());
    threads[n++] = start(foreign, NULL);
    while (busy > 0)
        switch_point();
    done = true;
    conch_thread_detach(CONCH_BLOCKED, "join");
    for (int i = 0; i < n; i++)
        join(threads[i]);
    conch_thread_attach(state);
}

static void everything_is_there(PyThreadState *state)
{
    conch_gil_set_interval(100);
    struct conch_gil_counters before = counters();
    conch_thread_set_name(state, "MainThread");
    CHECK_EQUAL(conch_events_start(1 << 18), 0);
    CHECK_EQUAL(conch_events_start(1 << 18), -1);
    contend(state);
    conch_events_stop();
    struct conch_gil_counters after = counters();

    struct recorded all = read_and_check();
    CHECK_EQUAL(all.about.lost, 0);
    CHECK_EQUAL(all.about.interval, 100);
    CHECK_EQUAL(all.about.lanes, 1 + CPU_BOUND + KERNELS + 1);
    CHECK_EQUAL(all.kinds[CONCH_EVENT_ACQUIRED], all.kinds[CONCH_EVENT_RELEASE]);
    CHECK_EQUAL(all.kinds[CONCH_EVENT_ENTER], all.kinds[CONCH_EVENT_LEAVE]);
    CHECK_EQUAL(all.kinds[CONCH_EVENT_START], all.kinds[CONCH_EVENT_EXIT] + 1);
    CHECK_EQUAL(all.kinds[CONCH_EVENT_EXIT], CPU_BOUND + KERNELS + rounds);
    CHECK_EQUAL(all.kinds[CONCH_EVENT_DROP_REQUEST], after.drop_requests - before.drop_requests);
    CHECK_EQUAL(all.forced_waits, after.forced_switches - before.forced_switches);
    CHECK_EQUAL(all.reasons[CONCH_RELEASED], KERNELS * rounds);
    CHECK_EQUAL(all.reasons[CONCH_BLOCKED], KERNELS * rounds + 1);
    CHECK_EQUAL(all.reasons[CONCH_TRACE_END], 1);
    CHECK(all.reasons[CONCH_INTERVAL] > 0);

    struct conch_lane lane;
    conch_events_lane(0, &lane);
    CHECK(strcmp(lane.name, "MainThread") == 0);
    CHECK(all.forced_waits > 0);
    printf("%zu holds, %ld drop requests, %ld forced waits\n", all.hold_count, all.kinds[CONCH_EVENT_DROP_REQUEST],
           all.forced_waits);
    free(all.holds);
}

static void *kernels_until_done(void *state)
{
    conch_thread_attach(state);
    while (!done)
        kernel_and_sleep(state);
    conch_thread_exit();
    return NULL;
}

static void *hold_until_done(void *state)
{
    conch_thread_attach(state);
    while (!done)
        switch_point();
    conch_thread_detach(CONCH_BLOCKED, "outside");
    conch_thread_attach(state);
    conch_thread_exit();
    return NULL;
}

/* Recording begins and ends while others wait and are outside: their lanes begin with what comes next. */
static void switched_on_in_the_middle(PyThreadState *state)
{
    done = false;
    conch_gil_set_interval(100);
    pthread_t threads[3];
    for (int i = 0; i < 3; i++)
        threads[i] = start(i == 0 ? kernels_until_done : hold_until_done, conch_thread_new());
    for (int round = 0; round < 20; round++) {
        uint64_t switches = counters().switches;
        conch_events_start(1 << 16);
        while (counters().switches < switches + 20)
            conch_gil_yield();
        conch_events_stop();
        struct recorded all = read_and_check();
        CHECK(all.hold_count >= 20);
        free(all.holds);
    }
    done = true;
    conch_thread_detach(CONCH_BLOCKED, "join");
    for (int i = 0; i < 3; i++)
        join(threads[i]);
    conch_thread_attach(state);
}

static void full_buffers_are_counted(PyThreadState *state)
{
    const uint64_t capacity = 10, rounds = 100;
    conch_gil_set_interval(NEVER);
    for (int recording = 0; recording < 2; recording++) {
        conch_events_start(capacity);
        for (uint64_t i = 0; i < rounds; i++)
            PyEval_RestoreThread(conch_save_thread_named("kernel"));
        struct conch_recording about;
        conch_events_describe(&about);
        CHECK_EQUAL(about.stopped, 0);
        conch_events_stop();

        struct recorded all = read_and_check();
        struct conch_lane lane;
        CHECK_EQUAL(conch_events_lane(0, &lane), 0);
        CHECK(lane.events <= capacity && lane.events >= capacity - 1);
        /* START and ACQUIRED; four records a round; the last RELEASE. */
        CHECK_EQUAL(lane.events + lane.lost, 2 + 4 * rounds + 1);
        CHECK_EQUAL(all.about.lost, lane.lost);
        free(all.holds);
    }
    (void)state;
}

/* Each thread fills its buffer under contention: what is there must still be a whole beginning. */
static void full_under_contention(PyThreadState *state)
{
    conch_gil_set_interval(100);
    rounds = 20;
    for (uint64_t capacity = 8; capacity < 24; capacity += 3) {
        conch_events_start(capacity);
        contend(state);
        conch_events_stop();
        struct recorded all = read_and_check();
        CHECK(all.about.lost > 0);
        free(all.holds);
    }
}

static void names_are_numbered_once(void)
{
    char text[] = "one";
    const char *one = conch_events_intern(text);
    CHECK(one != text && strcmp(one, "one") == 0);
    CHECK(conch_events_intern("one") == one);
    CHECK(strcmp(conch_events_intern(NULL), "released") == 0);
    for (int i = 0; i < 3000; i++) {
        char name[32];
        snprintf(name, sizeof name, "region %d", i);
        const char *interned = conch_events_intern(name);
        CHECK(strcmp(interned, name) == 0 || strcmp(interned, "(further regions)") == 0);
    }
    CHECK(strcmp(conch_events_intern("too many"), "(further regions)") == 0);
    CHECK(conch_events_intern("one") == one);
    CHECK(conch_events_name(-1) == NULL && conch_events_name(1 << 20) == NULL);
}

/* The thread that ends the runtime while recording ends its lane, too. */
static void finalized_while_recording(void)
{
    conch_events_start(100);
    PyEval_RestoreThread(PyEval_SaveThread());
    conch_runtime_finalize();
    struct recorded all = read_and_check();
    CHECK_EQUAL(all.kinds[CONCH_EVENT_EXIT], 1);
    CHECK_EQUAL(all.reasons[CONCH_EXIT], 1);
    free(all.holds);
}

int main(int argc, char **argv)
{
    rounds = scale(argc, argv, 300);
    PyThreadState *state = conch_runtime_init();
    everything_is_there(state);
    switched_on_in_the_middle(state);
    full_buffers_are_counted(state);
    full_under_contention(state);
    names_are_numbered_once();
    finalized_while_recording();
    return 0;
}
