/*
 * The global interpreter lock.
 *
 * What is promised (rules after CPython 3.11's Python/ceval_gil.h; where we go another way it says so):
 *
 * - One thread holds the lock. A thread that wants it while it is held waits for one switch interval. If the interval ran out,
 *   the lock is still held, and it did not change hands meanwhile (`switch_number` tells), the waiter asks the holder to let go:
 *   it sets the drop request in the eval breaker. If it did change hands, somebody had a turn, and the waiter grants the new
 *   holder a whole interval too.
 *
 * - The holder answers the request when it next looks at the eval breaker, or when it lets go of its own accord. Either way it
 *   then waits until another thread has taken the lock (*forced switching*). Without that, the thread that let go would nearly
 *   always be the one that takes it again, because it runs and the others still have to wake up. It does not wait when no drop
 *   was requested, and not on the last release of a runtime that is being finalised.
 *
 * - There is no queue and no priority. Who comes first, a waiter or a newcomer, takes it.
 *
 * - Who asked and then goes away without having taken the lock (it hangs, because the runtime is being finalised) takes its
 *   request back; else the holder would wait for a successor that never comes.
 *
 * - `switch_number` rises when the holder changes, not when the same thread takes the lock again.
 *
 * - Taking and letting go keep errno: the macros stand between a system call and the look at its error.
 *
 * - Letting go of a lock that is not held is fatal. There is no sane way on: two threads have been inside.
 *
 * How: one word
 *
 *     word = waiters * WAITER  +  CLOSED?  +  LOCKED?
 *
 * A free, open lock that nobody waits for is zero. Taking it is one compare-and-swap from 0 to LOCKED; letting go is one
 * fetch-and-subtract of LOCKED, whose result says whether somebody waits. Neither enters the kernel or touches the mutex. Everything
 * else goes the slow way, under `mutex`:
 *
 * - No wake-up is lost. A waiter counts itself in the word while it holds the mutex, and holds it on until it sleeps on `freed`.
 *   The word has one order of changes. If the release comes after the count, it sees the waiter, and has to get the mutex before
 *   it signals, so it signals after the waiter sleeps or before it looked. If it comes before the count, the waiter sees
 *   the lock free and does not sleep.
 *
 * - Where a waiter is counted, the fast taking fails. So while a thread waits for its successor (forced switching goes on only
 *   while there are waiters), whoever takes the lock comes by the slow way and wakes it; and a drop request, which only waiters
 *   make, is always cleared by the one who takes the lock.
 *
 * - `last_holder` and `switch_number` are written only by the holder; the lock's word orders one holder's writes before the
 *   next one's. Others read them as hints (the waiter's comparison, the counters), hence atomics without order.
 *
 * CPython keeps two mutexes and two conditions and locks at least one of each pair on every release; see docs/decisions/001.
 */
#include "gil_internal.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "eval_breaker_internal.h"
#include "events_internal.h"
#include "fatal.h"
#include "hints.h"
#include "monotonic.h"
#include "thread_local.h"

#define LOCKED 1u
#define CLOSED 2u
#define WAITER 4u

/* The longest interval, a century: it must not overflow a deadline. */
#define LONGEST_INTERVAL (100u * 366u * 86400u * (uint64_t)1000000u)

static struct {
    _Atomic uint32_t word;
    _Atomic uint64_t last_holder;   /* PyThreadState.key; 0 before the first */
    _Atomic uint64_t switch_number;
    _Atomic uint32_t run;           /* how often the lock was opened; a state made in an earlier run never gets it */
} _Alignas(CONCH_CACHE_LINE) hot = {.word = CLOSED};

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t freed;           /* the lock was let go */
    pthread_cond_t taken;           /* it was taken by the slow way, or who would have taken it went away */
    const PyThreadState *_Atomic finalizer; /* who may take a closed lock */
    _Atomic uint64_t interval;      /* microseconds */
    _Atomic uint64_t waits;
    _Atomic uint64_t drop_requests;
    _Atomic uint64_t forced_switches;
} _Alignas(CONCH_CACHE_LINE) slow = {.mutex = PTHREAD_MUTEX_INITIALIZER, .interval = CONCH_GIL_DEFAULT_INTERVAL};

static void count(_Atomic uint64_t *counter)
{
    atomic_fetch_add_explicit(counter, 1, memory_order_relaxed);
}

static uint64_t peek(_Atomic uint64_t *value)
{
    return atomic_load_explicit(value, memory_order_relaxed);
}

static bool has_waiters(void)
{
    return atomic_load_explicit(&hot.word, memory_order_relaxed) >= WAITER;
}

static bool is_closed(void)
{
    return atomic_load_explicit(&hot.word, memory_order_relaxed) & CLOSED;
}

bool gil_is_locked(void)
{
    return atomic_load_explicit(&hot.word, memory_order_relaxed) & LOCKED;
}

uint32_t gil_run(void)
{
    return atomic_load_explicit(&hot.run, memory_order_relaxed);
}

uint64_t gil_switch_number(void)
{
    return peek(&hot.switch_number);
}

/* ---- Taking. ---- */

