/* euler.integrate(slope, y, steps): follows y' = slope(t, y) from t = 0 to 1 in equal steps, on a thread of the library's own.
 * Returns y at 1. Where slope raises, or gives no number, the exception is raised here. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <pthread.h>

typedef struct {
    PyObject *slope;                        /* borrowed from the caller, who waits */
    double y;
    long steps;
    PyObject *type, *value, *traceback;     /* the exception, or NULLs */
} Job;

/* slope(t, y) into *result. Returns 0, or -1 with the exception in the job. */
static int slope_at(Job *job, double t, double *result)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *number = PyObject_CallFunction(job->slope, "dd", t, job->y);
    if (number == NULL) {
        PyErr_Fetch(&job->type, &job->value, &job->traceback);
        PyGILState_Release(state);
        return -1;
    }
    *result = PyFloat_AsDouble(number);
    Py_DECREF(number);
    if (*result == -1.0 && PyErr_Occurred()) {
        PyErr_Fetch(&job->type, &job->value, &job->traceback);
        return -1;
    }
    PyGILState_Release(state);
    return 0;
}

static void *work(void *argument)
{
    Job *job = argument;
    double step = 1.0 / job->steps, slope = 0.0;
    for (long i = 0; i < job->steps && slope_at(job, i * step, &slope) == 0; i++)
        job->y += step * slope;
    return NULL;
}

static PyObject *euler_integrate(PyObject *module, PyObject *args)
{
    (void)module;
    Job job = {0};
    if (!PyArg_ParseTuple(args, "Odl:integrate", &job.slope, &job.y, &job.steps))
        return NULL;
    if (job.steps < 1)
        return PyErr_Format(PyExc_ValueError, "integrate: %ld steps", job.steps);

    pthread_t thread;
    int error;
    Py_BEGIN_ALLOW_THREADS
    error = pthread_create(&thread, NULL, work, &job);
    if (error == 0)
        pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS

    if (error != 0)
        return PyErr_Format(PyExc_RuntimeError, "integrate: no thread: %s", strerror(error));
    if (job.type != NULL) {
        PyErr_Restore(job.type, job.value, job.traceback);
        return NULL;
    }
    return PyFloat_FromDouble(job.y);
}

static PyMethodDef methods[] = {
    {"integrate", euler_integrate, METH_VARARGS, "integrate(slope, y, steps): y at 1, where y' = slope(t, y)"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "euler", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_euler(void)
{
    return PyModule_Create(&definition);
}
