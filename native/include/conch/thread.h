/* The lock as an extension sees it: letting it go, taking it back, and threads that the interpreter never saw. Py_BEGIN_ALLOW_THREADS and Py_END_ALLOW_THREADS
 * stand around work that touches no object: between them nothing is called that wants the GIL, no return or goto leaves, and what is read from objects was read
 * before and is kept there by a reference or a buffer. Py_BLOCK_THREADS and Py_UNBLOCK_THREADS take the lock for a moment in between. A thread that C has
 * started has no lock until it calls PyGILState_Ensure, and gives back what that returned to PyGILState_Release when it has done with objects. Whoever waits for
 * a mutex or for the end of a thread lets the lock go before, or the one that is waited for may stand before the lock. */
#ifndef CONCH_THREAD_H
#define CONCH_THREAD_H

#include "object.h"

#include <pthread.h>

CONCH_BEGIN_C

typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;

/*
 *     Py_BEGIN_ALLOW_THREADS
 *     … no object may be touched here, and there may be no return …
 *     Py_END_ALLOW_THREADS
 *
 * The region is recorded under the name of the C function that it stands in.
 */
#define Py_BEGIN_ALLOW_THREADS                                       \
    {                                                                \
        PyThreadState *_save = conch_save_thread_named(__func__);
#define Py_END_ALLOW_THREADS        \
        PyEval_RestoreThread(_save); \
    }
#define Py_BLOCK_THREADS PyEval_RestoreThread(_save);
#define Py_UNBLOCK_THREADS _save = conch_save_thread_named(__func__);

PyAPI_FUNC(PyThreadState *) conch_save_thread_named(const char *name);
PyAPI_FUNC(PyThreadState *) PyEval_SaveThread(void); /* lets the GIL go; what it returns is for PyEval_RestoreThread. Py_BEGIN_ALLOW_THREADS is this and the opening of a block */
PyAPI_FUNC(void) PyEval_RestoreThread(PyThreadState *state); /* without the GIL: waits until it has it. errno is kept */
PyAPI_FUNC(void) PyEval_AcquireThread(PyThreadState *state); /* without the GIL: takes it with that state, which no thread has */
PyAPI_FUNC(void) PyEval_ReleaseThread(PyThreadState *state); /* lets the GIL go; state: the current one */
PyAPI_FUNC(PyThreadState *) PyThreadState_Get(void); /* the current one; without the GIL the process ends */
PyAPI_FUNC(PyThreadState *) _PyThreadState_UncheckedGet(void); /* the current one, NULL for none: callable without the GIL */
PyAPI_FUNC(PyThreadState *) PyThreadState_Swap(PyThreadState *state); /* makes it the current one, and returns the one that was; the GIL stays with the thread */
PyAPI_FUNC(PyThreadState *) PyThreadState_New(PyInterpreterState *interpreter); /* a state for a thread that has none; PyGILState_Ensure does all of this by itself */
PyAPI_FUNC(void) PyThreadState_Clear(PyThreadState *state); /* gives back what hangs on it; before it is deleted */
PyAPI_FUNC(void) PyThreadState_Delete(PyThreadState *state); /* one that is not current */
PyAPI_FUNC(void) PyThreadState_DeleteCurrent(void); /* and lets the GIL go */
PyAPI_FUNC(uint64_t) PyThreadState_GetID(PyThreadState *state);
PyAPI_FUNC(PyInterpreterState *) PyThreadState_GetInterpreter(PyThreadState *state);
PyAPI_FUNC(PyObject *) PyThreadState_GetDict(void);          /* borrowed: of this thread, for extensions; NULL without an exception */
PyAPI_FUNC(int64_t) PyInterpreterState_GetID(PyInterpreterState *interpreter);
#define PyThreadState_GET() PyThreadState_Get()
#define PyEval_ThreadsInitialized() 1
#define PyEval_InitThreads() ((void)0)
#define _PyInterpreterState_Get() PyInterpreterState_Get()
PyAPI_FUNC(PyInterpreterState *) PyInterpreterState_Get(void);
PyAPI_FUNC(PyInterpreterState *) PyInterpreterState_Main(void);