/* Where threads end that outlive their runtime. They hold nothing, and do not keep the process from exiting. */
static _Noreturn void hang(void)
{
    for (;;)
        pause();
}

static bool may_take(const PyThreadState *state)
{
    return state->run == gil_run() && (!is_closed() || state == atomic_load_explicit(&slow.finalizer, memory_order_relaxed));
}

/* The word is locked in this state's name; what follows from that. */
static void become_holder(PyThreadState *state)
{
    thread_bind(state);
    /* Timed before anybody can see the switch: a drop request is at least an interval younger than
       the switch that it looked at. */
    uint64_t now = events_on() ? monotonic_now() : 0;
    uint64_t before = peek(&hot.last_holder);
    if (before != state->key) {
        atomic_store_explicit(&hot.last_holder, state->key, memory_order_relaxed);
        atomic_store_explicit(&hot.switch_number, peek(&hot.switch_number) + 1, memory_order_relaxed);
        breaker_switched(state);
    }
    if (now != 0)
        events_acquired(state, now, thread_key_id(before), peek(&hot.switch_number));
}

static void request_drop(PyThreadState *state)
{
    uint32_t before = breaker_set(CONCH_BREAKER_GIL_DROP_REQUEST);
    if (before & CONCH_BREAKER_GIL_DROP_REQUEST)
        return; /* somebody has asked already */
    count(&slow.drop_requests);
    if (events_on()) {
        /* Who took the lock by the fast way may have been held up before it wrote its name down. */
        uint64_t holder = peek(&hot.last_holder);
        events_drop_request(state, holder == state->key ? -1 : thread_key_id(holder), peek(&hot.switch_number));
    }
}

/* Under the mutex. False when this state will never get the lock. */
static bool wait_and_lock(PyThreadState *state)
{
    bool requested = false;
    atomic_fetch_add_explicit(&hot.word, WAITER, memory_order_relaxed);
    while (may_take(state)) {
        uint32_t word = atomic_load_explicit(&hot.word, memory_order_relaxed);
        if (!(word & LOCKED)) {
            if (atomic_compare_exchange_weak_explicit(&hot.word, &word, word - WAITER + LOCKED,
                                                      memory_order_acquire, memory_order_relaxed))
                return true;
            continue;
        }
        uint64_t number = peek(&hot.switch_number);
        bool timed_out = monotonic_wait(&slow.freed, &slow.mutex, peek(&slow.interval));
        if (timed_out && gil_is_locked() && peek(&hot.switch_number) == number) {
            request_drop(state);
            requested = true;
        }
    }
    if (requested)
        breaker_clear(CONCH_BREAKER_GIL_DROP_REQUEST);
    atomic_fetch_sub_explicit(&hot.word, WAITER, memory_order_relaxed);
    return false;
}

static CONCH_COLD void take_slowly(PyThreadState *state)
{
    int saved_errno = errno;
    if (gil_run() == 0)
        conch_fatal("gil_take", "the runtime is not initialised");
    if (events_on() && may_take(state))
        events_wait(state);

    pthread_mutex_lock(&slow.mutex);
    count(&slow.waits);
    if (!wait_and_lock(state)) {
        /* A wake-up may have been spent on this thread; it is passed on. */
        pthread_cond_signal(&slow.freed);
        pthread_cond_broadcast(&slow.taken);
        pthread_mutex_unlock(&slow.mutex);
        hang();
    }
    become_holder(state);
    if (breaker_load() & CONCH_BREAKER_GIL_DROP_REQUEST)
        breaker_clear(CONCH_BREAKER_GIL_DROP_REQUEST);
    pthread_cond_broadcast(&slow.taken);
    pthread_mutex_unlock(&slow.mutex);
    errno = saved_errno;
}

static void wake_one(void)
{
    /* Through the mutex, so that a waiter between its look at the word and its sleep is not missed; the signal comes
       after it, so that who wakes up does not run into it. */
    pthread_mutex_lock(&slow.mutex);
    pthread_mutex_unlock(&slow.mutex);
    pthread_cond_signal(&slow.freed);
}

static CONCH_COLD void took_after_another(PyThreadState *state)
{
    if (state->run != gil_run()) {
        /* Its runtime ended, and another began, between its last look and now. */
        if (atomic_fetch_sub_explicit(&hot.word, LOCKED, memory_order_release) != LOCKED)
            wake_one();
        hang();
    }
    int saved_errno = errno;
    become_holder(state);
    errno = saved_errno;
}

void gil_take(PyThreadState *state)
{
    uint32_t unlocked = 0;
    if (CONCH_UNLIKELY(!atomic_compare_exchange_strong_explicit(&hot.word, &unlocked, LOCKED,
                                                                memory_order_acquire, memory_order_relaxed)))
        take_slowly(state);
    else if (CONCH_UNLIKELY(peek(&hot.last_holder) != state->key || !thread_is_bound(state) || events_on()))
        took_after_another(state);
}

/* ---- Letting go. ---- */

