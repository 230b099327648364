/* Condition variables as the scheduler models them; conditions.c says how a signal finds its thread. */
#ifndef CONCH_SCHED_CONDITIONS_H
#define CONCH_SCHED_CONDITIONS_H

#include <stdbool.h>
#include <stdint.h>

void conditions_reset(void);

/* `thread` has begun to wait for `condition` and will want `mutex` back. */
void conditions_wait(uintptr_t condition, uintptr_t mutex, int thread);

/* Wakes one of those that wait now, or all of them. Nothing is kept for who comes later. */
void conditions_signal(uintptr_t condition);
void conditions_broadcast(uintptr_t condition);

/* `thread` stops waiting. True if it was signalled; it has used that up. */
bool conditions_wake(uintptr_t condition, int thread);

/* For Operation: a waiting thread can go on when it is signalled and its mutex is free; with a time limit when the mutex is free. */
bool conditions_can_wake(uintptr_t condition, int thread);
bool conditions_can_time_out(uintptr_t condition, int thread);
int conditions_in_the_way(uintptr_t condition, int thread);

#endif