typedef enum { PyGILState_LOCKED, PyGILState_UNLOCKED } PyGILState_STATE;
PyAPI_FUNC(PyGILState_STATE) PyGILState_Ensure(void); /* any thread, with or without the GIL: has it afterwards, and a state. Calls may be nested; each has its PyGILState_Release */
PyAPI_FUNC(void) PyGILState_Release(PyGILState_STATE before); /* before: what Ensure returned. The outermost lets the GIL go where the thread did not have it */
PyAPI_FUNC(int) PyGILState_Check(void); /* 1 or 0: whether this thread has the GIL. Callable without it */
PyAPI_FUNC(PyThreadState *) PyGILState_GetThisThreadState(void); /* NULL for none: the state that this thread has, current or not. Callable without the GIL */

PyAPI_FUNC(int) Py_AddPendingCall(int (*function)(void *), void *argument); /* to be called by the main thread, with the GIL. 0, or -1 when the queue is full. Callable without the GIL */
PyAPI_FUNC(int) Py_MakePendingCalls(void); /* what was added, on the main thread; 0, or -1 when a call says that it failed */
PyAPI_FUNC(int) Py_IsInitialized(void);

/* Locks of their own, and who the thread is. None of these needs the GIL. */
typedef void *PyThread_type_lock;
#define WAIT_LOCK 1
#define NOWAIT_LOCK 0
PyAPI_FUNC(PyThread_type_lock) PyThread_allocate_lock(void);
PyAPI_FUNC(void) PyThread_free_lock(PyThread_type_lock lock);
PyAPI_FUNC(int) PyThread_acquire_lock(PyThread_type_lock lock, int wait); /* 1: taken, 0: not. With the GIL held it must not wait for a thread that wants it. */
/* Waits at most so long: -1 without end, 0 not at all. With intr_flag a signal ends the wait, where the system tells of it. */
typedef enum { PY_LOCK_FAILURE = 0, PY_LOCK_ACQUIRED = 1, PY_LOCK_INTR } PyLockStatus;
#define PY_TIMEOUT_T long long
#define PY_TIMEOUT_MAX (LLONG_MAX / 1000)
PyAPI_FUNC(PyLockStatus) PyThread_acquire_lock_timed(PyThread_type_lock lock, PY_TIMEOUT_T microseconds, int intr_flag);
PyAPI_FUNC(void) PyThread_release_lock(PyThread_type_lock lock);
PyAPI_FUNC(unsigned long) PyThread_start_new_thread(void (*function)(void *), void *argument); /* its ident, or (unsigned long)-1 */
PyAPI_FUNC(unsigned long) PyThread_get_thread_native_id(void);
PyAPI_FUNC(void) PyThread_init_thread(void);
#define PyThread_exit_thread() pthread_exit(NULL)
PyAPI_FUNC(unsigned long) PyThread_get_thread_ident(void);

/* A value of each thread's own (PEP 539). Nothing is freed when a thread ends. Setting and getting want a key that was created. */
typedef struct _Py_tss_t {
    int _is_initialized;
    pthread_key_t _key;
} Py_tss_t;
#define Py_tss_NEEDS_INIT {0}
PyAPI_FUNC(Py_tss_t *) PyThread_tss_alloc(void);             /* a key that is still to be created; NULL when memory is short */
PyAPI_FUNC(void) PyThread_tss_free(Py_tss_t *key);           /* deletes it first; NULL does nothing */
PyAPI_FUNC(int) PyThread_tss_is_created(Py_tss_t *key);
PyAPI_FUNC(int) PyThread_tss_create(Py_tss_t *key);          /* 0, also where it was created before; else not 0 */
PyAPI_FUNC(void) PyThread_tss_delete(Py_tss_t *key);         /* what threads have set is forgotten; it may be created again */
PyAPI_FUNC(int) PyThread_tss_set(Py_tss_t *key, void *value); /* 0, or not 0 when memory is short */
PyAPI_FUNC(void *) PyThread_tss_get(Py_tss_t *key);          /* NULL where this thread has set nothing */

CONCH_END_C

#endif
