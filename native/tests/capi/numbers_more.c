/* Every operator of the number protocol by its name, numbers from and to C, complex arithmetic, hashes, and text that becomes a number. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* ---- operators ---- */

static const struct {
    const char *name;
    PyObject *(*operate)(PyObject *, PyObject *);
} two[] = {
    {"Add", PyNumber_Add}, {"Subtract", PyNumber_Subtract}, {"Multiply", PyNumber_Multiply}, {"MatrixMultiply", PyNumber_MatrixMultiply},
    {"FloorDivide", PyNumber_FloorDivide}, {"TrueDivide", PyNumber_TrueDivide}, {"Remainder", PyNumber_Remainder}, {"Divmod", PyNumber_Divmod},
    {"Lshift", PyNumber_Lshift}, {"Rshift", PyNumber_Rshift}, {"And", PyNumber_And}, {"Or", PyNumber_Or}, {"Xor", PyNumber_Xor},
    {"InPlaceAdd", PyNumber_InPlaceAdd}, {"InPlaceSubtract", PyNumber_InPlaceSubtract}, {"InPlaceMultiply", PyNumber_InPlaceMultiply},
    {"InPlaceMatrixMultiply", PyNumber_InPlaceMatrixMultiply}, {"InPlaceFloorDivide", PyNumber_InPlaceFloorDivide},
    {"InPlaceTrueDivide", PyNumber_InPlaceTrueDivide}, {"InPlaceRemainder", PyNumber_InPlaceRemainder}, {"InPlaceLshift", PyNumber_InPlaceLshift},
    {"InPlaceRshift", PyNumber_InPlaceRshift}, {"InPlaceAnd", PyNumber_InPlaceAnd}, {"InPlaceOr", PyNumber_InPlaceOr},
    {"InPlaceXor", PyNumber_InPlaceXor},
};

static const struct {
    const char *name;
    PyObject *(*operate)(PyObject *);
} one[] = {
    {"Negative", PyNumber_Negative}, {"Positive", PyNumber_Positive}, {"Absolute", PyNumber_Absolute}, {"Invert", PyNumber_Invert},
    {"Long", PyNumber_Long}, {"Float", PyNumber_Float}, {"Index", PyNumber_Index}, {"_Index", _PyNumber_Index},
};

static PyObject *no_such(const char *name)
{
    return PyErr_Format(PyExc_LookupError, "no operator %s", name);
}

static PyObject *binary(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *name;
    PyObject *a, *b;
    if (!PyArg_ParseTuple(args, "sOO", &name, &a, &b))
        return NULL;
    for (size_t i = 0; i < Py_ARRAY_LENGTH(two); i++)
        if (strcmp(two[i].name, name) == 0)
            return two[i].operate(a, b);
    return no_such(name);
}

static PyObject *unary(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *name;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "sO", &name, &o))
        return NULL;
    for (size_t i = 0; i < Py_ARRAY_LENGTH(one); i++)
        if (strcmp(one[i].name, name) == 0)
            return one[i].operate(o);
    return no_such(name);
}

static PyObject *names(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list != NULL && i < Py_ARRAY_LENGTH(two); i++) {
        PyObject *name = PyUnicode_FromString(two[i].name);
        if (name == NULL || PyList_Append(list, name) != 0)
            Py_CLEAR(list);
        Py_XDECREF(name);
    }
    return list;
}

static PyObject *power(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *a, *b, *modulus;
    int in_place;
    if (!PyArg_ParseTuple(args, "OOOp", &a, &b, &modulus, &in_place))
        return NULL;
    return in_place ? PyNumber_InPlacePower(a, b, modulus) : PyNumber_Power(a, b, modulus);
}

/* ---- what it is ---- */

static PyObject *kinds(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("iiiii", PyNumber_Check(o), PyIndex_Check(o), PyBool_Check(o), PyComplex_CheckExact(o), PyFloat_CheckExact(o));
}

/* ---- from C ---- */

static PyObject *from_double(PyObject *Py_UNUSED(self), PyObject *o)
{
    double value = PyFloat_AsDouble(o);
    return PyErr_Occurred() ? NULL : PyLong_FromDouble(value);
}

