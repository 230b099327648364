/*
 * The deterministic scheduler.
 *
 * The explored program's threads are real threads, but only one of them runs at a time: the one that has the *turn*. What the
 * compiler put in for ThreadSanitizer (`__tsan_read4` and its kin, callbacks.c) and the wrapped calls (wrappers.c) come here.
 *
 * The protocol
 *
 * - A *point* is a place where it matters who goes first: an access to shared memory, lock and unlock, malloc and free, a join. A thread that
 *   comes to a point says what it is about to do (its pending operation), and asks. The policy chooses one of the threads whose
 *   pending operation can be carried out; that thread gets the turn, carries its operation out, and runs on to its next point or its end.
 *   That is one *step*. A schedule is the list of the threads' numbers, one a step.
 *
 * - The real access happens after the callback returned, so a thread must keep its turn beyond it. Passing the turn inside the callback
 *   *after* the operation would let the next thread race with the store that is still to come. Hence the order: announce, ask,
 *   wait for the turn, return, access, run on, announce the next.
 *
 * - Before the first step each thread, in the order of the numbers, runs up to its first point. Nothing that it does there is visible to
 *   others (else it would be a point), so the order changes nothing. A created thread does the same while its creator waits.
 *
 * - The decision is made by the thread that has the turn, in its own call of scheduler_point. If it chooses itself nobody is woken and
 *   nothing waits: a run costs as many hand-overs as it has context switches, plus two a thread to begin and one to end.
 *
 * - An operation says itself whether it is possible: a lock while nobody holds the mutex, a join when the other thread has ended, waking when the
 *   condition was signalled (locks.c, conditions.c, counters.c). If threads are left and none of them can go on, that is a deadlock: who waits
 *   for what, and who holds it, is in the result.
 *
 * - A run that ends early (use after free, deadlock, a signal, too many steps) leaves threads in the middle of thread(). Each is given the
 *   turn once more and leaves by longjmp from where it waits. So the same system threads serve every run; creating them anew would cost
 *   more than the run.
 *
 * - A run depends on nothing but the schedule: globals and thread-locals get their first values back, the heap starts empty at the same
 *   address, locks are free. What remains outside (files, clocks, random numbers) is the program's own fault; the search notices when a
 *   prefix that it repeats does not lead to the same choice.
 *
 * Why only shared memory, and what "shared" means here
 *
 * A private access commutes with everything others do, so trying both orders shows nothing new. Shared is what two threads used and one of
 * them wrote, in any run so far (sharing.c). If a run shows a byte to be shared that was not known to be, the search starts again with it. When
 * a search ends without such news, every access that was left out was private, or read only, in every run of it: the
 * interleavings of the points are all there are. It is also why -O0 and -O2 count the same: how often the compiler
 * reads a pointer that nobody changes does not matter.
 *
 * What it does not cover: memory that is not sequentially consistent. The store is in memory before the next thread runs.
 */
#define _GNU_SOURCE
#include "scheduler.h"

#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baton.h"
#include "conditions.h"
#include "counters.h"
#include "heap.h"
#include "image.h"
#include "locks.h"
#include "places.h"

typedef enum PartyState { IDLE, RUNNING, PENDING, ENDED } PartyState;

/* Who can have the turn: the program's threads, and the driver, which is nobody's thread. */
typedef struct Party {
    int number;
    Baton baton;
    PartyState state;
    Operation operation;      /* what it does next, while PENDING */
    int private_accesses;     /* since its last point */
    bool was_let_off;         /* it came through MAX_PRIVATE of them once since then */
    int open_step;            /* the step whose after-value is still to be read, -1 if none */
    struct Party *first_stop; /* who gets the turn back at the first point; NULL from then on */
    void *(*start)(void *);
    void *argument, *result;
    jmp_buf way_out;
    bool exists;              /* its system thread was created */
} Party;

static Party parties[MAX_THREADS];
static Party driver = {.number = -1};
static _Thread_local Party *me; /* NULL outside the program's threads */

static const SchedProgram *program;
static Run run;
static Policy policy;
static void *policy_state;
static bool aborting; /* the run is over; whoever gets the turn leaves */
static int previous;
static atomic_uint_fast64_t progress;

/* --- whose turn it is --- */

static void give(Party *party) { baton_give(&party->baton); }

static void leave(void) { _longjmp(me->way_out, 1); }

static void wait_for_turn(Party *self)
{
    baton_wait(&self->baton);
    if (aborting)
        leave();
}

static bool can_go_on(const Party *party)
{
    if (party->state != PENDING)
        return false;
    return party->operation.possible == NULL || party->operation.possible(party->operation.address, party->number);
}

static uint16_t threads_that(bool (*condition)(const Party *))
{
    uint16_t mask = 0;
    for (int i = 0; i < run.thread_count; i++)
        if (condition(&parties[i]))
            mask |= (uint16_t)(1u << i);
    return mask;
}

static bool is_pending(const Party *party) { return party->state == PENDING; }

