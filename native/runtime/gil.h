/* The global interpreter lock, as Java and the extension API see it. Protocol: see gil.c. */
#ifndef CONCH_GIL_H
#define CONCH_GIL_H

#include <stdint.h>

#include "export.h"

#define CONCH_GIL_DEFAULT_INTERVAL 5000 /* microseconds */

/*
 * The holder's answer to CONCH_BREAKER_GIL_DROP_REQUEST: lets the lock go, waits until another thread has taken it, takes it
 * again. Without a pending request it still lets go and takes again. Fatal when the calling thread does not hold the GIL.
 */
CONCH_API void conch_gil_yield(void);

/* The switch interval in microseconds, at least 1: how long a thread waits before it asks the holder to let go.
   (sys.getswitchinterval is this in seconds.) A smaller value is raised to 1. Waiting threads use a new value from
   their next wait on. */
CONCH_API uint64_t conch_gil_interval(void);
CONCH_API void conch_gil_set_interval(uint64_t microseconds);

/* Counters since the runtime was initialised; all of them only rise. */
struct conch_gil_counters {
    uint64_t switches;        /* the holder changed */
    uint64_t waits;           /* a thread found the lock taken (or others waiting) and went the slow way */
    uint64_t drop_requests;   /* a whole interval passed without a switch, and the holder was asked to let go */
    uint64_t forced_switches; /* who let go under such a request waited until another thread had the lock */
};

/* Callable at any time from any thread. Each counter is read by itself, so they need not fit each other while threads run. */
CONCH_API void conch_gil_read_counters(struct conch_gil_counters *out);

#endif
