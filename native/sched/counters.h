/* Semaphores, barriers and pthread_once as the scheduler models them: a number at an address. */
#ifndef CONCH_SCHED_COUNTERS_H
#define CONCH_SCHED_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Counter {
    uintptr_t address;
    unsigned value;     /* of a semaphore */
    unsigned limit;     /* of a barrier: how many must arrive */
    uint16_t arrived;   /* the threads that did, one bit each */
    uint16_t let_go;    /* the threads of the last round that have still to pass */
    bool begun, done;   /* of a once */
    int runner;         /* who runs the once's function */
} Counter;

void counters_reset(void);

/* The counter at `address`, all zero at first; NULL if there are 256 already. */
Counter *counters_at(uintptr_t address);

/* For Operation. */
bool counters_is_positive(uintptr_t semaphore, int thread);
bool counters_is_let_go(uintptr_t barrier, int thread);
bool counters_is_not_running(uintptr_t once, int thread);
int counters_runner(uintptr_t once, int thread);

#endif
