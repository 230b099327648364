#include "signals.h"

#include <stdatomic.h>
#include <stdbool.h>

#include "eval_breaker_internal.h"
#include "signals_internal.h"

static _Atomic unsigned char arrived[CONCH_SIGNAL_LIMIT];

int conch_signal_set(int signal_number)
{
    if (signal_number < 1 || signal_number >= CONCH_SIGNAL_LIMIT)
        return -1;
    atomic_store(&arrived[signal_number], 1);
    breaker_note(CONCH_BREAKER_SIGNALS);
    return 0;
}

static bool any_left(void)
{
    for (int i = 1; i < CONCH_SIGNAL_LIMIT; i++)
        if (atomic_load_explicit(&arrived[i], memory_order_relaxed))
            return true;
    return false;
}

int conch_signal_take(void)
{
    if (!breaker_on_main_thread())
        return 0;
    breaker_forget(CONCH_BREAKER_SIGNALS);
    for (int i = 1; i < CONCH_SIGNAL_LIMIT; i++) {
        if (atomic_exchange(&arrived[i], 0)) {
            if (any_left())
                breaker_note(CONCH_BREAKER_SIGNALS);
            return i;
        }
    }
    return 0;
}

void signals_discard(void)
{
    for (int i = 1; i < CONCH_SIGNAL_LIMIT; i++)
        atomic_store(&arrived[i], 0);
}
