/*
 * Numbers that leave for C: every conversion, of ints, bools, subclasses, objects with __index__, floats and what is no number, at the ends of each range.
 * It compiles against CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* -1 stands for itself and for an error, which is told apart as callers do. */
#define AS(name, function, c_type, build)             \
    static PyObject *name(PyObject *self, PyObject *o) \
    {                                                  \
        (void)self;                                    \
        c_type value = function(o);                    \
        if (value == (c_type)-1 && PyErr_Occurred())   \
            return NULL;                               \
        return build(value);                           \
    }
AS(as_long, PyLong_AsLong, long, PyLong_FromLong)
AS(as_long_long, PyLong_AsLongLong, long long, PyLong_FromLongLong)
AS(as_unsigned_long, PyLong_AsUnsignedLong, unsigned long, PyLong_FromUnsignedLong)
AS(as_unsigned_long_long, PyLong_AsUnsignedLongLong, unsigned long long, PyLong_FromUnsignedLongLong)
AS(as_unsigned_long_mask, PyLong_AsUnsignedLongMask, unsigned long, PyLong_FromUnsignedLong)
AS(as_unsigned_long_long_mask, PyLong_AsUnsignedLongLongMask, unsigned long long, PyLong_FromUnsignedLongLong)
AS(as_size_t, PyLong_AsSize_t, size_t, PyLong_FromSize_t)
AS(as_ssize_t, PyLong_AsSsize_t, Py_ssize_t, PyLong_FromSsize_t)
AS(as_int, _PyLong_AsInt, int, PyLong_FromLong)
AS(as_double, PyLong_AsDouble, double, PyFloat_FromDouble)
AS(float_as_double, PyFloat_AsDouble, double, PyFloat_FromDouble)

static PyObject *as_void_ptr(PyObject *self, PyObject *o)
{
    (void)self;
    void *value = PyLong_AsVoidPtr(o);
    return value == NULL && PyErr_Occurred() ? NULL : PyLong_FromVoidPtr(value);
}

static PyObject *as_long_and_overflow(PyObject *self, PyObject *o)
{
    (void)self;
    int overflow = 7;
    long value = PyLong_AsLongAndOverflow(o, &overflow);
    return value == -1 && PyErr_Occurred() ? NULL : Py_BuildValue("(li)", value, overflow);
}

static PyObject *as_long_long_and_overflow(PyObject *self, PyObject *o)
{
    (void)self;
    int overflow = 7;
    long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
    return value == -1 && PyErr_Occurred() ? NULL : Py_BuildValue("(Li)", value, overflow);
}

static PyObject *number_index(PyObject *self, PyObject *o)
{
    (void)self;
    return PyNumber_Index(o);
}

static PyObject *number_long(PyObject *self, PyObject *o)
{
    (void)self;
    return PyNumber_Long(o);
}

static PyObject *number_float(PyObject *self, PyObject *o)
{
    (void)self;
    return PyNumber_Float(o);
}

static PyObject *index_check(PyObject *self, PyObject *o)
{
    (void)self;
    return Py_BuildValue("(iii)", PyIndex_Check(o), PyNumber_Check(o), PyLong_Check(o) + 2 * PyLong_CheckExact(o));
}

static PyObject *with_null(PyObject *self, PyObject *unused)
{
    PyObject *all = PyList_New(0), *type, *value, *traceback;
    (void)self, (void)unused;
    int overflow = 7;
#define TRY(call)                                                                                              \
    (void)(call);                                                                                              \
    PyErr_Fetch(&type, &value, &traceback);                                                                    \
    PyList_Append(all, type == NULL ? Py_None : type);                                                         \
    PyList_Append(all, value == NULL ? Py_None : value);                                                       \
    Py_XDECREF(type), Py_XDECREF(value), Py_XDECREF(traceback);
    TRY(PyLong_AsLong(NULL))
    TRY(PyLong_AsLongLong(NULL))
    TRY(PyLong_AsUnsignedLong(NULL))
    TRY(PyLong_AsUnsignedLongLong(NULL))
    TRY(PyLong_AsUnsignedLongMask(NULL))
    TRY(PyLong_AsUnsignedLongLongMask(NULL))
    TRY(PyLong_AsSize_t(NULL))
    TRY(PyLong_AsSsize_t(NULL))
    TRY(PyLong_AsDouble(NULL))
    TRY(PyFloat_AsDouble(NULL))
    TRY(PyLong_AsLongAndOverflow(NULL, &overflow))
    TRY(PyLong_AsLongLongAndOverflow(NULL, &overflow))
    TRY(PyNumber_Index(NULL))
    TRY(PyNumber_Long(NULL))
    TRY(PyNumber_Float(NULL))
    TRY(PyNumber_AsSsize_t(NULL, NULL))
    TRY(PyNumber_AsSsize_t(NULL, PyExc_IndexError))
    TRY(PyNumber_ToBase(NULL, 10))
    TRY(PyNumber_Absolute(NULL))
    return all;
}

static PyObject *as_ssize_t_or(PyObject *self, PyObject *args)
{
    PyObject *o, *exception = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "O|O", &o, &exception))
        return NULL;
    Py_ssize_t value = PyNumber_AsSsize_t(o, exception == Py_None ? NULL : exception);
    return value == -1 && PyErr_Occurred() ? NULL : PyLong_FromSsize_t(value);
}

static PyObject *to_base(PyObject *self, PyObject *args)
{
    PyObject *o;
    int base;
    (void)self;
    return PyArg_ParseTuple(args, "Oi", &o, &base) ? PyNumber_ToBase(o, base) : NULL;
}

