/* One run of the explored program under a policy; scheduler.c opens with the protocol. */
#ifndef CONCH_SCHED_SCHEDULER_H
#define CONCH_SCHED_SCHEDULER_H

#include <pthread.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sched.h"

enum { MAX_THREADS = 16, MAX_STEPS = 2000, MAX_PRIVATE = 100000, OUTCOME_SIZE = 128, DETAIL_SIZE = 256 };

/* What a thread is about to do. The first three touch memory; OP_WAKE is the second half of waiting for a condition. */
typedef enum OperationKind { OP_READ, OP_WRITE, OP_ATOMIC, OP_SYNC, OP_WAKE, OP_JOIN, OP_MALLOC, OP_FREE } OperationKind;

typedef struct Operation {
    OperationKind kind;
    const char *name;    /* for the reader: "read", "fetch_add", "lock" … */
    uintptr_t address;   /* of the memory, mutex, condition …; of a join: the thread's number */
    size_t size;         /* bytes, 0 where there is no memory */
    uintptr_t where;     /* the code address behind the call */
    bool (*possible)(uintptr_t address, int thread); /* whether the thread can go on with it now; NULL: always */
    int (*holder)(uintptr_t address, int thread);    /* who keeps it from that, -1 for nobody; NULL: nobody ever */
} Operation;

typedef struct Step {
    int thread;
    Operation operation;
    bool has_value;
    int64_t before, after; /* the first eight bytes of the memory, as a signed number */
} Step;

/* One decision: who could go on, who had the turn before (-1: nobody), who got it. */
typedef struct Decision {
    uint16_t enabled;
    int8_t previous, chosen;
} Decision;

/* A thread that waits when no thread can go on. `holder` is -1 where nobody holds what it waits for. */
typedef struct Wait {
    int thread;
    Operation operation;
    int holder;
    bool holder_ended;
} Wait;

typedef enum RunEnd { RUN_CHECKED, RUN_FAILED, RUN_DEADLOCK, RUN_STOPPED, RUN_IMPOSSIBLE } RunEnd;

typedef struct Run {
    int thread_count; /* with those that the program created */
    int step_count;
    Decision decisions[MAX_STEPS];
    Step steps[MAX_STEPS];
    RunEnd end;
    char outcome[OUTCOME_SIZE]; /* what check() said, or what went wrong */
    char detail[DETAIL_SIZE];   /* of a failure, for the reader; may be empty */
    uintptr_t failed_at;        /* code address of the failure, 0 where unknown */
    uint16_t pending;           /* threads that still had something to do when the run ended */
    uint16_t pending_enabled;
    Wait waits[MAX_THREADS];    /* of the pending threads; `holder` where they cannot go on */
    int wait_count;
} Run;

enum { POLICY_STOP = -1, POLICY_IMPOSSIBLE = -2 };

/* Chooses among decision->enabled at step `step`; may also end the run. Called by whichever thread has the turn. */
typedef int (*Policy)(void *state, int step, const Decision *decision);

void scheduler_open(const SchedProgram *program);

/* One run from a fresh start. The result is the scheduler's own and holds until the next run. */
const Run *scheduler_run(Policy policy, void *state);

/* The thread that goes on unless a policy says otherwise: the previous one while it can, else the lowest number. */
int scheduler_default(const Decision *decision);

/* --- for the callbacks and wrappers --- */

/* The number of the calling thread, -1 for setup(), check() and everybody else. */
int scheduler_self(void);

/* The calling thread says what it does next and comes back when it has the turn to do it. Does nothing outside thread(). */
void scheduler_point(Operation operation);

/* Counts an access that is no point. The thread that makes MAX_PRIVATE of them in a row may be waiting in a loop for what another thread
   has yet to write, so this is made a point for once; if nothing comes of that, the run ends. */
void scheduler_private(Operation operation);

/* Ends the run in the calling thread with this outcome; does not return. Only inside thread(). */
_Noreturn void scheduler_fail(const char *outcome, uintptr_t where, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Starts `start(argument)` as the next thread; returns its number. */
int scheduler_create(void *(*start)(void *), void *argument);

/* Ends the calling thread. */
_Noreturn void scheduler_exit(void *result);

/* What an ended thread returned. */
void *scheduler_result(int number);
bool scheduler_ended(int number);

/* The number of steps taken since the process began: stands still while the program runs between two points. */
uint64_t scheduler_progress(void);

#endif
