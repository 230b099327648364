/*
 * Thread states, locks and values of threads, pending calls and interrupts: what each call answers, in the main thread, in threads of the script and in
 * threads that C made. It compiles against CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

/* ---- PyGILState, nested ---- */

/* What each call says, as a list of numbers. */
static int nested(long *said)
{
    int n = 0;
    PyThreadState *known = PyGILState_GetThisThreadState();
    said[n++] = PyGILState_Check();
    said[n++] = known != NULL;
    PyGILState_STATE a = PyGILState_Ensure();
    said[n++] = a == PyGILState_LOCKED;
    said[n++] = PyGILState_Check();
    PyThreadState *mine = PyThreadState_Get();
    said[n++] = known == NULL || known == mine;
    said[n++] = PyGILState_GetThisThreadState() == mine;
    PyGILState_STATE b = PyGILState_Ensure();
    said[n++] = b == PyGILState_LOCKED;
    Py_BEGIN_ALLOW_THREADS
    said[n++] = PyGILState_Check();
    said[n++] = PyGILState_GetThisThreadState() == mine;
    said[n++] = _PyThreadState_UncheckedGet() == NULL;
    PyGILState_STATE c = PyGILState_Ensure();
    said[n++] = c == PyGILState_UNLOCKED;
    said[n++] = PyThreadState_Get() == mine;
    said[n++] = PyGILState_Check();
    PyGILState_STATE d = PyGILState_Ensure();
    said[n++] = d == PyGILState_LOCKED;
    PyGILState_Release(d);
    PyGILState_Release(c);
    said[n++] = PyGILState_Check();
    Py_END_ALLOW_THREADS
    PyGILState_Release(b);
    said[n++] = PyGILState_Check();
    PyGILState_Release(a);
    said[n++] = PyGILState_Check();
    said[n++] = (PyGILState_GetThisThreadState() != NULL) == (known != NULL);
    return n;
}

struct from_c {
    long said[40];
    int count;
};

static void *nested_in_thread(void *argument)
{
    struct from_c *from = argument;
    from->count = nested(from->said);
    from->count += nested(from->said + from->count);
    return NULL;
}

static PyObject *list_of(const long *said, int count)
{
    PyObject *list = PyList_New(0);
    for (int i = 0; i < count; i++) {
        PyObject *number = PyLong_FromLong(said[i]);
        PyList_Append(list, number);
        Py_XDECREF(number);
    }
    return list;
}

static PyObject *gil_states(PyObject *self, PyObject *unused)
{
    long said[40];
    (void)self, (void)unused;
    int count = nested(said);
    return list_of(said, count);
}

static PyObject *gil_states_of_c_thread(PyObject *self, PyObject *unused)
{
    struct from_c from;
    pthread_t thread;
    (void)self, (void)unused;
    Py_BEGIN_ALLOW_THREADS
    pthread_create(&thread, NULL, nested_in_thread, &from);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    return list_of(from.said, from.count);
}

/* ---- thread states ---- */

static PyObject *who(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyThreadState *state = PyThreadState_Get();
    PyInterpreterState *interpreter = PyThreadState_GetInterpreter(state);
    return Py_BuildValue("(iiiiLi)", state == PyThreadState_GET(), state == _PyThreadState_UncheckedGet(), interpreter == PyInterpreterState_Get(),
                         interpreter == PyInterpreterState_Main(), (long long)PyInterpreterState_GetID(interpreter), PyThreadState_GetID(state) > 0);
}

static PyObject *id(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return PyLong_FromUnsignedLongLong(PyThreadState_GetID(PyThreadState_Get()));
}

static PyObject *swap(PyObject *self, PyObject *callable)
{
    PyThreadState *state = PyThreadState_Get(), *other = PyThreadState_New(PyInterpreterState_Get());
    (void)self;
    int distinct = PyThreadState_GetID(other) != PyThreadState_GetID(state);
    PyThreadState *before = PyThreadState_Swap(other);
    int now = PyThreadState_Get() == other, check = PyGILState_Check(), mine = PyGILState_GetThisThreadState() == state;
    PyObject *result = PyObject_CallNoArgs(callable);
    PyObject *dict = PyThreadState_GetDict();
    int own_dict = dict != NULL && PyDict_Size(dict) == 0;
    PyErr_Clear();
    PyThreadState_Clear(other);
    PyThreadState *back = PyThreadState_Swap(before);
    PyThreadState_Delete(other);
    PyThreadState *none = PyThreadState_Swap(NULL);
    int unchecked = _PyThreadState_UncheckedGet() == NULL;
    PyThreadState_Swap(none);
    return Py_BuildValue("(iiiiiiiiN)", distinct, before == state, now, check, mine, own_dict, back == other, unchecked,
                         result == NULL ? Py_NewRef(Py_None) : result);
}