/* (int, count, little_endian, signed) */
static PyObject *as_bytes(PyObject *self, PyObject *args)
{
    PyObject *o;
    unsigned char bytes[64];
    Py_ssize_t count;
    int little_endian, is_signed;
    (void)self;
    if (!PyArg_ParseTuple(args, "O!nii", &PyLong_Type, &o, &count, &little_endian, &is_signed))
        return NULL;
    memset(bytes, 0xaa, sizeof bytes);
    if (_PyLong_AsByteArray((PyLongObject *)o, bytes, (size_t)count, little_endian, is_signed) != 0)
        return NULL;
    return PyBytes_FromStringAndSize((char *)bytes, count + 1);
}

static PyObject *from_bytes(PyObject *self, PyObject *args)
{
    const char *bytes;
    Py_ssize_t count;
    int little_endian, is_signed;
    (void)self;
    if (!PyArg_ParseTuple(args, "y#ii", &bytes, &count, &little_endian, &is_signed))
        return NULL;
    return _PyLong_FromByteArray((const unsigned char *)bytes, (size_t)count, little_endian, is_signed);
}

static PyObject *sign_and_bits(PyObject *self, PyObject *o)
{
    (void)self;
    size_t bits = _PyLong_NumBits(o);
    return bits == (size_t)-1 && PyErr_Occurred() ? NULL : Py_BuildValue("(in)", _PyLong_Sign(o), (Py_ssize_t)bits);
}

static PyObject *from_double(PyObject *self, PyObject *o)
{
    (void)self;
    double value = PyFloat_AsDouble(o);
    return value == -1.0 && PyErr_Occurred() ? NULL : PyLong_FromDouble(value);
}

/* (text, base) → (int, what is left) */
static PyObject *from_string(PyObject *self, PyObject *args)
{
    const char *text;
    char *end = NULL;
    int base;
    (void)self;
    if (!PyArg_ParseTuple(args, "si", &text, &base))
        return NULL;
    PyObject *value = PyLong_FromString(text, &end, base);
    return value == NULL ? NULL : Py_BuildValue("(Ns)", value, end);
}

static PyObject *from_unicode(PyObject *self, PyObject *args)
{
    PyObject *text;
    int base;
    (void)self;
    return PyArg_ParseTuple(args, "Oi", &text, &base) ? PyLong_FromUnicodeObject(text, base) : NULL;
}

static PyObject *power(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *modulus;
    (void)self;
    return PyArg_ParseTuple(args, "OOO", &a, &b, &modulus) ? PyNumber_Power(a, b, modulus) : NULL;
}

static PyObject *in_place_power(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *modulus;
    (void)self;
    return PyArg_ParseTuple(args, "OOO", &a, &b, &modulus) ? PyNumber_InPlacePower(a, b, modulus) : NULL;
}

/* ---- a type whose powers show what they are given ---- */

static PyObject *show_power(PyObject *a, PyObject *b, PyObject *c)
{
    return Py_BuildValue("(sOOO)", "power", (PyObject *)Py_TYPE(a), b, c);
}

static PyObject *show_in_place(PyObject *a, PyObject *b, PyObject *c)
{
    return Py_BuildValue("(sOOO)", "in place", (PyObject *)Py_TYPE(a), b, c);
}

static PyType_Slot both_slots[] = {{Py_nb_power, (void *)show_power}, {Py_nb_inplace_power, (void *)show_in_place}, {0, NULL}};
static PyType_Spec both_spec = {"overflow.Both", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, both_slots};
static PyType_Slot one_slots[] = {{Py_nb_power, (void *)show_power}, {0, NULL}};
static PyType_Spec one_spec = {"overflow.One", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, one_slots};

#define F(name, flags) {#name, name, flags, NULL}
static PyMethodDef functions[] = {
    F(as_long, METH_O), F(as_long_long, METH_O), F(as_unsigned_long, METH_O), F(as_unsigned_long_long, METH_O), F(as_unsigned_long_mask, METH_O),
    F(as_unsigned_long_long_mask, METH_O), F(as_size_t, METH_O), F(as_ssize_t, METH_O), F(as_int, METH_O), F(as_double, METH_O),
    F(float_as_double, METH_O), F(as_void_ptr, METH_O), F(as_long_and_overflow, METH_O), F(as_long_long_and_overflow, METH_O), F(number_index, METH_O),
    F(number_long, METH_O), F(number_float, METH_O), F(index_check, METH_O), F(with_null, METH_NOARGS), F(as_ssize_t_or, METH_VARARGS),
    F(to_base, METH_VARARGS), F(as_bytes, METH_VARARGS), F(from_bytes, METH_VARARGS), F(sign_and_bits, METH_O), F(from_double, METH_O),
    F(from_string, METH_VARARGS), F(from_unicode, METH_VARARGS), F(power, METH_VARARGS), F(in_place_power, METH_VARARGS), {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    PyObject *both = PyType_FromSpec(&both_spec), *one = PyType_FromSpec(&one_spec);
    int result = both == NULL || one == NULL || PyModule_AddObjectRef(module, "Both", both) != 0 || PyModule_AddObjectRef(module, "One", one) != 0 ? -1 : 0;
    Py_XDECREF(both);
    Py_XDECREF(one);
    return result;
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "overflow", NULL, 0, functions, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_overflow(void)
{
    return PyModuleDef_Init(&definition);
}
