/* The macros for portable C: each one's value, at run time or by an assertion when this file is compiled. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stddef.h>

/* Names that CPython has only in later versions, or under other names. */
#ifndef Py_LIKELY
#define Py_LIKELY(x) (x)
#define Py_UNLIKELY(x) (x)
#endif
#ifndef Py_STATIC_INLINE
#define Py_STATIC_INLINE(type) static inline type
#endif

Py_LOCAL(int) local_function(int n)
{
    return n + 1;
}

Py_LOCAL_INLINE(int) local_inline(int n)
{
    return n + 2;
}

Py_STATIC_INLINE(int) static_inline(int n)
{
    return n + 3;
}

static inline Py_ALWAYS_INLINE int always(int n)
{
    return n + 4;
}

static Py_NO_INLINE int never(int n)
{
    return n + 5;
}

Py_DEPRECATED(3.0) static int old(int n);

static int old(int n)
{
    return n + 6;
}

static void Py_GCC_ATTRIBUTE((unused)) unused_function(void)
{
}

_Py_NO_RETURN static void ends(void);

static void ends(void)
{
    abort();
}

_Py_HOT_FUNCTION
static int hot(int n)
{
    return n < 0 ? (ends(), 0) : n + 7;
}

PyAPI_DATA(PyTypeObject) PyLong_Type;
Py_IMPORTED_SYMBOL extern PyTypeObject PyFloat_Type;

#if !defined(Py_USING_UNICODE) || (defined(Py_UNICODE_WIDE) != (Py_UNICODE_SIZE >= 4))
#error "Py_UNICODE is not described"
#endif

Py_EXPORTED_SYMBOL int macros_more_exported(int n);

int macros_more_exported(int n)
{
    return n + 8;
}

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

static PyObject *declared(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("iiiiiiii", local_function(0), local_inline(0), static_inline(0), always(0), never(0), old(0), hot(0), macros_more_exported(0));
}

struct aligned {
    char c;
    Py_ALIGNED(32) double d;
};

PyDoc_VAR(some_words) = PyDoc_STR("Some words.");

static PyObject *numbers(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    int row[7], count = 0;
    struct pair {
        char c[3];
        long l;
    };
    Py_BUILD_ASSERT(sizeof(row) == 7 * sizeof(int));
    (void)row;
    count += (int)Py_BUILD_ASSERT_EXPR(sizeof(char) == 1);
    return Py_BuildValue("iiiiLKniiisi", Py_MIN(3, -2), Py_MAX(3, -2), Py_ABS(-7), Py_ABS(7), (long long)Py_LL(-5000000000), (unsigned long long)Py_ULL(18446744073709551615),
                         (Py_ssize_t)Py_ARRAY_LENGTH(row), (int)Py_MEMBER_SIZE(struct pair, c), (int)Py_CHARMASK(-1), (int)Py_ARITHMETIC_RIGHT_SHIFT(int, -8, 1),
                         some_words, count);
}

#define SOME 12
static PyObject *texts(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("sss", Py_STRINGIFY(SOME), _Py_XSTRINGIFY(SOME), Py_STRINGIFY(Py_FORCE_EXPANSION(SOME)));
}

static PyObject *places(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    char *p = (char *)1000;
    return Py_BuildValue("nnnniiin", (Py_ssize_t)_Py_SIZE_ROUND_DOWN(1000, 16), (Py_ssize_t)_Py_SIZE_ROUND_UP(1000, 16), (Py_ssize_t)(intptr_t)_Py_ALIGN_DOWN(p, 64),
                         (Py_ssize_t)(intptr_t)_Py_ALIGN_UP(p, 64), _Py_IS_ALIGNED(p, 8) != 0, _Py_IS_ALIGNED(p, 16) != 0, (int)(offsetof(struct aligned, d) % 32),
                         (Py_ssize_t)Py_SAFE_DOWNCAST(77L, long, int));
}

static PyObject *casts(PyObject *self, PyObject *o)
{
    PyVarObject *variable = _PyVarObject_CAST(o);
    PyObject *same = _Py_CAST(PyObject *, variable), *again = _Py_STATIC_CAST(PyObject *, same), *nothing = _Py_NULL;
    (void)self;
    return Py_BuildValue("iii", same == o, again == _PyObject_CAST(o), nothing == NULL);
}

