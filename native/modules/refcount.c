/* The extension module `refcount`: the article's counted object, a C struct { value, ref_count } that starts with a count of 1.
 *
 *   new(value)                             a refcount.object
 *   incref(o, times, *, release=False, together=1)     counts up, returns how many times it did; stops at a deleted object
 *   decref(o, times, *, release=False, together=1)     counts down likewise; marks the object deleted at zero
 *   count(o)                               the count
 *
 * The count in the struct is the one that is raced for. It is not the reference count of the Python object around it, which
 * the interpreter keeps and which keeps the struct's memory alive whatever happens to the other one.
 * With release=True counting goes on while other threads count, too: then the lock no longer guards the struct. With together=N it begins
 * when N threads have come so far, or after a second: a thread is woken later than 100000 raises last, and would meet nobody.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <sched.h>
#include <time.h>

#include "refcount.h"

struct counted {
    PyObject_HEAD
    struct refcount_object counted;
    long arrived;           /* threads that have come to race for it; atomic */
};

struct refcount_state {
    PyTypeObject *type;
};

/* ---- the type ---- */

static void counted_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_Free(self);
    Py_DECREF(type);        /* an object of a heap type owns a reference to it */
}

static PyObject *counted_repr(PyObject *self)
{
    const struct refcount_object *o = &((struct counted *)self)->counted;
    return PyUnicode_FromFormat("<refcount.object value=%ld ref_count=%ld%s>", o->value, o->ref_count,
                                o->deleted ? " deleted" : "");
}

static PyObject *get_value(PyObject *self, void *closure)
{
    (void)closure;
    return PyLong_FromLong(((struct counted *)self)->counted.value);
}

static PyObject *get_ref_count(PyObject *self, void *closure)
{
    (void)closure;
    return PyLong_FromLong(((struct counted *)self)->counted.ref_count);
}

static PyObject *get_deleted(PyObject *self, void *closure)
{
    (void)closure;
    if (((struct counted *)self)->counted.deleted)
        Py_RETURN_TRUE;
    Py_RETURN_FALSE;
}

static PyGetSetDef attributes[] = {
    { "value", get_value, NULL, "what the object stands for", NULL },
    { "ref_count", get_ref_count, NULL, "the count in the struct", NULL },
    { "deleted", get_deleted, NULL, "whether the count has reached zero", NULL },
    { NULL, NULL, NULL, NULL, NULL },
};

static PyType_Slot type_slots[] = {
    { Py_tp_doc, "A counted object, made by refcount.new." },
    { Py_tp_dealloc, counted_dealloc },
    { Py_tp_repr, counted_repr },
    { Py_tp_getset, attributes },
    { 0, NULL },
};

static PyType_Spec type_spec = {
    .name = "refcount.object",
    .basicsize = sizeof(struct counted),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = type_slots,
};

/* ---- the functions ---- */

/* o as what it is, or NULL with an exception set. */
static struct counted *unbox(PyObject *module, PyObject *o, const char *function)
{
    struct refcount_state *state = PyModule_GetState(module);
    if (PyObject_TypeCheck(o, state->type))
        return (struct counted *)o;
    PyErr_Format(PyExc_TypeError, "%s: o must be a refcount.object, got %s", function, Py_TYPE(o)->tp_name);
    return NULL;
}

PyDoc_STRVAR(new_doc, "new(value)\n--\n\nA counted object with a count of 1.");

static PyObject *refcount_new(PyObject *module, PyObject *argument)
{
    struct refcount_state *state = PyModule_GetState(module);
    long value = PyLong_AsLong(argument);
    if (value == -1 && PyErr_Occurred())
        return NULL;
    struct counted *made = PyObject_New(struct counted, state->type);
    if (!made)
        return NULL;
    refcount_init(&made->counted, value);
    made->arrived = 0;
    return (PyObject *)made;
}

/* Returns when so many threads have come here, counted from the last time that so many had, or after a second. Knows no objects.
 * Spins for some milliseconds before it yields: who spins keeps its core, so that the system gives the other thread another one. */
static void meet(long *arrived, long together)
{
    enum { SPINS = 1000000 };
    long mine = __atomic_fetch_add(arrived, 1, __ATOMIC_ACQ_REL), last = (mine / together + 1) * together;
    time_t begin = time(NULL);
    for (long spins = 1; __atomic_load_n(arrived, __ATOMIC_ACQUIRE) < last; spins++)
        if (spins % SPINS == 0) {
            if (time(NULL) > begin + 1)
                return;
            sched_yield();
        }
}

