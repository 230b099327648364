/* norm.squares(xs): the sum of the squares of a buffer of float64, on several cores.
 * norm.limit(n):    how many threads may compute at once in this process, all calls together (4 at the start).
 * norm.peak():      the most that did at once since limit() was called. For the test; leave the meter alone. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <pthread.h>

enum { MOST = 16 };

/* ---- the meter ---- */

static pthread_mutex_t meter = PTHREAD_MUTEX_INITIALIZER;
static int computing, most;

static void meter_add(int n)
{
    pthread_mutex_lock(&meter);
    computing += n;
    if (computing > most)
        most = computing;
    pthread_mutex_unlock(&meter);
}

/* ---- the kernel ---- */

static int limit = 4;

struct part {
    const double *begin, *end;
    double sum;
    pthread_t thread;
};

static void *sum_part(void *argument)
{
    struct part *part = argument;
    double sum = 0;
    for (const double *x = part->begin; x < part->end; x++)
        sum += *x * *x;
    part->sum = sum;
    return NULL;
}

/* On n threads, this one among them. A thread that the system refuses has its part done here. */
static double sum_on(const double *x, Py_ssize_t count, int n)
{
    struct part parts[MOST];
    int started[MOST] = {0};
    double sum = 0;
    meter_add(n);
    for (int i = 0; i < n; i++)
        parts[i] = (struct part){x + count * i / n, x + count * (i + 1) / n, 0, 0};
    for (int i = 1; i < n; i++)
        started[i] = pthread_create(&parts[i].thread, NULL, sum_part, &parts[i]) == 0;
    for (int i = 0; i < n; i++) {
        if (started[i])
            pthread_join(parts[i].thread, NULL);
        else
            sum_part(&parts[i]);
        sum += parts[i].sum;
    }
    meter_add(-n);
    return sum;
}

static double sum_squares(const double *x, Py_ssize_t count)
{
    return sum_on(x, count, limit);
}

/* ---- the module ---- */

static PyObject *squares(PyObject *module, PyObject *data)
{
    (void)module;
    Py_buffer view;
    double sum;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    sum = sum_squares(view.buf, view.len / (Py_ssize_t)sizeof(double));
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(sum);
}

/* To be called while nothing computes. */
static PyObject *set_limit(PyObject *module, PyObject *argument)
{
    (void)module;
    long n = PyLong_AsLong(argument);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    if (n < 1 || n > MOST)
        return PyErr_Format(PyExc_ValueError, "limit: 1 to %d threads, got %ld", MOST, n);
    limit = (int)n;
    most = 0;
    Py_RETURN_NONE;
}

static PyObject *peak(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromLong(most);
}

static PyMethodDef methods[] = {
    {"squares", squares, METH_O, "squares(xs): the sum of the squares of a buffer of float64"},
    {"limit", set_limit, METH_O, "limit(n): how many threads may compute at once"},
    {"peak", peak, METH_NOARGS, "peak(): the most that did since limit() was called"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "norm", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_norm(void)
{
    return PyModule_Create(&definition);
}
