/* The extension module `callcost`: functions that do nothing, or nothing but let the lock go, so that a benchmark can time the way
 * to them and back. Built for Conch and for CPython from this one file.
 *
 *   noargs()  empty(x)  fast(a, b)  varargs(a, b)   an empty body behind each calling convention
 *   add_floats(a, b)  add_ints(a, b)   read two numbers and make one, nothing else (METH_FASTCALL)
 *   negate(x)                          the same with one float (METH_O)
 *   release(x)                         lets the lock go and takes it again
 *   pairs(n)                           nanoseconds for one such pair, from a loop in C of n pairs
 *   empty_loop(n)                      nanoseconds for one round of the same loop around an empty function: the loop's own cost
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <time.h>

PyDoc_STRVAR(noargs_doc, "noargs()\n--\n\nDoes nothing (METH_NOARGS).");

static PyObject *noargs(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    Py_RETURN_NONE;
}

PyDoc_STRVAR(empty_doc, "empty(x)\n--\n\nDoes nothing (METH_O).");

static PyObject *empty(PyObject *module, PyObject *x)
{
    (void)module;
    (void)x;
    Py_RETURN_NONE;
}

PyDoc_STRVAR(fast_doc, "fast(a, b)\n--\n\nDoes nothing (METH_FASTCALL).");

static PyObject *fast(PyObject *module, PyObject *const *arguments, Py_ssize_t count)
{
    (void)module;
    (void)arguments;
    if (count != 2) {
        PyErr_Format(PyExc_TypeError, "fast: expected 2 arguments, got %zd", count);
        return NULL;
    }
    Py_RETURN_NONE;
}

PyDoc_STRVAR(varargs_doc, "varargs(a, b)\n--\n\nDoes nothing (METH_VARARGS).");

static PyObject *varargs(PyObject *module, PyObject *arguments)
{
    (void)module;
    if (PyTuple_GET_SIZE(arguments) != 2) {
        PyErr_Format(PyExc_TypeError, "varargs: expected 2 arguments, got %zd", PyTuple_GET_SIZE(arguments));
        return NULL;
    }
    Py_RETURN_NONE;
}

PyDoc_STRVAR(add_floats_doc, "add_floats(a, b)\n--\n\nThe sum of two floats (METH_FASTCALL).");

static PyObject *add_floats(PyObject *module, PyObject *const *arguments, Py_ssize_t count)
{
    (void)module;
    if (count != 2 || !PyFloat_CheckExact(arguments[0]) || !PyFloat_CheckExact(arguments[1])) {
        PyErr_SetString(PyExc_TypeError, "add_floats: expected two floats");
        return NULL;
    }
    return PyFloat_FromDouble(PyFloat_AS_DOUBLE(arguments[0]) + PyFloat_AS_DOUBLE(arguments[1]));
}

PyDoc_STRVAR(add_ints_doc, "add_ints(a, b)\n--\n\nThe sum of two ints that fit a C long; it wraps around (METH_FASTCALL).");

static PyObject *add_ints(PyObject *module, PyObject *const *arguments, Py_ssize_t count)
{
    (void)module;
    if (count != 2) {
        PyErr_Format(PyExc_TypeError, "add_ints: expected 2 arguments, got %zd", count);
        return NULL;
    }
    long a = PyLong_AsLong(arguments[0]);
    if (a == -1 && PyErr_Occurred())
        return NULL;
    long b = PyLong_AsLong(arguments[1]);
    if (b == -1 && PyErr_Occurred())
        return NULL;
    return PyLong_FromLong((long)((unsigned long)a + (unsigned long)b));
}

PyDoc_STRVAR(negate_doc, "negate(x)\n--\n\nA float with its sign turned (METH_O).");

static PyObject *negate(PyObject *module, PyObject *x)
{
    (void)module;
    if (!PyFloat_CheckExact(x)) {
        PyErr_SetString(PyExc_TypeError, "negate: expected a float");
        return NULL;
    }
    return PyFloat_FromDouble(-PyFloat_AS_DOUBLE(x));
}

PyDoc_STRVAR(release_doc, "release(x)\n--\n\nLets the lock go and takes it again (METH_O).");

static PyObject *release(PyObject *module, PyObject *x)
{
    (void)module;
    (void)x;
    Py_BEGIN_ALLOW_THREADS
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

static double nanoseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

/* n ≥ 1 from a Python int, or −1 with an exception set. */
static Py_ssize_t rounds(PyObject *argument, const char *function)
{
    Py_ssize_t n = PyLong_AsSsize_t(argument);
    if (n == -1 && PyErr_Occurred())
        return -1;
    if (n >= 1)
        return n;
    PyErr_Format(PyExc_ValueError, "%s: n must be at least 1, got %zd", function, n);
    return -1;
}

PyDoc_STRVAR(pairs_doc, "pairs(n)\n--\n\nNanoseconds for letting the lock go and taking it again, over n times.");

static PyObject *pairs(PyObject *module, PyObject *argument)
{
    Py_ssize_t n = rounds(argument, "pairs");
    (void)module;
    if (n < 0)
        return NULL;
    double start = nanoseconds();
    for (Py_ssize_t i = 0; i < n; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
    return PyFloat_FromDouble((nanoseconds() - start) / (double)n);
}

/* asm keeps the call: an empty function that is only never inlined would still be known to do nothing. */
__attribute__((noinline)) static void nothing(void)
{
    __asm__ volatile("");
}

PyDoc_STRVAR(empty_loop_doc, "empty_loop(n)\n--\n\nNanoseconds for calling an empty C function, over n times.");

static PyObject *empty_loop(PyObject *module, PyObject *argument)
{
    Py_ssize_t n = rounds(argument, "empty_loop");
    (void)module;
    if (n < 0)
        return NULL;
    double start = nanoseconds();
    for (Py_ssize_t i = 0; i < n; i++)
        nothing();
    return PyFloat_FromDouble((nanoseconds() - start) / (double)n);
}

static PyMethodDef methods[] = {
    { "noargs", noargs, METH_NOARGS, noargs_doc },
    { "empty", empty, METH_O, empty_doc },
    { "fast", (PyCFunction)(void (*)(void))fast, METH_FASTCALL, fast_doc },
    { "varargs", varargs, METH_VARARGS, varargs_doc },
    { "add_floats", (PyCFunction)(void (*)(void))add_floats, METH_FASTCALL, add_floats_doc },
    { "add_ints", (PyCFunction)(void (*)(void))add_ints, METH_FASTCALL, add_ints_doc },
    { "negate", negate, METH_O, negate_doc },
    { "release", release, METH_O, release_doc },
    { "pairs", pairs, METH_O, pairs_doc },
    { "empty_loop", empty_loop, METH_O, empty_loop_doc },
    { NULL, NULL, 0, NULL },
};

static PyModuleDef_Slot slots[] = {
    { 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "callcost",
    .m_doc = "What a call costs: functions with empty bodies.",
    .m_size = 0,
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_callcost(void)
{
    return PyModuleDef_Init(&definition);
}
