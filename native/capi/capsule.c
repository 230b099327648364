#include "internal.h"

struct capsule {
    PyObject head;
    void *pointer, *context;
    const char *name;
    PyCapsule_Destructor destructor;
};

static void capsule_dealloc(PyObject *self)
{
    struct capsule *capsule = (struct capsule *)self;
    if (capsule->destructor != NULL) {
        self->ob_refcnt = 1; /* the destructor may ask the capsule for its pointer */
        capsule->destructor(self);
        self->ob_refcnt = 0;
    }
    PyObject_Free(self);
}

static PyObject *capsule_repr(PyObject *self)
{
    const struct capsule *capsule = (struct capsule *)self;
    const char *quote = capsule->name == NULL ? "" : "\"";
    return PyUnicode_FromFormat("<capsule object %s%s%s at %p>", quote, capsule->name == NULL ? "NULL" : capsule->name, quote, self);
}

PyTypeObject PyCapsule_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "PyCapsule",
    .tp_basicsize = sizeof(struct capsule),
    .tp_dealloc = capsule_dealloc,
    .tp_repr = capsule_repr,
};

PyObject *PyCapsule_New(void *pointer, const char *name, PyCapsule_Destructor destructor)
{
    ENTER();
    if (pointer == NULL) {
        PyErr_SetString(PyExc_ValueError, "PyCapsule_New called with null pointer");
        return NULL;
    }
    if (PyType_Ready(&PyCapsule_Type) != 0)
        return NULL;
    struct capsule *capsule = PyObject_New(struct capsule, &PyCapsule_Type);
    if (capsule == NULL)
        return NULL;
    capsule->pointer = pointer;
    capsule->context = NULL;
    capsule->name = name;
    capsule->destructor = destructor;
    return &capsule->head;
}

static bool same_name(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static struct capsule *legal(PyObject *o, const char *function)
{
    if (o != NULL && PyCapsule_CheckExact(o) && ((struct capsule *)o)->pointer != NULL)
        return (struct capsule *)o;
    PyErr_Format(PyExc_ValueError, "%s called with invalid PyCapsule object", function);
    return NULL;
}

int PyCapsule_IsValid(PyObject *o, const char *name)
{
    ENTER();
    return o != NULL && PyCapsule_CheckExact(o) && ((struct capsule *)o)->pointer != NULL && same_name(((struct capsule *)o)->name, name);
}

void *PyCapsule_GetPointer(PyObject *o, const char *name)
{
    ENTER();
    struct capsule *capsule = legal(o, __func__);
    if (capsule == NULL)
        return NULL;
    if (!same_name(capsule->name, name)) {
        PyErr_SetString(PyExc_ValueError, "PyCapsule_GetPointer called with incorrect name");
        return NULL;
    }
    return capsule->pointer;
}

const char *PyCapsule_GetName(PyObject *o)
{
    ENTER();
    struct capsule *capsule = legal(o, __func__);
    return capsule == NULL ? NULL : capsule->name;
}

void *PyCapsule_GetContext(PyObject *o)
{
    ENTER();
    struct capsule *capsule = legal(o, __func__);
    return capsule == NULL ? NULL : capsule->context;
}

PyCapsule_Destructor PyCapsule_GetDestructor(PyObject *o)
{
    ENTER();
    struct capsule *capsule = legal(o, __func__);
    return capsule == NULL ? NULL : capsule->destructor;
}

#define SETTER(function, type, field)                  \
    int function(PyObject *o, type value)              \
    {                                                  \
        ENTER();                                       \
        struct capsule *capsule = legal(o, __func__);  \
        if (capsule == NULL)                           \
            return -1;                                 \
        capsule->field = value;                        \
        return 0;                                      \
    }
SETTER(PyCapsule_SetContext, void *, context)
SETTER(PyCapsule_SetDestructor, PyCapsule_Destructor, destructor)
SETTER(PyCapsule_SetName, const char *, name)

int PyCapsule_SetPointer(PyObject *o, void *pointer)
{
    ENTER();
    if (pointer == NULL) {
        PyErr_SetString(PyExc_ValueError, "PyCapsule_SetPointer called with null pointer");
        return -1;
    }
    struct capsule *capsule = legal(o, __func__);
    if (capsule == NULL)
        return -1;
    capsule->pointer = pointer;
    return 0;
}

/* The module before the first dot. ImportError hides why it cannot be imported, as in CPython. */
static PyObject *import_first(const char *dotted_name, size_t length)
{
    PyObject *name = PyUnicode_FromStringAndSize(dotted_name, (Py_ssize_t)length);
    PyObject *module = name == NULL ? NULL : PyImport_Import(name);
    if (module == NULL && name != NULL)
        PyErr_Format(PyExc_ImportError, "PyCapsule_Import could not import module \"%U\"", name);
    Py_XDECREF(name);
    return module;
}

/* Only what stands before the first dot is imported; the rest are attributes. */
void *PyCapsule_Import(const char *dotted_name, int no_block)
{
    ENTER();
    WANT(dotted_name);
    (void)no_block;
    size_t length = strcspn(dotted_name, ".");
    PyObject *at = import_first(dotted_name, length);
    for (const char *dot = dotted_name + length; at != NULL && *dot != 0; dot += 1 + length) {
        length = strcspn(dot + 1, ".");
        PyObject *name = PyUnicode_FromStringAndSize(dot + 1, (Py_ssize_t)length);
        /* This one is made when somebody wants it. */
        bool offered = strcmp(dotted_name, "datetime.datetime_CAPI") != 0 || conch_dates_offer(at) == 0;
        PyObject *next = name == NULL || !offered ? NULL : PyObject_GetAttr(at, name);
        Py_XDECREF(name);
        Py_SETREF(at, next);
    }
    if (at == NULL)
        return NULL;
    void *pointer = PyCapsule_IsValid(at, dotted_name) ? ((struct capsule *)at)->pointer : NULL;
    if (pointer == NULL)
        PyErr_Format(PyExc_AttributeError, "PyCapsule_Import \"%s\" is not valid", dotted_name);
    Py_DECREF(at);
    return pointer;
}
