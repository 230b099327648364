/* How the lock reports to the event stream; internal. Each of these is called only where events_on() said so, by the thread
   that the event is about, and writes to that thread's own lane. */
#ifndef CONCH_EVENTS_INTERNAL_H
#define CONCH_EVENTS_INTERNAL_H

#include <stdatomic.h>
#include <stdbool.h>

#include "events.h"
#include "thread_state.h"

extern _Atomic bool events_recording __attribute__((visibility("hidden")));

/* All that recording costs where it is off. */
static inline bool events_on(void)
{
    return __builtin_expect(atomic_load_explicit(&events_recording, memory_order_relaxed), 0);
}

/* Did not get the lock at once. Leaves the released region where it was in one. */
void events_wait(PyThreadState *state);

/* Holds the lock since `now`. Likewise. */
void events_acquired(PyThreadState *state, uint64_t now, int32_t holder_before, uint64_t switch_number);

void events_drop_request(PyThreadState *state, int32_t holder, uint64_t switch_number);

/* Is about to let the lock go. */
void events_release(PyThreadState *state, enum conch_release_reason reason, uint64_t switch_number);

/* Has let it go under a drop request, and waits for another thread to take it. */
void events_forced_wait(PyThreadState *state);

/* Is outside. `waited`: a forced wait lies between the release and this. */
void events_enter(PyThreadState *state, bool waited, const char *region);
void events_exit(PyThreadState *state, bool waited);

/* The recording ends, by a thread that has recorded its last release. */
void events_end(void);

/* The state got another name. Called whether events are recorded or not, with the GIL held. */
void events_rename(const PyThreadState *state);

#endif
