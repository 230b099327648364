/*
 * The eval breaker: one word that the eval loop reads at function entry, backward jumps and calls. Zero means: go on.
 *
 * The word says what the *current holder of the GIL* has to attend to. Duties of one thread only (signals and pending calls
 * belong to the main thread, an asynchronous exception to its target) are noted a second time where they are kept; a holder
 * that finds a duty of someone else takes the bit out of the word, so that it looks once and not at every poll, and the lock
 * puts it back when the right thread becomes the holder. So nothing is lost, and nobody spins.
 */
#ifndef CONCH_EVAL_BREAKER_H
#define CONCH_EVAL_BREAKER_H

#include <stdint.h>

#include "export.h"

/* In the order in which the holder attends to them. */
#define CONCH_BREAKER_SIGNALS 1u          /* conch_signal_take, and the script's handlers */
#define CONCH_BREAKER_PENDING_CALLS 2u    /* conch_pending_make */
#define CONCH_BREAKER_GIL_DROP_REQUEST 4u /* conch_gil_yield */
#define CONCH_BREAKER_ASYNC_EXCEPTION 8u  /* conch_thread_take_async */

/* Read it with a plain (opaque, relaxed) load. Never write it: the functions below do. */
CONCH_API extern uint32_t conch_eval_breaker;

/*
 * To be called when the word was found to be non-zero, by the holder of the GIL: the CONCH_BREAKER_* bits that are duties of
 * the calling thread. A bit stays in the word until the function named beside it has been called.
 */
CONCH_API uint32_t conch_eval_breaker_duties(void);

#endif
