/* What primes_below must count: trial division of every number. */
#ifndef CONCH_KERNELS_PRIMES_REF_H
#define CONCH_KERNELS_PRIMES_REF_H

#include <stdint.h>

uint64_t primes_ref(uint64_t n);

#endif