/* An exception belongs to the state that it was raised in. */
static PyObject *swap_with_exception(PyObject *self, PyObject *unused)
{
    PyThreadState *state = PyThreadState_Get(), *other = PyThreadState_New(PyInterpreterState_Get());
    (void)self, (void)unused;
    PyErr_SetString(PyExc_ValueError, "of the first");
    PyThreadState_Swap(other);
    int none = PyErr_Occurred() == NULL;
    PyErr_SetString(PyExc_KeyError, "of the second");
    PyThreadState_Swap(state);
    int still = PyErr_ExceptionMatches(PyExc_ValueError);
    PyErr_Clear();
    PyThreadState_Swap(other);
    int there = PyErr_ExceptionMatches(PyExc_KeyError);
    PyErr_Clear();
    PyThreadState_Clear(other);
    PyThreadState_Swap(state);
    PyThreadState_Delete(other);
    return Py_BuildValue("(iii)", none, still, there);
}

static PyObject *acquire_and_release(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyThreadState *state = PyThreadState_Get();
    PyEval_ReleaseThread(state);
    int let_go = PyGILState_Check();
    PyEval_AcquireThread(state);
    return Py_BuildValue("(ii)", let_go, PyGILState_Check());
}

static PyObject *dict(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *dict = PyThreadState_GetDict();
    return dict == NULL ? (PyErr_Occurred() ? NULL : Py_NewRef(Py_None)) : Py_NewRef(dict);
}

static PyObject *dict_without_lock(PyObject *self, PyObject *unused)
{
    PyObject *found;
    (void)self, (void)unused;
    PyThreadState *state = PyThreadState_Swap(NULL);
    found = PyThreadState_GetDict();
    PyThreadState_Swap(state);
    return PyBool_FromLong(found != NULL);
}

/* ---- locks ---- */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *release_it(void *lock)
{
    PyThread_release_lock(lock);
    return NULL;
}

static PyObject *locks(PyObject *self, PyObject *unused)
{
    PyThread_type_lock lock = PyThread_allocate_lock();
    pthread_t thread;
    (void)self, (void)unused;
    int first = PyThread_acquire_lock(lock, WAIT_LOCK), second = PyThread_acquire_lock(lock, NOWAIT_LOCK), no_time = PyThread_acquire_lock_timed(lock, 0, 0);
    double start = now();
    int timed = PyThread_acquire_lock_timed(lock, 20000, 0), long_enough = now() - start >= 0.0199;
    int timed_interruptible = PyThread_acquire_lock_timed(lock, 1000, 1);
    pthread_create(&thread, NULL, release_it, lock);
    int got;
    Py_BEGIN_ALLOW_THREADS
    got = PyThread_acquire_lock_timed(lock, 30000000, 0);
    Py_END_ALLOW_THREADS
    pthread_join(thread, NULL);
    pthread_create(&thread, NULL, release_it, lock);
    int endless;
    Py_BEGIN_ALLOW_THREADS
    endless = PyThread_acquire_lock_timed(lock, -1, 1);
    Py_END_ALLOW_THREADS
    pthread_join(thread, NULL);
    PyThread_release_lock(lock);
    int again = PyThread_acquire_lock_timed(lock, 0, 1);
    PyThread_release_lock(lock);
    PyThread_free_lock(lock);
    return Py_BuildValue("(iiiiiiiii)", first, second, no_time, timed, long_enough, timed_interruptible, got, endless, again);
}

/* ---- values of threads ---- */

static Py_tss_t key = Py_tss_NEEDS_INIT;

static PyObject *tss(PyObject *self, PyObject *unused)
{
    static int a, b;
    (void)self, (void)unused;
    int before = PyThread_tss_is_created(&key);
    int created = PyThread_tss_create(&key), again = PyThread_tss_create(&key), is = PyThread_tss_is_created(&key);
    int empty = PyThread_tss_get(&key) == NULL, set = PyThread_tss_set(&key, &a), got = PyThread_tss_get(&key) == &a;
    int reset = PyThread_tss_set(&key, &b), other = PyThread_tss_get(&key) == &b, none = PyThread_tss_set(&key, NULL), gone = PyThread_tss_get(&key) == NULL;
    PyThread_tss_set(&key, &a);
    PyThread_tss_delete(&key);
    int deleted = PyThread_tss_is_created(&key);
    PyThread_tss_delete(&key);
    PyThread_tss_create(&key);
    int forgotten = PyThread_tss_get(&key) == NULL;
    PyThread_tss_delete(&key);
    Py_tss_t *made = PyThread_tss_alloc();
    int made_created = PyThread_tss_is_created(made), made_result = PyThread_tss_create(made);
    PyThread_tss_free(made);
    PyThread_tss_free(NULL);
    return Py_BuildValue("(iiiiiiiiiiiiiii)", before, created, again, is, empty, set, got, reset, other, none, gone, deleted, forgotten, made_created, made_result);
}