static PyObject *from_text(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *text;
    int base;
    return PyArg_ParseTuple(args, "Ui", &text, &base) ? PyLong_FromUnicodeObject(text, base) : NULL;
}

static PyObject *from_bytes(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *bytes;
    Py_ssize_t count;
    int little, sign;
    if (!PyArg_ParseTuple(args, "y#pp", &bytes, &count, &little, &sign))
        return NULL;
    return _PyLong_FromByteArray((const unsigned char *)bytes, (size_t)count, little, sign);
}

static PyObject *limits(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("NNNdd", PyLong_FromSize_t((size_t)-1), PyLong_FromSize_t(0), PyLong_FromPid((pid_t)-7), PyFloat_GetMax(), PyFloat_GetMin());
}

static PyObject *about(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("NN", PyFloat_GetInfo(), PyLong_GetInfo());
}

static PyObject *infinite(PyObject *Py_UNUSED(self), PyObject *o)
{
    double sign = PyFloat_AsDouble(o);
    if (sign == 0.0)
        Py_RETURN_NAN;
    Py_RETURN_INF(sign);
}

/* ---- to C ---- */

static PyObject *mask(PyObject *Py_UNUSED(self), PyObject *o)
{
    unsigned long long value = PyLong_AsUnsignedLongLongMask(o);
    return PyErr_Occurred() ? NULL : PyLong_FromUnsignedLongLong(value);
}

static PyObject *as_long(PyObject *Py_UNUSED(self), PyObject *o)
{
    long value = PyLong_AS_LONG(o);
    pid_t pid = PyLong_AsPid(o);
    return PyErr_Occurred() ? NULL : Py_BuildValue("li", value, (int)pid);
}

static PyObject *sign(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyLong_FromLong(_PyLong_Sign(o));
}

static PyObject *parsed(PyObject *Py_UNUSED(self), PyObject *args)
{
    pid_t pid;
    intptr_t address;
    uintptr_t bits;
    if (!PyArg_ParseTuple(args, _Py_PARSE_PID _Py_PARSE_INTPTR _Py_PARSE_UINTPTR, &pid, &address, &bits))
        return NULL;
    return Py_BuildValue("iNN", (int)pid, PyLong_FromSsize_t((Py_ssize_t)address), PyLong_FromSize_t((size_t)bits));
}

static PyObject *slice_index(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_ssize_t index = -99, optional = -98;
    int was = _PyEval_SliceIndex(o, &index);
    if (was == 0)
        return NULL;
    if (_Py_convert_optional_to_ssize_t(o, &optional) == 0)
        return NULL;
    return Py_BuildValue("inn", was, index, optional);
}

/* ---- complex ---- */

static PyObject *complex(PyObject *Py_UNUSED(self), PyObject *args)
{
    Py_complex a, b;
    if (!PyArg_ParseTuple(args, "DD", &a, &b))
        return NULL;
    PyObject *sum = PyComplex_FromCComplex(_Py_c_sum(a, b)), *difference = PyComplex_FromCComplex(_Py_c_diff(a, b));
    PyObject *negative = PyComplex_FromCComplex(_Py_c_neg(a)), *product = PyComplex_FromCComplex(_Py_c_prod(a, b));
    errno = 0;
    PyObject *quotient = PyComplex_FromCComplex(_Py_c_quot(a, b));
    int divided = errno;
    errno = 0;
    double size = _Py_c_abs(a);
    int measured = errno;
    return Py_BuildValue("NNNNNidi", sum, difference, negative, product, quotient, divided, size, measured);
}

/* ---- hashes ---- */

static PyObject *hash_of_double(PyObject *Py_UNUSED(self), PyObject *o)
{
    double value = PyFloat_AsDouble(o);
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(_Py_HashDouble(o, value));
}

static PyObject *hash_of_pointer(PyObject *Py_UNUSED(self), PyObject *o)
{
    void *pointer = PyLong_AsVoidPtr(o);
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(_Py_HashPointer(pointer));
}

static PyObject *hash_of_bytes(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *bytes;
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "y#", &bytes, &count))
        return NULL;
    return PyLong_FromSsize_t(_Py_HashBytes(bytes, count));
}

