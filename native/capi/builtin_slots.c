/*
 * Slots of the built-in types, for what C derives from them: PyDict_Type.tp_new(type, …), PyList_Type.tp_init(self, …) and their like do what
 * dict.__new__(type, …) and list.__init__(self, …) do in a script, whatever class the object has. The type itself is not passed, so it is the built-in
 * one that the object's class stands on. A class of a script has slots of its own, which find its methods.
 */
#include "internal.h"

/* of.name(self, *args, **keywords); new. */
static PyObject *call_with_self(PyTypeObject *of, const char *name, PyObject *self, PyObject *args, PyObject *keywords)
{
    PyObject *method = PyObject_GetAttrString((PyObject *)of, name);
    PyObject *own = method == NULL ? NULL : PyTuple_Pack(1, self);
    PyObject *all = own == NULL ? NULL : args == NULL ? Py_NewRef(own) : PySequence_Concat(own, args);
    PyObject *result = all == NULL ? NULL : PyObject_Call(method, all, keywords);
    Py_XDECREF(all);
    Py_XDECREF(own);
    Py_XDECREF(method);
    return result;
}

static PyObject *call_one(PyTypeObject *of, const char *name, PyObject *self, PyObject *other)
{
    PyObject *args = other == NULL ? NULL : PyTuple_Pack(1, other);
    PyObject *result = other != NULL && args == NULL ? NULL : call_with_self(of, name, self, args, NULL);
    Py_XDECREF(args);
    return result;
}

static int done(PyObject *none)
{
    Py_XDECREF(none);
    return none == NULL ? -1 : 0;
}

static Py_hash_t number(PyObject *hash)
{
    Py_hash_t value = hash == NULL ? -1 : PyLong_AsSsize_t(hash);
    Py_XDECREF(hash);
    return value;
}

static const char *const comparisons[] = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};

/* ---- of a built-in type ---- */

PyObject *built_in_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(type);
    PyTypeObject *built_in = built_in_below(type);
    if (type == built_in)
        return HOST_OBJECT(CALL_TUPLE, type, args, keywords, 0);
    return HOST_OBJECT(NEW, built_in, type, args, keywords);
}

int built_in_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(self);
    return done(call_with_self(built_in_below(Py_TYPE(self)), "__init__", self, args, keywords));
}

/* The interpreter visits and clears what it holds itself. */
int built_in_traverse(PyObject *self, visitproc visit, void *argument)
{
    (void)self;
    (void)visit;
    (void)argument;
    return 0;
}

int built_in_clear(PyObject *self)
{
    (void)self;
    return 0;
}

/* What C adds to the struct is gone; the struct goes, and the interpreter ends the rest. */
void built_in_dealloc(PyObject *self)
{
    WANT(self);
    Py_TYPE(self)->tp_free(self);
}

Py_hash_t built_in_hash(PyObject *self)
{
    ENTER();
    WANT(self);
    PyTypeObject *built_in = built_in_below(Py_TYPE(self));
    if (built_in == Py_TYPE(self)) {
        Py_hash_t hash = PyObject_Hash(self);
        if (built_in == &PyUnicode_Type)
            object_of(self)->text.hash = hash;
        return hash;
    }
    bool none = built_in == &PyDict_Type || built_in == &PyList_Type || built_in == &PySet_Type || built_in == &PyByteArray_Type;
    return none ? PyObject_HashNotImplemented(self) : number(call_one(built_in, "__hash__", self, NULL));
}

PyObject *built_in_repr(PyObject *self)
{
    ENTER();
    WANT(self);
    return call_one(built_in_below(Py_TYPE(self)), "__repr__", self, NULL);
}

PyObject *built_in_str(PyObject *self)
{
    ENTER();
    WANT(self);
    return call_one(built_in_below(Py_TYPE(self)), "__str__", self, NULL);
}

PyObject *built_in_compare(PyObject *self, PyObject *other, int op)
{
    ENTER();
    WANT(self);
    WANT(other);
    return call_one(built_in_below(Py_TYPE(self)), comparisons[op], self, other);
}

/* type.__call__(self, …), where a metaclass has its own: what makes an instance. */
PyObject *built_in_call(PyObject *self, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(self);
    return call_with_self(built_in_below(Py_TYPE(self)), "__call__", self, args, keywords);
}

PyObject *built_in_getattro(PyObject *self, PyObject *name)
{
    ENTER();
    WANT(self);
    WANT(name);
    return call_one(built_in_below(Py_TYPE(self)), "__getattribute__", self, name);
}

int built_in_setattro(PyObject *self, PyObject *name, PyObject *value)
{
    ENTER();
    WANT(self);
    WANT(name);
    PyTypeObject *built_in = built_in_below(Py_TYPE(self));
    if (value == NULL)
        return done(call_one(built_in, "__delattr__", self, name));
    PyObject *args = PyTuple_Pack(2, name, value);
    int result = args == NULL ? -1 : done(call_with_self(built_in, "__setattr__", self, args, NULL));
    Py_XDECREF(args);
    return result;
}

/* ---- of a class of a script ---- */

static PyObject *class_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(type);
    return call_with_self(type, "__new__", (PyObject *)type, args, keywords);
}

static int class_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(self);
    return done(call_with_self(Py_TYPE(self), "__init__", self, args, keywords));
}

static PyObject *class_compare(PyObject *self, PyObject *other, int op)
{
    ENTER();
    WANT(self);
    WANT(other);
    return call_one(Py_TYPE(self), comparisons[op], self, other);
}

void set_class_slots(PyTypeObject *type)
{
    if (type->tp_new == built_in_new)
        type->tp_new = class_new;
    type->tp_init = class_init;
    type->tp_hash = PyObject_Hash;
    type->tp_repr = PyObject_Repr;
    type->tp_str = PyObject_Str;
    type->tp_richcompare = class_compare;
}