/* The word is unlocked already, and was `before`. True when this thread then waited for another to take the lock. */
static CONCH_COLD bool wake_and_let_pass(PyThreadState *state, uint32_t before)
{
    if (!(before & LOCKED))
        conch_fatal("gil_drop", "the GIL is not held");
    int saved_errno = errno;
    bool forced = false;

    pthread_mutex_lock(&slow.mutex);
    if (has_waiters() && !is_closed() && (breaker_load() & CONCH_BREAKER_GIL_DROP_REQUEST)
        && peek(&hot.last_holder) == state->key) {
        forced = true;
        breaker_clear(CONCH_BREAKER_GIL_DROP_REQUEST);
        count(&slow.forced_switches);
        if (events_on())
            events_forced_wait(state);
        pthread_cond_signal(&slow.freed);
        while (has_waiters() && !is_closed() && peek(&hot.last_holder) == state->key)
            pthread_cond_wait(&slow.taken, &slow.mutex);
    }
    pthread_mutex_unlock(&slow.mutex);
    if (!forced)
        pthread_cond_signal(&slow.freed);

    errno = saved_errno;
    return forced;
}

/* CPython notes the last holder here, not only on taking: after PyThreadState_Swap it is another state than the one that took. */
static inline uint32_t unlock_word(PyThreadState *state)
{
    atomic_store_explicit(&hot.last_holder, state->key, memory_order_relaxed);
    return atomic_fetch_sub_explicit(&hot.word, LOCKED, memory_order_release);
}

static CONCH_COLD void drop_recording(PyThreadState *state, enum conch_release_reason reason, const char *region)
{
    int saved_errno = errno;
    events_release(state, reason, peek(&hot.switch_number));
    uint32_t before = unlock_word(state);
    bool forced = before != LOCKED && wake_and_let_pass(state, before);
    if (reason == CONCH_EXIT)
        events_exit(state, forced);
    else if (reason != CONCH_INTERVAL)
        events_enter(state, forced, region);
    errno = saved_errno;
}

void gil_drop(PyThreadState *state, enum conch_release_reason reason, const char *region)
{
    if (CONCH_UNLIKELY(events_on())) {
        drop_recording(state, reason, region);
        return;
    }
    uint32_t before = unlock_word(state);
    if (CONCH_UNLIKELY(before != LOCKED))
        wake_and_let_pass(state, before);
}

void conch_gil_yield(void)
{
    PyThreadState *state = conch_tls.current;
    if (!state)
        conch_fatal(__func__, "the GIL is not held by this thread");
    conch_tls.current = NULL;
    gil_drop(state, CONCH_INTERVAL, NULL);
    gil_take(state);
    conch_tls.current = state;
}

/* ---- The beginning and the end. ---- */

static void create_conditions(void)
{
    monotonic_condition_create(&slow.freed);
    monotonic_condition_create(&slow.taken);
}

void gil_open(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, create_conditions);

    pthread_mutex_lock(&slow.mutex);
    atomic_store(&slow.finalizer, NULL);
    atomic_store(&slow.waits, 0);
    atomic_store(&slow.drop_requests, 0);
    atomic_store(&slow.forced_switches, 0);
    atomic_store(&hot.last_holder, 0);
    atomic_store(&hot.switch_number, 0);
    atomic_fetch_add(&hot.run, 1);
    atomic_fetch_and_explicit(&hot.word, ~CLOSED, memory_order_release);
    pthread_mutex_unlock(&slow.mutex);
}

void gil_close(PyThreadState *finalizer)
{
    pthread_mutex_lock(&slow.mutex);
    atomic_store(&slow.finalizer, finalizer);
    atomic_fetch_or(&hot.word, CLOSED);
    breaker_clear(CONCH_BREAKER_GIL_DROP_REQUEST);
    pthread_cond_broadcast(&slow.freed);
    pthread_cond_broadcast(&slow.taken);
    pthread_mutex_unlock(&slow.mutex);
}

void gil_drop_for_good(PyThreadState *finalizer)
{
    if (events_on()) {
        events_release(finalizer, CONCH_EXIT, peek(&hot.switch_number));
        events_exit(finalizer, false);
        events_end();
    }
    pthread_mutex_lock(&slow.mutex);
    atomic_store(&slow.finalizer, NULL);
    uint32_t before = unlock_word(finalizer);
    pthread_mutex_unlock(&slow.mutex);
    if (!(before & LOCKED))
        conch_fatal(__func__, "the GIL is not held");
}

/* ---- What may be asked. ---- */

uint64_t conch_gil_interval(void)
{
    return peek(&slow.interval);
}

void conch_gil_set_interval(uint64_t microseconds)
{
    if (microseconds < 1)
        microseconds = 1;
    if (microseconds > LONGEST_INTERVAL)
        microseconds = LONGEST_INTERVAL;
    atomic_store_explicit(&slow.interval, microseconds, memory_order_relaxed);
}

void conch_gil_read_counters(struct conch_gil_counters *out)
{
    out->switches = peek(&hot.switch_number);
    out->waits = peek(&slow.waits);
    out->drop_requests = peek(&slow.drop_requests);
    out->forced_switches = peek(&slow.forced_switches);
}
