/* Short names for what the lock's tests do. */
#ifndef CONCH_TESTS_LOCK_HELPERS_H
#define CONCH_TESTS_LOCK_HELPERS_H

#include <stdbool.h>

#include "check.h"
#include "eval_breaker.h"
#include "gil.h"
#include "monotonic.h"
#include "runtime.h"

#define NEVER (3600u * UINT64_C(1000000)) /* an interval that no test lives to see the end of */

static inline struct conch_gil_counters counters(void)
{
    struct conch_gil_counters c;
    conch_gil_read_counters(&c);
    return c;
}

static inline uint32_t breaker(void)
{
    return __atomic_load_n(&conch_eval_breaker, __ATOMIC_RELAXED);
}

static inline bool drop_requested(void)
{
    return breaker() & CONCH_BREAKER_GIL_DROP_REQUEST;
}

/* What an eval loop does at a switch point. */
static inline void switch_point(void)
{
    if (drop_requested())
        conch_gil_yield();
}

#endif
