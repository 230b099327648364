#include "thread_local.h"

#include <stdatomic.h>

_Thread_local struct conch_tls conch_tls CONCH_TLS_MODEL;

static _Atomic int32_t threads_seen;

int32_t thread_number(void)
{
    if (conch_tls.id == 0)
        conch_tls.id = atomic_fetch_add_explicit(&threads_seen, 1, memory_order_relaxed) + 1;
    return conch_tls.id - 1;
}
