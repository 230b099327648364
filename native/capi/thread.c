#include "internal.h"

#include <pthread.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

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

int PyErr_SetInterruptEx(int signal_number)
{
    return conch_signal_set(signal_number);
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

struct start {
    void (*function)(void *);
    void *argument;
};

static void *run_start(void *made)
{
    struct start start = *(struct start *)made;
    free(made);
    start.function(start.argument);
    return NULL;
}

unsigned long PyThread_start_new_thread(void (*function)(void *), void *argument)
{
    WANT(function);
    pthread_t thread;
    struct start *start = malloc(sizeof *start);
    if (start == NULL)
        return (unsigned long)-1;
    *start = (struct start){function, argument};
    if (pthread_create(&thread, NULL, run_start, start) != 0) {
        free(start);
        return (unsigned long)-1;
    }
    pthread_detach(thread);
    return (unsigned long)thread;
}

void PyThread_init_thread(void)
{
}

unsigned long PyThread_get_thread_native_id(void)
{
#ifdef __linux__
    return (unsigned long)syscall(SYS_gettid);
#else
    uint64_t id = 0;
    pthread_threadid_np(NULL, &id);
    return (unsigned long)id;
#endif
}

int64_t PyInterpreterState_GetID(PyInterpreterState *interpreter)
{
    (void)interpreter;
    return 0;
}

/* One dict a thread, made when it is first asked for; it goes with the thread's attributes. */
PyObject *PyThreadState_GetDict(void)
{
    if (conch_tls.current == NULL)
        return NULL;
    ENTER();
    PyObject *local = PyDict_GetItemString(PyImport_GetModuleDict(), "_conch_thread_dicts");
    if (local == NULL) {
        local = conch_ask("threading", "local", "()");
        if (local != NULL && PyDict_SetItemString(PyImport_GetModuleDict(), "_conch_thread_dicts", local) != 0)
            Py_CLEAR(local);
        if (local != NULL)
            conch_borrow(local);
    }
    PyObject *dict = local == NULL ? NULL : conch_borrow(PyObject_GetAttrString(local, "dict"));
    if (local != NULL && dict == NULL) {
        dict = PyDict_New();
        if (dict != NULL && PyObject_SetAttrString(local, "dict", dict) == 0)
            conch_borrow(dict);
    }
    if (dict == NULL)
        PyErr_Clear();
    return dict;
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
