/*
 * A signal wakes any one of the threads that wait at that moment, so it is kept as the set of them; the search tries each. A thread that wakes
 * uses up the oldest signal that it is in: whoever is in an older one is in all later ones too, until it wakes, so no signal is lost that way.
 * A broadcast is as many signals as there are threads without one. A thread does not wake without a signal: POSIX would allow it.
 */
#include "conditions.h"

#include <string.h>

#include "locks.h"
#include "scheduler.h"

static struct { uintptr_t condition, mutex; } waiting[MAX_THREADS]; /* condition 0: the thread does not wait */
static struct { uintptr_t condition; uint16_t threads; } signals[MAX_THREADS];
static int signal_count;

void conditions_reset(void)
{
    memset(waiting, 0, sizeof waiting);
    signal_count = 0;
}

void conditions_wait(uintptr_t condition, uintptr_t mutex, int thread)
{
    waiting[thread].condition = condition;
    waiting[thread].mutex = mutex;
}

static uint16_t who_waits_for(uintptr_t condition)
{
    uint16_t threads = 0;
    for (int i = 0; i < MAX_THREADS; i++)
        if (waiting[i].condition == condition)
            threads |= (uint16_t)(1u << i);
    return threads;
}

/* How many threads wait without a signal of their own. */
static int unsignalled(uintptr_t condition)
{
    int count = __builtin_popcount(who_waits_for(condition));
    for (int i = 0; i < signal_count; i++)
        count -= signals[i].condition == condition;
    return count;
}

void conditions_signal(uintptr_t condition)
{
    if (unsignalled(condition) <= 0)
        return;
    signals[signal_count].condition = condition;
    signals[signal_count++].threads = who_waits_for(condition);
}

void conditions_broadcast(uintptr_t condition)
{
    for (int left = unsignalled(condition); left > 0; left--)
        conditions_signal(condition);
}

/* The oldest signal that `thread` is in, -1 if there is none. */
static int signal_of(int thread)
{
    for (int i = 0; i < signal_count; i++)
        if (signals[i].condition == waiting[thread].condition && signals[i].threads >> thread & 1)
            return i;
    return -1;
}

bool conditions_wake(uintptr_t condition, int thread)
{
    int used = signal_of(thread);
    if (used >= 0) {
        memmove(&signals[used], &signals[used + 1], (size_t)(--signal_count - used) * sizeof signals[0]);
        for (int i = 0; i < signal_count; i++)
            if (signals[i].condition == condition)
                signals[i].threads &= (uint16_t)~(1u << thread);
    }
    waiting[thread].condition = 0;
    return used >= 0;
}

bool conditions_can_wake(uintptr_t condition, int thread)
{
    return signal_of(thread) >= 0 && conditions_can_time_out(condition, thread);
}

bool conditions_can_time_out(uintptr_t condition, int thread)
{
    (void)condition;
    return !locks_is_held(waiting[thread].mutex);
}

int conditions_in_the_way(uintptr_t condition, int thread)
{
    (void)condition;
    return signal_of(thread) >= 0 ? locks_in_the_way(waiting[thread].mutex, thread) : -1;
}