typedef size_t step_function(struct refcount_object *, size_t);

static PyObject *step(PyObject *module, PyObject *args, PyObject *kwargs, const char *format, const char *function,
                      step_function *run)
{
    static char *names[] = { "o", "times", "release", "together", NULL };
    PyObject *object;
    Py_ssize_t times, together = 1;
    int release = 0;
    size_t done;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, format, names, &object, &times, &release, &together))
        return NULL;
    struct counted *o = unbox(module, object, function);
    if (!o)
        return NULL;
    if (times < 0) {
        PyErr_Format(PyExc_ValueError, "%s: times must not be negative, got %zd", function, times);
        return NULL;
    }
    if (together < 1 || (together > 1 && !release)) {
        PyErr_Format(PyExc_ValueError, "%s: together must be at least 1, and takes release=True, got %zd", function, together);
        return NULL;
    }
    if (release) {
        Py_BEGIN_ALLOW_THREADS
        if (together > 1)
            meet(&o->arrived, (long)together);
        done = run(&o->counted, (size_t)times);
        Py_END_ALLOW_THREADS
    } else {
        done = run(&o->counted, (size_t)times);
    }
    return PyLong_FromSsize_t((Py_ssize_t)done);
}

PyDoc_STRVAR(incref_doc, "incref(o, times, *, release=False, together=1)\n--\n\n"
                         "Counts up so many times, and returns how many it did: it stops at a deleted object.");

static PyObject *incref(PyObject *module, PyObject *args, PyObject *kwargs)
{
    return step(module, args, kwargs, "On|$pn:incref", "incref", refcount_incref);
}

PyDoc_STRVAR(decref_doc, "decref(o, times, *, release=False, together=1)\n--\n\n"
                         "Counts down so many times, and returns how many it did: at zero it marks the object deleted.");

static PyObject *decref(PyObject *module, PyObject *args, PyObject *kwargs)
{
    return step(module, args, kwargs, "On|$pn:decref", "decref", refcount_decref);
}

PyDoc_STRVAR(count_doc, "count(o)\n--\n\nThe count of a counted object.");

static PyObject *count(PyObject *module, PyObject *object)
{
    struct counted *o = unbox(module, object, "count");
    return o ? PyLong_FromLong(o->counted.ref_count) : NULL;
}

/* ---- the module ---- */

#define WITH_KEYWORDS(function) (PyCFunction)(void (*)(void))(function), METH_VARARGS | METH_KEYWORDS

static PyMethodDef methods[] = {
    { "new", refcount_new, METH_O, new_doc },
    { "incref", WITH_KEYWORDS(incref), incref_doc },
    { "decref", WITH_KEYWORDS(decref), decref_doc },
    { "count", count, METH_O, count_doc },
    { NULL, NULL, 0, NULL },
};

static int execute_module(PyObject *module)
{
    struct refcount_state *state = PyModule_GetState(module);
    state->type = (PyTypeObject *)PyType_FromModuleAndSpec(module, &type_spec, NULL);
    if (!state->type)
        return -1;
    return PyModule_AddType(module, state->type);
}

/* The type holds the module that defines it, and the state holds the type: the cycle collector has to see both. */
static int traverse_module(PyObject *module, visitproc visit, void *arg)
{
    struct refcount_state *state = PyModule_GetState(module);
    if (state)
        Py_VISIT(state->type);
    return 0;
}

static int clear_module(PyObject *module)
{
    struct refcount_state *state = PyModule_GetState(module);
    if (state)
        Py_CLEAR(state->type);
    return 0;
}

static void free_module(void *module)
{
    clear_module(module);
}

static PyModuleDef_Slot slots[] = {
    { Py_mod_exec, execute_module },
    { 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "refcount",
    .m_doc = "A counted object whose count threads can race for.",
    .m_size = sizeof(struct refcount_state),
    .m_methods = methods,
    .m_slots = slots,
    .m_traverse = traverse_module,
    .m_clear = clear_module,
    .m_free = free_module,
};

PyMODINIT_FUNC PyInit_refcount(void)
{
    return PyModuleDef_Init(&definition);
}