/* Notes who is left with what to do, for deadlocks and for a run that was stopped to be looked at. */
static void note_waits(void)
{
    run.pending = threads_that(is_pending);
    run.pending_enabled = threads_that(can_go_on);
    run.wait_count = 0;
    for (int i = 0; i < run.thread_count; i++) {
        const Party *party = &parties[i];
        if (party->state != PENDING)
            continue;
        int holder = party->operation.holder ? party->operation.holder(party->operation.address, i) : -1;
        run.waits[run.wait_count++] = (Wait){i, party->operation, holder, holder >= 0 && parties[holder].state == ENDED};
    }
}

static Party *end_run(RunEnd end, const char *outcome)
{
    note_waits();
    run.end = end;
    snprintf(run.outcome, sizeof run.outcome, "%s", outcome);
    aborting = true;
    return &driver;
}

/* Who gets the turn: the thread of the next step, or the driver when the run is over. */
static Party *decide(void)
{
    Decision decision = {threads_that(can_go_on), (int8_t)previous, -1};
    if (decision.enabled == 0)
        return threads_that(is_pending) ? end_run(RUN_DEADLOCK, "deadlock") : &driver;
    if (run.step_count == MAX_STEPS) {
        snprintf(run.detail, sizeof run.detail, "a thread that spins until another has done something may get every turn, so no spinning can be judged here: "
                 "let it wait for a mutex, a condition variable or a semaphore");
        return end_run(RUN_FAILED, "no end after 2000 steps");
    }
    int chosen = policy(policy_state, run.step_count, &decision);
    if (chosen == POLICY_STOP)
        return end_run(RUN_STOPPED, "stopped");
    if (chosen < 0 || !(decision.enabled >> chosen & 1))
        return end_run(RUN_IMPOSSIBLE, "impossible");
    decision.chosen = (int8_t)chosen;
    run.decisions[run.step_count] = decision;
    previous = chosen;
    return &parties[chosen];
}

int scheduler_default(const Decision *decision)
{
    if (decision->previous >= 0 && decision->enabled >> decision->previous & 1)
        return decision->previous;
    return __builtin_ctz(decision->enabled);
}

/* --- steps --- */

static int64_t value_at(const Operation *operation)
{
    int8_t one;
    int16_t two;
    int32_t four;
    int64_t eight;
    const void *memory = (const void *)operation->address;
    switch (operation->size) {
    case 1: memcpy(&one, memory, 1); return one;
    case 2: memcpy(&two, memory, 2); return two;
    case 4: memcpy(&four, memory, 4); return four;
    default: break;
    }
    eight = 0;
    memcpy(&eight, memory, operation->size < 8 ? operation->size : 8);
    return eight;
}

/* The thread still has the turn in which it made its last access, so nobody else has written there since. */
static void close_step(Party *self)
{
    if (self->open_step >= 0 && run.steps[self->open_step].has_value)
        run.steps[self->open_step].after = value_at(&run.steps[self->open_step].operation);
    self->open_step = -1;
}

static void open_step(Party *self)
{
    Step *step = &run.steps[run.step_count];
    *step = (Step){.thread = self->number, .operation = self->operation};
    step->has_value = self->operation.size > 0 && self->operation.kind <= OP_ATOMIC;
    if (step->has_value)
        step->before = step->after = value_at(&self->operation);
    self->open_step = run.step_count++;
    self->state = RUNNING;
    atomic_fetch_add_explicit(&progress, 1, memory_order_relaxed);
}

static void stop_here(Party *self, Operation operation)
{
    close_step(self);
    self->operation = operation;
    self->state = PENDING;
    Party *next = self->first_stop;
    self->first_stop = NULL;
    if (next == NULL)
        next = decide();
    if (next != self) {
        give(next);
        wait_for_turn(self);
    }
    open_step(self);
}

void scheduler_point(Operation operation)
{
    if (me == NULL)
        return;
    stop_here(me, operation);
    me->private_accesses = 0;
    me->was_let_off = false;
}

void scheduler_private(Operation operation)
{
    if (++me->private_accesses < MAX_PRIVATE)
        return;
    if (me->was_let_off)
        scheduler_fail("no end: a loop without shared memory", operation.where, "thread %d made %d accesses in a row that no other thread could notice",
                       me->number, 2 * MAX_PRIVATE);
    stop_here(me, operation);
    me->private_accesses = 0;
    me->was_let_off = true;
}

void scheduler_fail(const char *outcome, uintptr_t where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(run.detail, sizeof run.detail, format, arguments);
    va_end(arguments);
    run.failed_at = where;
    end_run(RUN_FAILED, outcome);
    leave();
    __builtin_unreachable();
}

/* --- the threads --- */

int scheduler_self(void) { return me ? me->number : -1; }
void *scheduler_result(int number) { return parties[number].result; }
bool scheduler_ended(int number) { return parties[number].state == ENDED; }
uint64_t scheduler_progress(void) { return atomic_load_explicit(&progress, memory_order_relaxed); }

