/*
 * The extension that the tests of arguments load: what C may do with what it is lent for a call. Each calling convention keeps its arguments, calls back
 * with them, fails with them in hand, or lets the lock go while it holds them. It compiles against CPython's headers too.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <sched.h>
#include <stdatomic.h>

#define MOST 256
#define MEETING 4 /* threads in meet_two; the script starts as many */

static PyObject *keeping[MOST];
static Py_ssize_t keeping_count;

static int keep(PyObject *o)
{
    if (keeping_count == MOST) {
        PyErr_SetString(PyExc_MemoryError, "lent: no room to keep more");
        return -1;
    }
    keeping[keeping_count++] = Py_NewRef(o);
    return 0;
}

static PyObject *none_unless(int failed)
{
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

/* ---- keeping ---- */

static PyObject *keep_o(PyObject *module, PyObject *x)
{
    (void)module;
    return none_unless(keep(x));
}

static PyObject *keep_fast(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    int failed = 0;
    for (Py_ssize_t i = 0; i < count && !failed; i++)
        failed = keep(args[i]);
    return none_unless(failed);
}

static PyObject *keep_first(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    (void)count;
    return none_unless(keep(args[0]));
}

static PyObject *keep_second(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    (void)count;
    return none_unless(keep(args[1]));
}

static PyObject *keep_keywords(PyObject *module, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    return keep_fast(module, args, count + (names == NULL ? 0 : PyTuple_GET_SIZE(names)));
}

static PyObject *keep_items(PyObject *module, PyObject *args)
{
    (void)module;
    int failed = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(args) && !failed; i++)
        failed = keep(PyTuple_GET_ITEM(args, i));
    return none_unless(failed);
}

/* Keeps nothing: the sum. */
static PyObject *keep_none(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    (void)count;
    return PyFloat_FromDouble(PyFloat_AsDouble(args[0]) + PyFloat_AsDouble(args[1]));
}

static PyObject *keep_tuple(PyObject *module, PyObject *args)
{
    (void)module;
    return none_unless(keep(args));
}

static PyObject *kept(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *list = PyList_New(keeping_count);
    for (Py_ssize_t i = 0; list != NULL && i < keeping_count; i++)
        PyList_SET_ITEM(list, i, Py_NewRef(keeping[i]));
    return list;
}

/* The sum of the numbers that are kept, read by C alone; those within tuples too. */
static double sum_of(PyObject *o)
{
    if (PyFloat_CheckExact(o))
        return PyFloat_AS_DOUBLE(o);
    if (PyLong_CheckExact(o))
        return (double)PyLong_AsLong(o);
    double all = 0;
    if (PyTuple_CheckExact(o))
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(o); i++)
            all += sum_of(PyTuple_GET_ITEM(o, i));
    return all;
}

static PyObject *kept_sum(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    double all = 0;
    for (Py_ssize_t i = 0; i < keeping_count; i++)
        all += sum_of(keeping[i]);
    return PyFloat_FromDouble(all);
}

static PyObject *forget(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    while (keeping_count > 0) {
        keeping_count--;
        Py_CLEAR(keeping[keeping_count]);
    }
    Py_RETURN_NONE;
}

/* ---- returning what was lent ---- */

static PyObject *same(PyObject *module, PyObject *x)
{
    (void)module;
    return Py_NewRef(x);
}

static PyObject *second(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    (void)count;
    return Py_NewRef(args[1]);
}

static PyObject *all(PyObject *module, PyObject *args)
{
    (void)module;
    return Py_NewRef(args);
}

static PyObject *last(PyObject *module, PyObject *args)
{
    (void)module;
    return Py_NewRef(PyTuple_GET_ITEM(args, PyTuple_GET_SIZE(args) - 1));
}

/* A tuple that nobody else has may be changed. */
static PyObject *with_first(PyObject *module, PyObject *args)
{
    (void)module;
    if (PyTuple_SetItem(args, 0, PyUnicode_FromString("set by C")) != 0)
        return NULL;
    return PySequence_List(args);
}

static PyObject *replaced(PyObject *module, PyObject *args)
{
    (void)module;
    if (PyTuple_SetItem(args, 0, PyLong_FromLong(4000)) != 0)
        return NULL;
    return PyLong_FromLong(PyLong_AsLong(PyTuple_GET_ITEM(args, 0)) + (long)PyTuple_GET_SIZE(args));
}

/* ---- calling back ---- */

static PyObject *unchanged(PyObject *result, PyObject *const *args, const double *before, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; result != NULL && i < count; i++) {
        if (sum_of(args[i]) != before[i]) {
            Py_CLEAR(result);
            PyErr_Format(PyExc_AssertionError, "argument %zd changed during the call", i);
        }
    }
    return result;
}

