/* sum64.Hash(): a running hash. update(data) takes bytes in, digest() gives the hash of all so far as an int. One object may be used by
 * several threads. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdint.h>

/* From here on the work is worth letting the lock go for. */
enum { LARGE = 16 * 1024 };

typedef struct {
    PyObject_HEAD
    uint64_t value;             /* guarded by lock where there is one, by the GIL where not */
    PyThread_type_lock lock;    /* made for the first large update */
} Hash;

/* FNV-1a, a byte at a time. */
static uint64_t add_bytes(uint64_t value, const unsigned char *bytes, Py_ssize_t size)
{
    for (Py_ssize_t i = 0; i < size; i++)
        value = (value ^ bytes[i]) * 1099511628211u;
    return value;
}

static PyObject *update(PyObject *object, PyObject *data)
{
    Hash *self = (Hash *)object;
    Py_buffer view;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    if (self->lock == NULL && view.len >= LARGE)
        self->lock = PyThread_allocate_lock();
    if (view.len >= LARGE) {
        Py_BEGIN_ALLOW_THREADS
        PyThread_acquire_lock(self->lock, WAIT_LOCK);
        self->value = add_bytes(self->value, view.buf, view.len);
        PyThread_release_lock(self->lock);
        Py_END_ALLOW_THREADS
    } else {
        if (self->lock != NULL)
            PyThread_acquire_lock(self->lock, WAIT_LOCK);
        self->value = add_bytes(self->value, view.buf, view.len);
        if (self->lock != NULL)
            PyThread_release_lock(self->lock);
    }
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}

static PyObject *digest(PyObject *object, PyObject *unused)
{
    Hash *self = (Hash *)object;
    (void)unused;
    if (self->lock != NULL) {
        Py_BEGIN_ALLOW_THREADS
        PyThread_acquire_lock(self->lock, WAIT_LOCK);
        Py_END_ALLOW_THREADS
    }
    uint64_t value = self->value;
    if (self->lock != NULL)
        PyThread_release_lock(self->lock);
    return PyLong_FromUnsignedLongLong(value);
}

static int start(PyObject *object, PyObject *args, PyObject *kwargs)
{
    Hash *self = (Hash *)object;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, ":Hash"))
        return -1;
    self->value = 14695981039346656037u;
    return 0;
}

static void end(PyObject *object)
{
    Hash *self = (Hash *)object;
    PyTypeObject *type = Py_TYPE(object);
    if (self->lock != NULL)
        PyThread_free_lock(self->lock);
    type->tp_free(object);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"update", update, METH_O, "update(data): takes bytes in"},
    {"digest", digest, METH_NOARGS, "digest(): the hash of all bytes so far"},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, PyType_GenericNew}, {Py_tp_init, start}, {Py_tp_dealloc, end}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {.name = "sum64.Hash", .basicsize = sizeof(Hash), .flags = Py_TPFLAGS_DEFAULT, .slots = slots};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "sum64", .m_size = 0};

PyMODINIT_FUNC PyInit_sum64(void)
{
    PyObject *module = PyModule_Create(&definition);
    PyObject *type = module ? PyType_FromSpec(&spec) : NULL;
    if (type == NULL || PyModule_AddObject(module, "Hash", type) < 0) {
        Py_XDECREF(type);
        Py_XDECREF(module);
        return NULL;
    }
    return module;
}
