/* The runtime's clock, and waiting on it; internal. Neither the wall clock nor a jump of it moves a deadline. */
#ifndef CONCH_MONOTONIC_H
#define CONCH_MONOTONIC_H

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* Nanoseconds on CLOCK_MONOTONIC; the same clock as Java's System.nanoTime on Linux. */
static inline uint64_t monotonic_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static inline void monotonic_condition_create(pthread_cond_t *condition)
{
#if defined(__APPLE__)
    pthread_cond_init(condition, NULL);
#else
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
#endif
}

/* Waits at most that long; true when the time ran out. The mutex is held before and after. */
static inline bool monotonic_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, uint64_t microseconds)
{
#if defined(__APPLE__)
    struct timespec span = {(time_t)(microseconds / 1000000), (long)(microseconds % 1000000) * 1000};
    return pthread_cond_timedwait_relative_np(condition, mutex, &span) == ETIMEDOUT;
#else
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += (time_t)(microseconds / 1000000);
    deadline.tv_nsec += (long)(microseconds % 1000000) * 1000;
    if (deadline.tv_nsec >= 1000000000) {
        deadline.tv_nsec -= 1000000000;
        deadline.tv_sec++;
    }
    return pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT;
#endif
}

#endif