/* ---- pending calls ---- */

static long done;

static int count_it(void *argument)
{
    done += (long)(intptr_t)argument;
    return 0;
}

static int fail_it(void *argument)
{
    (void)argument;
    PyErr_SetString(PyExc_RuntimeError, "from a pending call");
    return -1;
}

static int add_another(void *argument)
{
    done += 1000;
    return Py_AddPendingCall(count_it, argument);
}

/* How many fit into the queue; then they are made. */
static PyObject *fill_pending(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    int fitted = 0, made;
    done = 0;
    while (fitted < 1000 && Py_AddPendingCall(count_it, (void *)(intptr_t)1) == 0)
        fitted++;
    made = Py_MakePendingCalls();
    return Py_BuildValue("(iil)", fitted, made, done);
}

static PyObject *pending_that_fails(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    done = 0;
    Py_AddPendingCall(count_it, (void *)(intptr_t)1);
    Py_AddPendingCall(fail_it, NULL);
    Py_AddPendingCall(count_it, (void *)(intptr_t)10);
    int result = Py_MakePendingCalls();
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    long before = done;
    int second = Py_MakePendingCalls();
    Py_XDECREF(traceback);
    return Py_BuildValue("(iNNlil)", result, type == NULL ? Py_NewRef(Py_None) : type, value == NULL ? Py_NewRef(Py_None) : value, before, second, done);
}

static PyObject *pending_nested(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    done = 0;
    Py_AddPendingCall(add_another, (void *)(intptr_t)1);
    int result = Py_MakePendingCalls();
    result |= Py_MakePendingCalls();
    return Py_BuildValue("(il)", result, done);
}

/* In a thread of the script: nothing is made there. */
static PyObject *make_pending(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return PyLong_FromLong(Py_MakePendingCalls());
}

static PyObject *get_done(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return PyLong_FromLong(done);
}

static PyObject *add_pending(PyObject *self, PyObject *number)
{
    (void)self;
    done = 0;
    return PyLong_FromLong(Py_AddPendingCall(count_it, (void *)(intptr_t)PyLong_AsLong(number)));
}

/* Fails in the script that runs when it is made. */
static PyObject *add_failing(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return PyLong_FromLong(Py_AddPendingCall(fail_it, NULL));
}

/* ---- interrupts ---- */

/* (how): 0 PyErr_SetInterrupt, else PyErr_SetInterruptEx of that signal, and what it returns; then PyErr_CheckSignals: (set, check), or the exception */
static PyObject *interrupt(PyObject *self, PyObject *how)
{
    int signal_number = (int)PyLong_AsLong(how), set = 0;
    (void)self;
    if (signal_number == 0)
        PyErr_SetInterrupt();
    else
        set = PyErr_SetInterruptEx(signal_number);
    int check = PyErr_CheckSignals();
    if (check != 0)
        return NULL;
    return Py_BuildValue("(ii)", set, check);
}

/* Raises the signal in this process, lets the lock go until it has arrived, and checks. */
static PyObject *kill_and_check(PyObject *self, PyObject *number)
{
    (void)self;
    int check = 0;
    kill(getpid(), (int)PyLong_AsLong(number));
    for (int i = 0; i < 5000 && check == 0; i++) {
        Py_BEGIN_ALLOW_THREADS
        struct timespec pause = {0, 1000000};
        nanosleep(&pause, NULL);
        Py_END_ALLOW_THREADS
        check = PyErr_CheckSignals();
    }
    return check != 0 ? NULL : PyLong_FromLong(check);
}

#define F(name, flags) {#name, name, flags, NULL}
static PyMethodDef functions[] = {
    F(gil_states, METH_NOARGS), F(gil_states_of_c_thread, METH_NOARGS), F(who, METH_NOARGS), F(id, METH_NOARGS), F(swap, METH_O), F(swap_with_exception, METH_NOARGS),
    F(acquire_and_release, METH_NOARGS), F(dict, METH_NOARGS), F(dict_without_lock, METH_NOARGS), F(locks, METH_NOARGS), F(tss, METH_NOARGS),
    F(fill_pending, METH_NOARGS), F(pending_that_fails, METH_NOARGS), F(pending_nested, METH_NOARGS), F(make_pending, METH_NOARGS), F(get_done, METH_NOARGS),
    F(add_pending, METH_O), F(add_failing, METH_NOARGS), F(interrupt, METH_O), F(kill_and_check, METH_O), {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "states", NULL, 0, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_states(void)
{
    return PyModule_Create(&definition);
}
