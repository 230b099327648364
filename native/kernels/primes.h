/* How many primes there are below a number: a kernel that only computes, on a workspace that fits the first-level cache. */
#ifndef CONCH_KERNELS_PRIMES_H
#define CONCH_KERNELS_PRIMES_H

#include <stddef.h>
#include <stdint.h>

/* The largest n: its square root, and with it the workspace, stays small. */
#define PRIMES_LARGEST ((uint64_t)1 << 48)

/* Bytes of workspace for primes_below(n): 16 KiB, and 16 bytes for each odd prime below √n (a bound of them). */
size_t primes_workspace(uint64_t n);

/* How many primes are below n, n ≤ PRIMES_LARGEST. The workspace must be aligned for uint64_t and needs no initial value. */
uint64_t primes_below(uint64_t n, void *workspace);

#endif
