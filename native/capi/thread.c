#include "internal.h"

#include <pthread.h>

#include "pending.h"
#include "runtime.h"
#include "signals.h"

int Py_AddPendingCall(int (*function)(void *), void *argument)
{
    return conch_pending_add(function, argument);
}

int Py_MakePendingCalls(void)
{
    ENTER();
    return conch_pending_make();
}

int Py_IsInitialized(void)
{
    return conch_runtime_is_running();
}

void PyErr_SetInterrupt(void)
{
    conch_signal_set(2);
}

/* A lock that any thread may release, which a mutex alone is not. */
struct lock {
    pthread_mutex_t mutex;
    pthread_cond_t free;
    bool taken;
};

PyThread_type_lock PyThread_allocate_lock(void)
{
    struct lock *lock = malloc(sizeof *lock);
    if (lock == NULL)
        return NULL;
    pthread_mutex_init(&lock->mutex, NULL);
    pthread_cond_init(&lock->free, NULL);
    lock->taken = false;
    return lock;
}

void PyThread_free_lock(PyThread_type_lock address)
{
    struct lock *lock = address;
    pthread_cond_destroy(&lock->free);
    pthread_mutex_destroy(&lock->mutex);
    free(lock);
}

int PyThread_acquire_lock(PyThread_type_lock address, int wait)
{
    struct lock *lock = address;
    pthread_mutex_lock(&lock->mutex);
    while (wait && lock->taken)
        pthread_cond_wait(&lock->free, &lock->mutex);
    int got = !lock->taken;
    lock->taken = true;
    pthread_mutex_unlock(&lock->mutex);
    return got;
}

void PyThread_release_lock(PyThread_type_lock address)
{
    struct lock *lock = address;
    pthread_mutex_lock(&lock->mutex);
    lock->taken = false;
    pthread_cond_signal(&lock->free);
    pthread_mutex_unlock(&lock->mutex);
}

unsigned long PyThread_get_thread_ident(void)
{
    return (unsigned long)pthread_self();
}
