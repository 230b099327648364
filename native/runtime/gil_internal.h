/* The lock itself, for thread_state.c and runtime.c; internal. Nothing here looks at or changes the current thread state. */
#ifndef CONCH_GIL_INTERNAL_H
#define CONCH_GIL_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "events.h"
#include "gil.h"
#include "thread_state_internal.h"

/* Takes the lock for this thread state; never returns once the runtime that the state belongs to is being finalised,
   unless the caller is the thread that finalises it. */
void gil_take(PyThreadState *state);

/* Lets it go for this thread state. `region` is read only when events are recorded. Fatal when the lock is not held. */
void gil_drop(PyThreadState *state, enum conch_release_reason reason, const char *region);

/* Opens a new, free lock, before the runtime's first thread takes it. The counters start from zero, the interval stays. */
void gil_open(void);

/* From now on only `finalizer`, which holds the lock, can take it; every other thread that tries, or is trying, hangs. */
void gil_close(PyThreadState *finalizer);

/* The last release, by the finalizer; nobody can take the lock until gil_open. Never waits. */
void gil_drop_for_good(PyThreadState *finalizer);

bool gil_is_locked(void);

/* How often the lock was opened, 0 before the first time: which run of the runtime this is. */
uint32_t gil_run(void);

uint64_t gil_switch_number(void);

#endif