/* f(x, y) with the numbers that came; they must be the same afterwards. */
static PyObject *call_fast(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    double before[] = {sum_of(args[1]), sum_of(args[2])};
    PyObject *result = PyObject_CallFunctionObjArgs(args[0], args[1], args[2], NULL);
    return unchanged(result, args + 1, before, count - 1);
}

static PyObject *to_call;

static PyObject *set_call(PyObject *module, PyObject *f)
{
    (void)module;
    Py_XSETREF(to_call, f == Py_None ? NULL : Py_NewRef(f));
    Py_RETURN_NONE;
}

/* The same with the function that was set, so that there are two arguments and no more. */
static PyObject *call_two(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    double before[] = {sum_of(args[0]), sum_of(args[1])};
    return unchanged(PyObject_CallFunctionObjArgs(to_call, args[0], args[1], NULL), args, before, count);
}

static PyObject *call_tuple(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *f, *items[2];
    if (!PyArg_ParseTuple(args, "OOO", &f, &items[0], &items[1]))
        return NULL;
    double before[] = {sum_of(items[0]), sum_of(items[1])};
    return unchanged(PyObject_CallFunctionObjArgs(f, items[0], items[1], NULL), items, before, 2);
}

/* f(*args), with the very tuple. */
static PyObject *pass_on(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *rest = PyTuple_GetSlice(args, 1, PyTuple_GET_SIZE(args));
    PyObject *result = rest == NULL ? NULL : PyObject_Call(PyTuple_GET_ITEM(args, 0), rest, NULL);
    Py_XDECREF(rest);
    return result;
}

static PyObject *fail_with(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    if (keep(args[0]) == 0)
        PyErr_Format(PyExc_ValueError, "%zd arguments, the first %R", count, args[0]);
    return NULL;
}

/* ---- without the lock ---- */

/* The sum of two numbers, read before and after the lock was let go; `together` calls are inside at once. */
static PyObject *sum_inside(atomic_int *inside, int together, PyObject *const *numbers)
{
    double before[] = {sum_of(numbers[0]), sum_of(numbers[1])};
    Py_BEGIN_ALLOW_THREADS
    int seen = atomic_fetch_add(inside, 1) + 1;
    /* Rounds of `together` calls: each waits for the end of its own. */
    for (int end = (seen + together - 1) / together * together; atomic_load(inside) < end;)
        sched_yield();
    Py_END_ALLOW_THREADS
    return unchanged(PyFloat_FromDouble(before[0] + before[1]), numbers, before, 2);
}

static PyObject *meet(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    static atomic_int inside;
    (void)module;
    (void)count;
    return sum_inside(&inside, (int)PyLong_AsLong(args[0]), args + 1);
}

static PyObject *meet_two(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    static atomic_int inside;
    (void)module;
    (void)count;
    return sum_inside(&inside, MEETING, args);
}

#define FAST(f) ((PyCFunction)(void (*)(void))(f))

static PyMethodDef methods[] = {
    {"keep_o", keep_o, METH_O, NULL},
    {"keep_fast", FAST(keep_fast), METH_FASTCALL, NULL},
    {"keep_first", FAST(keep_first), METH_FASTCALL, NULL},
    {"keep_second", FAST(keep_second), METH_FASTCALL, NULL},
    {"keep_none", FAST(keep_none), METH_FASTCALL, NULL},
    {"keep_keywords", FAST(keep_keywords), METH_FASTCALL | METH_KEYWORDS, NULL},
    {"keep_items", keep_items, METH_VARARGS, NULL},
    {"keep_tuple", keep_tuple, METH_VARARGS, NULL},
    {"kept", kept, METH_NOARGS, NULL},
    {"kept_sum", kept_sum, METH_NOARGS, NULL},
    {"forget", forget, METH_NOARGS, NULL},
    {"same", same, METH_O, NULL},
    {"second", FAST(second), METH_FASTCALL, NULL},
    {"all", all, METH_VARARGS, NULL},
    {"last", last, METH_VARARGS, NULL},
    {"with_first", with_first, METH_VARARGS, NULL},
    {"replaced", replaced, METH_VARARGS, NULL},
    {"call_fast", FAST(call_fast), METH_FASTCALL, NULL},
    {"set_call", set_call, METH_O, NULL},
    {"call_two", FAST(call_two), METH_FASTCALL, NULL},
    {"call_tuple", call_tuple, METH_VARARGS, NULL},
    {"pass_on", pass_on, METH_VARARGS, NULL},
    {"fail_with", FAST(fail_with), METH_FASTCALL, NULL},
    {"meet", FAST(meet), METH_FASTCALL, NULL},
    {"meet_two", FAST(meet_two), METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "lent", .m_methods = methods};

PyMODINIT_FUNC PyInit_lent(void)
{
    return PyModule_Create(&definition);
}
