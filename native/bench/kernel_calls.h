/* A kernel with data of its own, so that a benchmark's threads share nothing but the lock. */
#ifndef CONCH_BENCH_KERNEL_CALLS_H
#define CONCH_BENCH_KERNEL_CALLS_H

#include <stddef.h>

typedef struct bench_job bench_job;

/* A product of two n×n matrices, or NULL when memory is out; n ≥ 1. To be freed by bench_job_free. */
bench_job *bench_matmul_new(size_t n);

/* A transform of n complex points and its inverse, or NULL when memory is out; n ≥ 1. To be freed by bench_job_free. */
bench_job *bench_fft_new(size_t n);

/* Does the job once. Touches no lock and no object; one thread at a time. */
void bench_job_run(bench_job *job);

/* NULL is allowed. */
void bench_job_free(bench_job *job);

#endif