static PyObject *floats(PyObject *Py_UNUSED(self), PyObject *o)
{
    double value = PyFloat_AsDouble(o);
    return PyErr_Occurred() ? NULL : Py_BuildValue("iii", Py_IS_NAN(value) != 0, Py_IS_INFINITY(value) != 0, Py_IS_FINITE(value) != 0);
}

static PyObject *constants(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("dddddi", (double)Py_HUGE_VAL, (double)Py_NAN, (double)Py_MATH_PI, (double)Py_MATH_E, (double)Py_MATH_TAU, Py_HUGE_VAL > 1e308);
}

static PyObject *letter(PyObject *Py_UNUSED(self), PyObject *o)
{
    int c = _PyLong_AsInt(o);
    if (PyErr_Occurred())
        return NULL;
    if (Py_UNLIKELY(c > 255))
        Py_UNREACHABLE();
    return Py_BuildValue("iiiiiiiii", Py_ISLOWER(c) != 0, Py_ISUPPER(c) != 0, Py_ISALPHA(c) != 0, Py_ISDIGIT(c) != 0, Py_ISXDIGIT(c) != 0, Py_ISALNUM(c) != 0,
                         Py_ISSPACE(c) != 0, (int)Py_TOLOWER(c), (int)Py_TOUPPER(c));
}

static int first_of(int count, ...)
{
    va_list values, copy;
    va_start(values, count);
    Py_VA_COPY(copy, values);
    int a = va_arg(values, int), b = va_arg(copy, int);
    va_end(copy);
    va_end(values);
    return a == b ? a : -1;
}

static PyObject *copies(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    char to[4];
    Py_MEMCPY(to, "abc", 4);
    return Py_BuildValue("is", first_of(2, 5, 6), to);
}

static PyObject *singletons(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("iiiii", &_Py_NoneStruct == Py_None, (PyObject *)&_Py_TrueStruct == Py_True, (PyObject *)&_Py_FalseStruct == Py_False,
                         &_Py_NotImplementedStruct == Py_NotImplemented, &_Py_EllipsisObject == Py_Ellipsis);
}

static PyObject *lopsided(PyObject *Py_UNUSED(self), PyObject *args)
{
    long a, b;
    int op;
    if (!PyArg_ParseTuple(args, "lli", &a, &b, &op))
        return NULL;
    if (!Py_LIKELY(op >= Py_LT && op <= Py_GE))
        return PyErr_Format(PyExc_ValueError, "no operator %d", op);
    Py_RETURN_RICHCOMPARE(a, b, op);
}

static PyObject *operators(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("iiiiii", Py_LT, Py_LE, Py_EQ, Py_NE, Py_GT, Py_GE);
}

static PyMethodDef functions[] = {
    {"declared", declared, METH_NOARGS, NULL}, {"numbers", numbers, METH_NOARGS, NULL}, {"texts", texts, METH_NOARGS, NULL}, {"places", places, METH_NOARGS, NULL},
    {"casts", casts, METH_O, NULL}, {"floats", floats, METH_O, NULL}, {"constants", constants, METH_NOARGS, NULL}, {"letter", letter, METH_O, NULL},
    {"copies", copies, METH_NOARGS, NULL}, {"singletons", singletons, METH_NOARGS, NULL}, {"lopsided", lopsided, METH_VARARGS, NULL},
    {"operators", operators, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL},
};

/* A module that its definition makes itself. */
static PyObject *create(PyObject *spec, PyModuleDef *definition)
{
    PyObject *name = PyObject_GetAttrString(spec, "name");
    PyObject *module = name == NULL ? NULL : PyModule_NewObject(name);
    Py_XDECREF(name);
    if (module != NULL && PyModule_AddStringConstant(module, "made_by", definition->m_name) != 0)
        Py_CLEAR(module);
    return module;
}

static PyModuleDef_Slot slots[] = {{Py_mod_create, create}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "macros_more", .m_methods = functions, .m_slots = slots};

PyMODINIT_FUNC PyInit_macros_more(void)
{
    unused_function();
    return PyModuleDef_Init(&definition);
}
