/* sampler.start(callback): from now on a thread of the module's own calls callback(CPU seconds of the process) every millisecond.
 * sampler.stop() ends that; sampler.running() says whether that thread is still there. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <pthread.h>
#include <time.h>

static struct {
    pthread_mutex_t lock;               /* of stop_asked */
    pthread_cond_t wake;
    int stop_asked;
    int running;                        /* this and the rest: of who holds the lock of Python */
    pthread_t thread;
    PyObject *callback;
} sampler = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void sample(void)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *result = PyObject_CallFunction(sampler.callback, "d", cpu_seconds());
    if (result == NULL)
        PyErr_Clear();
    Py_XDECREF(result);
    PyGILState_Release(state);
}

/* Waits a millisecond, or until a stop is asked for. Returns whether it is. */
static int pause_or_stop(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&sampler.lock);
    if (!sampler.stop_asked)
        pthread_cond_timedwait(&sampler.wake, &sampler.lock, &until);
    int stop = sampler.stop_asked;
    pthread_mutex_unlock(&sampler.lock);
    return stop;
}

static void *work(void *argument)
{
    (void)argument;
    while (!pause_or_stop())
        sample();
    return NULL;
}

static void ask_to_stop(int stop)
{
    pthread_mutex_lock(&sampler.lock);
    sampler.stop_asked = stop;
    pthread_cond_signal(&sampler.wake);
    pthread_mutex_unlock(&sampler.lock);
}

static PyObject *sampler_start(PyObject *module, PyObject *callback)
{
    (void)module;
    if (sampler.running)
        return PyErr_Format(PyExc_RuntimeError, "start: it runs already");
    ask_to_stop(0);
    int error = pthread_create(&sampler.thread, NULL, work, NULL);
    if (error != 0)
        return PyErr_Format(PyExc_RuntimeError, "start: no thread: %s", strerror(error));
    sampler.running = 1;
    sampler.callback = Py_NewRef(callback);
    Py_RETURN_NONE;
}

static PyObject *sampler_stop(PyObject *module, PyObject *none)
{
    (void)module, (void)none;
    if (!sampler.running)
        Py_RETURN_NONE;
    ask_to_stop(1);
    Py_BEGIN_ALLOW_THREADS
    pthread_join(sampler.thread, NULL);
    Py_END_ALLOW_THREADS
    sampler.running = 0;
    Py_CLEAR(sampler.callback);
    Py_RETURN_NONE;
}

static PyObject *sampler_running(PyObject *module, PyObject *none)
{
    (void)module, (void)none;
    return PyBool_FromLong(sampler.running);
}

static PyMethodDef methods[] = {
    {"start", sampler_start, METH_O, "start(callback): calls callback(CPU seconds) every millisecond"},
    {"stop", sampler_stop, METH_NOARGS, "stop(): when it returns, there are no more calls"},
    {"running", sampler_running, METH_NOARGS, "running(): whether the thread is there"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "sampler", .m_size = 0, .m_methods = methods};

/* Has the interpreter call function(), an attribute of the module, before it begins to end. Returns 0, or -1 with an exception set. */
static int call_at_exit(PyObject *module, const char *function)
{
    PyObject *atexit = PyImport_ImportModule("atexit"), *stop = PyObject_GetAttrString(module, function), *result = NULL;
    if (atexit != NULL && stop != NULL)
        result = PyObject_CallMethod(atexit, "register", "O", stop);
    Py_XDECREF(atexit);
    Py_XDECREF(stop);
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

PyMODINIT_FUNC PyInit_sampler(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module != NULL && call_at_exit(module, "stop") < 0)
        Py_CLEAR(module);
    return module;
}
