/* poly.Poly(coefficients): a polynomial, from the constant upwards. p.sum(data) adds up its values at all the doubles of a buffer;
 * OverflowError if the sum is not finite. p.close() frees its memory; from then on sum raises ValueError. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>

typedef struct {
    PyObject_HEAD
    double *coefficients;       /* NULL: closed */
    Py_ssize_t n;
    int busy;                   /* calls that read coefficients with the lock let go; changed with the lock held */
} Poly;

/* Horner's rule at every point. Knows nothing of Python. */
static double sum_at(const double *coefficients, Py_ssize_t n, const double *points, Py_ssize_t count)
{
    double total = 0.0;
    for (Py_ssize_t i = 0; i < count; i++) {
        double value = 0.0;
        for (Py_ssize_t k = n; k-- > 0;)
            value = value * points[i] + coefficients[k];
        total += value;
    }
    return total;
}

static int poly_init(PyObject *object, PyObject *args, PyObject *names)
{
    (void)names;
    Poly *self = (Poly *)object;
    PyObject *list;
    if (!PyArg_ParseTuple(args, "O!:Poly", &PyList_Type, &list))
        return -1;
    if (self->coefficients != NULL) {
        PyErr_SetString(PyExc_TypeError, "Poly: a polynomial is initialised once");
        return -1;
    }
    Py_ssize_t n = PyList_GET_SIZE(list);
    double *coefficients = PyMem_RawMalloc((size_t)(n + 1) * sizeof(double));
    if (coefficients == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t k = 0; k < n; k++) {
        PyObject *item = PyList_GetItem(list, k);           /* borrowed; NULL if the list has become shorter */
        coefficients[k] = item != NULL ? PyFloat_AsDouble(item) : -1.0;
        if (coefficients[k] == -1.0 && PyErr_Occurred()) {
            PyMem_RawFree(coefficients);
            return -1;
        }
    }
    self->n = n;
    self->coefficients = coefficients;
    return 0;
}

static PyObject *poly_sum(PyObject *object, PyObject *argument)
{
    Poly *self = (Poly *)object;
    Py_buffer data;
    double total;
    if (PyObject_GetBuffer(argument, &data, PyBUF_SIMPLE) < 0)
        return NULL;
    self->busy++;
    if (self->coefficients == NULL) {
        PyErr_SetString(PyExc_ValueError, "sum: the polynomial is closed");
        PyBuffer_Release(&data);
        return NULL;
    }

    Py_BEGIN_ALLOW_THREADS
    total = sum_at(self->coefficients, self->n, data.buf, data.len / (Py_ssize_t)sizeof(double));
    Py_END_ALLOW_THREADS
    self->busy--;

    PyBuffer_Release(&data);
    if (!isfinite(total)) {
        PyErr_SetString(PyExc_OverflowError, "sum: not finite");
        return NULL;
    }
    return PyFloat_FromDouble(total);
}

static PyObject *poly_close(PyObject *object, PyObject *nothing)
{
    (void)nothing;
    Poly *self = (Poly *)object;
    if (self->busy > 0) {
        PyErr_Format(PyExc_RuntimeError, "close: in use by %d calls", self->busy);
        return NULL;
    }
    PyMem_RawFree(self->coefficients);
    self->coefficients = NULL;
    Py_RETURN_NONE;
}

static void poly_dealloc(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    PyMem_RawFree(((Poly *)object)->coefficients);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"sum", poly_sum, METH_O, "sum(data): the sum of the polynomial's values at all the doubles of a buffer"},
    {"close", poly_close, METH_NOARGS, "close(): frees the memory"},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, PyType_GenericNew}, {Py_tp_init, poly_init}, {Py_tp_dealloc, poly_dealloc}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {.name = "poly.Poly", .basicsize = sizeof(Poly), .flags = Py_TPFLAGS_DEFAULT, .slots = slots};

static int add_type(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &spec, NULL);
    if (type == NULL)
        return -1;
    int failed = PyModule_AddType(module, (PyTypeObject *)type);
    Py_DECREF(type);
    return failed;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, add_type}, {0, NULL}};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "poly", .m_size = 0, .m_slots = module_slots};

PyMODINIT_FUNC PyInit_poly(void)
{
    return PyModuleDef_Init(&definition);
}
