/* What every test program needs. A failed check says where and what, and ends the process with 1. */
#ifndef CONCH_TESTS_CHECK_H
#define CONCH_TESTS_CHECK_H

#include <inttypes.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                       \
    do {                                                                                       \
        if (!(condition)) {                                                                    \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);          \
            exit(1);                                                                           \
        }                                                                                      \
    } while (0)

#define CHECK_EQUAL(actual, expected)                                                          \
    do {                                                                                       \
        int64_t a_ = (int64_t)(actual), e_ = (int64_t)(expected);                              \
        if (a_ != e_) {                                                                        \
            fprintf(stderr, "%s:%d: %s is %" PRId64 ", expected %" PRId64 "\n",                \
                    __FILE__, __LINE__, #actual, a_, e_);                                      \
            exit(1);                                                                           \
        }                                                                                      \
    } while (0)

/* Waits for what another thread brings about. A condition that never comes is found by ctest's time limit. */
#define AWAIT(condition)                                                                       \
    do {                                                                                       \
        while (!(condition))                                                                   \
            sched_yield();                                                                     \
    } while (0)

static inline pthread_t start(void *(*body)(void *), void *argument)
{
    pthread_t thread;
    CHECK_EQUAL(pthread_create(&thread, NULL, body, argument), 0);
    return thread;
}

static inline void join(pthread_t thread)
{
    CHECK_EQUAL(pthread_join(thread, NULL), 0);
}

/* The first argument as a number, or the default. */
static inline long scale(int argc, char **argv, long otherwise)
{
    return argc > 1 ? atol(argv[1]) : otherwise;
}

#endif
