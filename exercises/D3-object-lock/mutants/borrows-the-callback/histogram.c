/* histogram.Histogram(on_block=None): how often each byte occurs in what is added. Threads may share one; it has a lock of its own, so that
 * the counting runs without the lock of Python. After each block on_block(number of bytes counted so far) is called. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

enum { BLOCK = 16384 };

typedef struct {
    PyObject_HEAD
    PyThread_type_lock lock;    /* of all that follows */
    long counts[256];
    long total;
    PyObject *on_block;         /* or NULL */
} Histogram;

/* Waits for the object's lock without the lock of Python. */
static void enter(Histogram *self)
{
    if (PyThread_acquire_lock(self->lock, NOWAIT_LOCK))
        return;
    Py_BEGIN_ALLOW_THREADS
    PyThread_acquire_lock(self->lock, WAIT_LOCK);
    Py_END_ALLOW_THREADS
}

static void leave(Histogram *self)
{
    PyThread_release_lock(self->lock);
}

static void count_block(Histogram *self, const unsigned char *bytes, Py_ssize_t size)
{
    enter(self);
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t i = 0; i < size; i++)
        self->counts[bytes[i]]++;
    self->total += size;
    Py_END_ALLOW_THREADS
    leave(self);
}

/* Calls on_block, if there is one, without the object's lock: it may use this object. Returns 0, or -1 with an exception set. */
static int report(Histogram *self)
{
    enter(self);
    PyObject *on_block = self->on_block;
    long total = self->total;
    leave(self);
    if (on_block == NULL)
        return 0;
    PyObject *result = PyObject_CallFunction(on_block, "l", total);
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

static PyObject *histogram_add(PyObject *object, PyObject *argument)
{
    Histogram *self = (Histogram *)object;
    Py_buffer data;
    if (PyObject_GetBuffer(argument, &data, PyBUF_SIMPLE) < 0)
        return NULL;
    int failed = 0;
    for (Py_ssize_t done = 0; done < data.len && !failed; done += BLOCK) {
        Py_ssize_t size = data.len - done < BLOCK ? data.len - done : BLOCK;
        count_block(self, (const unsigned char *)data.buf + done, size);
        failed = report(self) < 0;
    }
    PyBuffer_Release(&data);
    return failed ? NULL : Py_NewRef(Py_None);
}

static PyObject *histogram_count(PyObject *object, PyObject *byte)
{
    Histogram *self = (Histogram *)object;
    long index = PyLong_AsLong(byte);
    if (index == -1 && PyErr_Occurred())
        return NULL;
    if (index < 0 || index > 255)
        return PyErr_Format(PyExc_ValueError, "count: %ld is no byte", index);
    enter(self);
    long count = self->counts[index];
    leave(self);
    return PyLong_FromLong(count);
}

static PyObject *histogram_set_on_block(PyObject *object, PyObject *callback)
{
    Histogram *self = (Histogram *)object;
    enter(self);
    PyObject *old = self->on_block;
    self->on_block = callback == Py_None ? NULL : Py_NewRef(callback);
    leave(self);
    Py_XDECREF(old);    /* may run a __del__ that uses this object */
    Py_RETURN_NONE;
}

static PyObject *histogram_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    (void)kwargs;
    PyObject *callback = Py_None;
    if (!PyArg_ParseTuple(args, "|O:Histogram", &callback))
        return NULL;
    Histogram *self = (Histogram *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->lock = PyThread_allocate_lock();
    if (self->lock == NULL) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    self->on_block = callback == Py_None ? NULL : Py_NewRef(callback);
    return (PyObject *)self;
}

static void histogram_dealloc(PyObject *object)
{
    Histogram *self = (Histogram *)object;
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(self->on_block);
    if (self->lock != NULL)
        PyThread_free_lock(self->lock);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"add", histogram_add, METH_O, "add(data): counts the bytes of a buffer"},
    {"count", histogram_count, METH_O, "count(byte): how often it occurred"},
    {"set_on_block", histogram_set_on_block, METH_O, "set_on_block(callback): another one, or None"},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, histogram_new}, {Py_tp_dealloc, histogram_dealloc}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {"histogram.Histogram", sizeof(Histogram), 0, Py_TPFLAGS_DEFAULT, slots};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "histogram", .m_size = 0};

PyMODINIT_FUNC PyInit_histogram(void)
{
    PyObject *module = PyModule_Create(&definition), *type = PyType_FromSpec(&spec);
    if (module != NULL && (type == NULL || PyModule_AddObjectRef(module, "Histogram", type) < 0))
        Py_CLEAR(module);
    Py_XDECREF(type);
    return module;
}
