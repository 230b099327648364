/* How the runtime writes the eval breaker; internal. All of these are lock-free and callable from signal handlers. */
#ifndef CONCH_EVAL_BREAKER_INTERNAL_H
#define CONCH_EVAL_BREAKER_INTERNAL_H

#include <stdbool.h>

#include "eval_breaker.h"

struct _ts;

/* The word is a plain uint32_t in the header, because Java's binding generator reads that header; here it is atomic. */
static inline uint32_t breaker_load(void)
{
    return __atomic_load_n(&conch_eval_breaker, __ATOMIC_RELAXED);
}

/* What the word was before. */
static inline uint32_t breaker_set(uint32_t bits)
{
    return __atomic_fetch_or(&conch_eval_breaker, bits, __ATOMIC_ACQ_REL);
}

static inline void breaker_clear(uint32_t bits)
{
    __atomic_fetch_and(&conch_eval_breaker, ~bits, __ATOMIC_ACQ_REL);
}

/* Notes duties of the main thread (signals, pending calls) and tells whoever holds the GIL. */
void breaker_note(uint32_t bits);

/* Takes them back, before they are attended to: whoever notes them again afterwards is not lost. */
void breaker_forget(uint32_t bits);

/* The GIL has a new holder: its duties go into the word. */
void breaker_switched(const struct _ts *holder);

/* The calling thread becomes the main thread. What was noted before it existed is kept for it. */
void breaker_set_main_thread(void);

bool breaker_on_main_thread(void);

#endif
