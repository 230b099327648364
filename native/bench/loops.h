/* Loops in C, so that one call from Java pays for many of what is measured. */
#ifndef CONCH_BENCH_LOOPS_H
#define CONCH_BENCH_LOOPS_H

/* Calls function n times: an upcall stub, or bench_empty for the loop's own cost. */
void bench_call(void (*function)(void), long n);

/* Lets the GIL go and takes it again, n times. The caller holds it. */
void bench_pairs(long n);

#endif
