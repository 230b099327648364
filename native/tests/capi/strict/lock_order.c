/* Locks that are taken in one order here and in the other there; and in one order only. */
#include <Python.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER, other_mutex = PTHREAD_MUTEX_INITIALIZER;
static PyThread_type_lock lock;

static PyObject *mutex_under_gil(PyObject *self, PyObject *x)
{
    pthread_mutex_lock(&mutex); /* other: gil_under_mutex */
    pthread_mutex_unlock(&mutex);
    Py_RETURN_NONE;
}

static PyObject *gil_under_mutex(PyObject *self, PyObject *x)
{
    Py_BEGIN_ALLOW_THREADS
    pthread_mutex_lock(&mutex);
    Py_END_ALLOW_THREADS /* here: gil_under_mutex */
    pthread_mutex_unlock(&mutex);
    Py_RETURN_NONE;
}

static PyObject *script_under_mutex(PyObject *self, PyObject *function)
{
    pthread_mutex_lock(&other_mutex); /* other: script_under_mutex */
    PyObject *result = PyObject_CallNoArgs(function); /* here: script_under_mutex */
    pthread_mutex_unlock(&other_mutex);
    return result;
}

static PyObject *own_lock(PyObject *self, PyObject *x)
{
    if (lock == NULL)
        lock = PyThread_allocate_lock();
    PyThread_acquire_lock(lock, WAIT_LOCK); /* other: own_lock */
    PyThread_release_lock(lock);
    Py_BEGIN_ALLOW_THREADS
    PyThread_acquire_lock(lock, WAIT_LOCK);
    Py_END_ALLOW_THREADS /* here: own_lock */
    PyThread_release_lock(lock);
    Py_RETURN_NONE;
}

static pthread_rwlock_t shared = PTHREAD_RWLOCK_INITIALIZER;

static PyObject *read_under_gil(PyObject *self, PyObject *x)
{
    pthread_rwlock_rdlock(&shared); /* other: gil_under_write */
    pthread_rwlock_unlock(&shared);
    Py_RETURN_NONE;
}

static PyObject *write_under_gil(PyObject *self, PyObject *x)
{
    pthread_rwlock_wrlock(&shared); /* other: gil_under_read */
    pthread_rwlock_unlock(&shared);
    Py_RETURN_NONE;
}

static PyObject *gil_under_read(PyObject *self, PyObject *x)
{
    Py_BEGIN_ALLOW_THREADS
    pthread_rwlock_rdlock(&shared);
    Py_END_ALLOW_THREADS /* here: gil_under_read */
    pthread_rwlock_unlock(&shared);
    Py_RETURN_NONE;
}

static PyObject *gil_under_write(PyObject *self, PyObject *x)
{
    Py_BEGIN_ALLOW_THREADS
    pthread_rwlock_wrlock(&shared);
    Py_END_ALLOW_THREADS /* here: gil_under_write */
    pthread_rwlock_unlock(&shared);
    Py_RETURN_NONE;
}

/* Nobody waits with the GIL held: it is let go first where the lock is not free at once. */
static PyObject *careful(PyObject *self, PyObject *x)
{
    static PyThread_type_lock once;
    if (once == NULL)
        once = PyThread_allocate_lock();
    if (!PyThread_acquire_lock(once, NOWAIT_LOCK)) {
        Py_BEGIN_ALLOW_THREADS
        PyThread_acquire_lock(once, WAIT_LOCK);
        Py_END_ALLOW_THREADS
    }
    PyThread_release_lock(once);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"mutex_under_gil", mutex_under_gil, METH_O, NULL},
    {"gil_under_mutex", gil_under_mutex, METH_O, NULL},
    {"script_under_mutex", script_under_mutex, METH_O, NULL},
    {"own_lock", own_lock, METH_O, NULL},
    {"careful", careful, METH_O, NULL},
    {"read_under_gil", read_under_gil, METH_O, NULL},
    {"write_under_gil", write_under_gil, METH_O, NULL},
    {"gil_under_read", gil_under_read, METH_O, NULL},
    {"gil_under_write", gil_under_write, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
