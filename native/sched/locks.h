/* Mutexes as the scheduler models them: who holds which address. The program's own pthread_mutex_t are never touched. */
#ifndef CONCH_SCHED_LOCKS_H
#define CONCH_SCHED_LOCKS_H

#include <stdbool.h>
#include <stdint.h>

void locks_reset(void);

/* The thread that holds the mutex at `address`, -1 if it is free. */
int locks_holder(uintptr_t address);

/* Sets the holder, or -1. False if more than 256 mutexes are held at once. */
bool locks_set(uintptr_t address, int holder);

#endif
