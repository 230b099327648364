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
    WANT(address);
    struct lock *lock = address;
    pthread_cond_destroy(&lock->free);
    pthread_mutex_destroy(&lock->mutex);
    free(lock);
}

int PyThread_acquire_lock(PyThread_type_lock address, int wait)
{
    WANT(address);
    struct lock *lock = address;
    pthread_mutex_lock(&lock->mutex);
    while (wait && lock->taken)
        pthread_cond_wait(&lock->free, &lock->mutex);
    int got = !lock->taken;
    lock->taken = true;
    pthread_mutex_unlock(&lock->mutex);
    return got;
}

static struct timespec after(PY_TIMEOUT_T microseconds)
{
    struct timespec when;
    clock_gettime(CLOCK_REALTIME, &when);
    when.tv_sec += microseconds / 1000000;
    when.tv_nsec += microseconds % 1000000 * 1000;
    if (when.tv_nsec >= 1000000000) {
        when.tv_sec++;
        when.tv_nsec -= 1000000000;
    }
    return when;
}

/* A condition does not tell of signals, so intr_flag has no effect: the wait goes on, as it may. */
PyLockStatus PyThread_acquire_lock_timed(PyThread_type_lock address, PY_TIMEOUT_T microseconds, int intr_flag)
{
    (void)intr_flag;
    if (microseconds <= 0)
        return PyThread_acquire_lock(address, microseconds < 0 ? WAIT_LOCK : NOWAIT_LOCK) ? PY_LOCK_ACQUIRED : PY_LOCK_FAILURE;
    WANT(address);
    struct lock *lock = address;
    struct timespec end = after(microseconds);
    pthread_mutex_lock(&lock->mutex);
    while (lock->taken && pthread_cond_timedwait(&lock->free, &lock->mutex, &end) != ETIMEDOUT)
        continue;
    PyLockStatus got = lock->taken ? PY_LOCK_FAILURE : PY_LOCK_ACQUIRED;
    lock->taken = true;
    pthread_mutex_unlock(&lock->mutex);
    return got;
}

void PyThread_release_lock(PyThread_type_lock address)
{
    WANT(address);
    struct lock *lock = address;
    pthread_mutex_lock(&lock->mutex);
    lock->taken = false;
    pthread_cond_signal(&lock->free);
    pthread_mutex_unlock(&lock->mutex);
}

unsigned long PyThread_get_thread_ident(void)
{
    return (unsigned long)conch_thread_ident();
}

Py_tss_t *PyThread_tss_alloc(void)
{
    return calloc(1, sizeof(Py_tss_t));
}

void PyThread_tss_free(Py_tss_t *key)
{
    if (key == NULL)
        return;
    PyThread_tss_delete(key);
    free(key);
}

int PyThread_tss_is_created(Py_tss_t *key)
{
    WANT(key);
    return key->_is_initialized;
}

int PyThread_tss_create(Py_tss_t *key)
{
    WANT(key);
    if (key->_is_initialized)
        return 0;
    if (pthread_key_create(&key->_key, NULL) != 0)
        return -1;
    key->_is_initialized = 1;
    return 0;
}

void PyThread_tss_delete(Py_tss_t *key)
{
    WANT(key);
    if (!key->_is_initialized)
        return;
    pthread_key_delete(key->_key);
    key->_is_initialized = 0;
}

int PyThread_tss_set(Py_tss_t *key, void *value)
{
    WANT(key);
    return pthread_setspecific(key->_key, value) == 0 ? 0 : -1;
}

void *PyThread_tss_get(Py_tss_t *key)
{
    WANT(key);
    return pthread_getspecific(key->_key);
}
