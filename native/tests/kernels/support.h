/* What the kernels' tests share: seeded random data, exact-size memory, and every variant of a kernel that this machine runs. */
#ifndef CONCH_TESTS_KERNELS_SUPPORT_H
#define CONCH_TESTS_KERNELS_SUPPORT_H

#include "cpu.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Prints where and why, and ends the test. */
#define EXPECT(condition, ...)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: expected %s: ", __FILE__, __LINE__, #condition);                                   \
            fprintf(stderr, __VA_ARGS__);                                                                              \
            fputc('\n', stderr);                                                                                       \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

/* Sanitizers make a step ten times as long: tests that count their steps divide by this. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
enum { SLOWER = 10 };
#else
enum { SLOWER = 1 };
#endif

/* The seed is printed; the environment variable CONCH_SEED repeats a run. */
void random_seed(void);
size_t random_below(size_t n);
double random_number(void);                     /* in [−1, 1) */
double *random_numbers(size_t count);           /* malloc'ed, exactly so many: a sanitizer sees a step beyond */

void *memory(size_t bytes);                     /* malloc that never fails */

/* The largest |x − y| over the largest |y|; 0 for two arrays of zeros. NaN counts as infinite. */
double relative_error(const double *x, const double *y, size_t count);

/* Makes kernels choose this level from now on, where they have not chosen yet; call it while there is one thread. */
void use_cpu_level(enum cpu_level level);

/* Runs the test in a child process for each level of vector instructions; returns the exit status for main. */
int for_each_cpu_level(void (*test)(void));

/* Runs `count` threads at once, each with its number. */
void run_threads(size_t count, void (*body)(size_t number));

#endif
