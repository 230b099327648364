/* mailbox.put(n):       puts a number into the box; never waits.
 * mailbox.get(seconds): takes the oldest number out; waits for one, so many seconds at most, and returns None where none came. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <pthread.h>
#include <time.h>

enum { ROOM = 4096 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;      /* guards all of the box */
static pthread_cond_t came = PTHREAD_COND_INITIALIZER;
static long box[ROOM];
static int first, held;

static struct timespec in_seconds(double seconds)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    long long ns = t.tv_nsec + (long long)(seconds * 1e9);
    t.tv_sec += (time_t)(ns / 1000000000);
    t.tv_nsec = (long)(ns % 1000000000);
    return t;
}

/* With the mutex held. Whether there was one. */
static int take_oldest(long *n)
{
    if (held == 0)
        return 0;
    *n = box[first];
    first = (first + 1) % ROOM;
    held--;
    return 1;
}

static int wait_and_take(long *n, double seconds)
{
    struct timespec end = in_seconds(seconds);
    pthread_mutex_lock(&mutex);
    while (held == 0 && pthread_cond_timedwait(&came, &mutex, &end) == 0)
        ;
    int got = take_oldest(n);
    pthread_mutex_unlock(&mutex);
    return got;
}

static PyObject *get(PyObject *module, PyObject *argument)
{
    (void)module;
    long n = 0;
    int got;
    double seconds = PyFloat_AsDouble(argument);
    if (seconds == -1.0 && PyErr_Occurred())
        return NULL;
    if (!(seconds >= 0 && seconds <= 1e6)) {
        PyErr_SetString(PyExc_ValueError, "get: seconds must be 0 to 1e6");
        return NULL;
    }
    got = take_oldest(&n);
    if (!got) {
    Py_BEGIN_ALLOW_THREADS
    got = wait_and_take(&n, seconds);
    Py_END_ALLOW_THREADS
    }
    if (!got)
        Py_RETURN_NONE;
    return PyLong_FromLong(n);
}

static PyObject *put(PyObject *module, PyObject *argument)
{
    (void)module;
    long n = PyLong_AsLong(argument);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    pthread_mutex_lock(&mutex);
    int full = held == ROOM;
    if (!full)
        box[(first + held++) % ROOM] = n;
    pthread_cond_signal(&came);
    pthread_mutex_unlock(&mutex);
    if (full)
        return PyErr_Format(PyExc_OverflowError, "put: the box holds %d numbers already", ROOM);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"put", put, METH_O, "put(n): puts a number into the box"},
    {"get", get, METH_O, "get(seconds): takes the oldest number out, None where none comes in time"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "mailbox", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_mailbox(void)
{
    return PyModule_Create(&definition);
}
