/* Keeps a core busy for a time: stands for a long computation whose length is known. */
#ifndef CONCH_KERNELS_SPIN_H
#define CONCH_KERNELS_SPIN_H

#include <stdint.h>

/* Computes until `seconds` of the monotonic clock have passed, and returns how many rounds of 1024 steps that were.
 * A time that is not above 0 gives 0 rounds. */
uint64_t spin_for(double seconds);

#endif
