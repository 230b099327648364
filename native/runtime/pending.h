/* Pending calls: what any thread, or a signal handler, may ask the main thread to do when it next looks at the eval breaker. */
#ifndef CONCH_PENDING_H
#define CONCH_PENDING_H

#include "export.h"

#define CONCH_PENDING_CAPACITY 32

/*
 * Queues function(argument) for the main thread, which will call it with the GIL held. 0, or -1 when the queue is full.
 * Needs neither the GIL nor a thread state, never blocks, and is safe in a signal handler. (Rule: Py_AddPendingCall.)
 */
CONCH_API int conch_pending_add(int (*function)(void *), void *argument);

/*
 * Makes the queued calls, oldest first, at most 32 of them. On any thread but the main one, and inside a pending call, it does
 * nothing. 0, or -1 as soon as a call returned non-zero (it then has set an exception); those behind it stay queued.
 */
CONCH_API int conch_pending_make(void);

#endif