/* One pass is one life of this thread in one run. Who comes out by leave() is done with the run, and hands the turn to the driver. */
static void *live(void *argument)
{
    Party *self = argument;
    me = self;
    for (;;) {
        baton_wait(&self->baton);
        if (_setjmp(self->way_out) == 0 && !aborting) {
            image_reset_thread();
            self->state = RUNNING;
            self->result = self->start(self->argument);
        }
        self->state = ENDED;
        Party *next = &driver;
        if (!aborting) {
            close_step(self);
            next = self->first_stop ? self->first_stop : decide();
        }
        self->first_stop = NULL;
        give(next);
    }
    return NULL;
}

void scheduler_exit(void *result)
{
    me->result = result;
    _longjmp(me->way_out, 1);
}

/* Lets a thread run to its first point. The caller has the turn, lends it, and gets it back. */
static void launch(Party *party, void *(*start)(void *), void *argument, Party *launcher)
{
    if (!party->exists) {
        pthread_t thread;
        baton_init(&party->baton);
        if (pthread_create(&thread, NULL, live, party) != 0) {
            fputs("sched: the system gives no more threads\n", stderr);
            abort();
        }
        pthread_detach(thread);
        party->exists = true;
    }
    party->state = RUNNING;
    party->open_step = -1;
    party->private_accesses = 0;
    party->was_let_off = false;
    party->start = start;
    party->argument = argument;
    party->result = NULL;
    party->first_stop = launcher;
    give(party);
    if (launcher == &driver)
        baton_wait(&driver.baton);
    else
        wait_for_turn(launcher);
}

int scheduler_create(void *(*start)(void *), void *argument)
{
    if (me == NULL || run.thread_count == MAX_THREADS)
        return -1;
    int number = run.thread_count++;
    launch(&parties[number], start, argument, me);
    return number;
}

static void *run_thread(void *number)
{
    program->thread((int)(intptr_t)number);
    return NULL;
}

/* A memory fault happens at a known place of the thread that has the turn, so leaving from the handler is as safe as leaving from a call. */
static void on_fault(int signal)
{
    static const char *const names[] = {[SIGSEGV] = "crash: segmentation fault", [SIGBUS] = "crash: bus error",
                                        [SIGFPE] = "crash: arithmetic error", [SIGILL] = "crash: illegal instruction"};
    if (me == NULL) {
        static const char message[] = "sched: setup() or check() crashed\n";
        fputs(message, stderr);
        _Exit(3);
    }
    scheduler_fail(names[signal], 0, "thread %d", me->number);
}

void scheduler_open(const SchedProgram *the_program)
{
    program = the_program;
    baton_init(&driver.baton);
    for (int i = 0; i < MAX_THREADS; i++)
        parties[i].number = i;
    /* SA_NODEFER: the handler is left by longjmp, which would keep the signal blocked. */
    struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_NODEFER};
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    sigaction(SIGFPE, &action, NULL);
    sigaction(SIGILL, &action, NULL);
}

static void begin(void)
{
    image_reset();
    heap_reset();
    locks_reset();
    conditions_reset();
    counters_reset();
    aborting = false;
    previous = -1;
    run.thread_count = program->threads;
    run.step_count = run.wait_count = 0;
    run.pending = run.pending_enabled = 0;
    run.outcome[0] = run.detail[0] = '\0';
    run.failed_at = 0;
    run.end = RUN_CHECKED;
    for (int i = 0; i < MAX_THREADS; i++)
        parties[i].state = IDLE;
}

static void send_home(Party *party)
{
    if (party->state == RUNNING || party->state == PENDING) {
        give(party);
        baton_wait(&driver.baton);
    }
}

/* All threads have ended. What one of them still holds nobody can ever let go of: the next who wants it would wait for ever. */
static bool nothing_held(void)
{
    uintptr_t address, where;
    int thread;
    if (!locks_left(&address, &thread, &where))
        return true;
    char name[160];
    places_data(address, name, sizeof name);
    snprintf(run.detail, sizeof run.detail, "thread %d has ended and never unlocked %s", thread, name[0] ? name : "it");
    run.failed_at = where;
    run.end = RUN_FAILED;
    snprintf(run.outcome, sizeof run.outcome, "a lock is held at the end");
    return false;
}

const Run *scheduler_run(Policy the_policy, void *state)
{
    policy = the_policy;
    policy_state = state;
    begin();
    program->setup();
    for (int i = 0; i < program->threads && !aborting; i++)
        launch(&parties[i], run_thread, (void *)(intptr_t)i, &driver);
    if (!aborting) {
        Party *first = decide();
        if (first != &driver) {
            give(first);
            baton_wait(&driver.baton);
        }
    }
    if (aborting)
        for (int i = 0; i < run.thread_count; i++)
            send_home(&parties[i]);
    else if (nothing_held())
        snprintf(run.outcome, sizeof run.outcome, "%s", program->check());
    return &run;
}