static PyObject *hash_numbers(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("iKilk", (int)_PyHASH_BITS, (unsigned long long)_PyHASH_MODULUS, (int)_PyHASH_INF, (long)_PyHASH_IMAG, (unsigned long)_PyHASH_MULTIPLIER);
}

/* ---- text ---- */

static PyObject *strto(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *text;
    int base;
    if (!PyArg_ParseTuple(args, "si", &text, &base))
        return NULL;
    char *end = NULL, *unsigned_end = NULL;
    errno = 0;
    long value = PyOS_strtol(text, &end, base);
    int said = errno;
    errno = 0;
    unsigned long unsigned_value = PyOS_strtoul(text, &unsigned_end, base);
    return Py_BuildValue("lnikni", value, (Py_ssize_t)(end - text), said, unsigned_value, (Py_ssize_t)(unsigned_end - text), errno);
}

static PyObject *written(PyObject *Py_UNUSED(self), PyObject *args)
{
    double value;
    int format, precision, flags, type = -1;
    if (!PyArg_ParseTuple(args, "dCii", &value, &format, &precision, &flags))
        return NULL;
    char *text = PyOS_double_to_string(value, (char)format, precision, flags, &type);
    if (text == NULL)
        return NULL;
    PyObject *result = Py_BuildValue("si", text, type);
    PyMem_Free(text);
    return result;
}

static PyObject *flags(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("iii", Py_DTSF_SIGN, Py_DTSF_ADD_DOT_0, Py_DTSF_ALT);
}

static int by_va_list(char *buffer, size_t room, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    int length = PyOS_vsnprintf(buffer, room, format, values);
    va_end(values);
    return length;
}

static PyObject *printed(PyObject *Py_UNUSED(self), PyObject *args)
{
    char buffer[8], other[8];
    int number, length = 0;
    if (!PyArg_ParseTuple(args, "i", &number))
        return NULL;
    length = PyOS_snprintf(buffer, sizeof buffer, "<%d>", number);
    int same = by_va_list(other, sizeof other, "<%d>", number);
    return Py_BuildValue("siii", buffer, length, same, strcmp(buffer, other));
}

static int side(int n)
{
    return n < 0 ? -1 : n > 0;
}

static PyObject *compared(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *a, *b;
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "ssn", &a, &b, &count))
        return NULL;
    return Py_BuildValue("iiii", side(PyOS_stricmp(a, b)), side(PyOS_strnicmp(a, b, count)), side(PyOS_mystricmp(a, b)), side(PyOS_mystrnicmp(a, b, count)));
}

static PyMethodDef functions[] = {
    {"binary", binary, METH_VARARGS, NULL}, {"unary", unary, METH_VARARGS, NULL}, {"names", names, METH_NOARGS, NULL}, {"power", power, METH_VARARGS, NULL},
    {"kinds", kinds, METH_O, NULL}, {"from_double", from_double, METH_O, NULL},
    {"from_text", from_text, METH_VARARGS, NULL}, {"from_bytes", from_bytes, METH_VARARGS, NULL}, {"limits", limits, METH_NOARGS, NULL},
    {"about", about, METH_NOARGS, NULL}, {"infinite", infinite, METH_O, NULL}, {"mask", mask, METH_O, NULL}, {"as_long", as_long, METH_O, NULL},
    {"sign", sign, METH_O, NULL}, {"parsed", parsed, METH_VARARGS, NULL}, {"slice_index", slice_index, METH_O, NULL},
    {"complex", complex, METH_VARARGS, NULL}, {"hash_of_double", hash_of_double, METH_O, NULL}, {"hash_of_pointer", hash_of_pointer, METH_O, NULL},
    {"hash_of_bytes", hash_of_bytes, METH_VARARGS, NULL}, {"hash_numbers", hash_numbers, METH_NOARGS, NULL}, {"strto", strto, METH_VARARGS, NULL},
    {"written", written, METH_VARARGS, NULL}, {"flags", flags, METH_NOARGS, NULL}, {"printed", printed, METH_VARARGS, NULL},
    {"compared", compared, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "numbers_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_numbers_more(void)
{
    return PyModule_Create(&definition);
}
