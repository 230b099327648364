#include "counters.h"

#include <stddef.h>

enum { MAX_COUNTERS = 256 };

static Counter counters[MAX_COUNTERS];
static int count;

void counters_reset(void) { count = 0; }

Counter *counters_at(uintptr_t address)
{
    for (int i = 0; i < count; i++)
        if (counters[i].address == address)
            return &counters[i];
    if (count == MAX_COUNTERS)
        return NULL;
    counters[count] = (Counter){.address = address, .runner = -1};
    return &counters[count++];
}

bool counters_is_positive(uintptr_t semaphore, int thread)
{
    (void)thread;
    return counters_at(semaphore)->value > 0;
}

bool counters_is_let_go(uintptr_t barrier, int thread) { return counters_at(barrier)->let_go >> thread & 1; }

bool counters_is_not_running(uintptr_t once, int thread)
{
    (void)thread;
    Counter *counter = counters_at(once);
    return !counter->begun || counter->done;
}

int counters_runner(uintptr_t once, int thread)
{
    (void)thread;
    return counters_at(once)->runner;
}
