/* What the files of the API share: entering a function of the API, the thread's error indicator, mirrors, calling Java. */
#ifndef CONCH_CAPI_INTERNAL_H
#define CONCH_CAPI_INTERNAL_H

#define CONCH_BUILDING_LIBCONCH 1
#include "Python.h"

#include <stdbool.h>

#include "fatal.h"
#include "hints.h"
#include "host.h"
#include "mirror.h"
#include "thread_local.h"
#include "thread_state.h"

/* ---- entering ---- */

/* What the API knows of a thread; behind PyThreadState.api. References are owned. */
struct conch_thread {
    PyObject *type, *value, *traceback; /* the error indicator, as PyErr_Fetch gives it */
    int stray_result;                   /* a function returned a result with the indicator set */
    int recursion;                      /* open Py_EnterRecursiveCall */
};

struct conch_thread *conch_thread_make(PyThreadState *state, const char *function);
_Noreturn void conch_no_lock(const char *function);

/* The calling thread's data. Every function of the API that touches objects starts with it: without the lock it is the end. */
static inline struct conch_thread *conch_enter(const char *function)
{
    PyThreadState *state = conch_tls.current;
    if (CONCH_UNLIKELY(state == NULL))
        conch_no_lock(function);
    if (CONCH_UNLIKELY(state->api == NULL))
        return conch_thread_make(state, function);
    return state->api;
}
#define ENTER() ((void)conch_enter(__func__))

/* Ends the process, with the names of the function and of its parameter: for NULL where CPython would crash. */
_Noreturn void conch_null(const char *function, const char *parameter);
#define WANT(parameter) ((parameter) != NULL ? (void)0 : conch_null(__func__, #parameter))

/* NULL, with SystemError where NULL was passed on from a call that said nothing; else the exception of that call stays. */
PyObject *null_argument(void);

/* Whether it is a str; false with TypeError, also for NULL. */
static inline bool only_str(PyObject *o)
{
    if (o != NULL && PyUnicode_Check(o))
        return true;
    PyErr_BadArgument();
    return false;
}

/* ---- mirrors ---- */

struct prefix {
    int32_t handle;
    uint32_t flags;
    void *extra;
};

struct text_payload {
    Py_ssize_t length; /* code points, or bytes */
    void *data;
    char *utf8;      /* of a str; its length is in the prefix, so that the hash lies in the object */
    Py_hash_t hash;  /* of a str: -1, or what PyUnicode_Type.tp_hash has said */
};

struct items_payload {
    Py_ssize_t size;
    PyObject **items;
};

struct object {
    PyObject head;
    union {
        int64_t number;
        double real;
        struct text_payload text;
        struct items_payload items;
        struct conch_cell *next;
    };
};

static inline struct prefix *prefix_of(const void *o)
{
    return (struct prefix *)o - 1;
}

static inline struct object *object_of(const void *o)
{
    return (struct object *)o;
}

static inline bool is_type(const PyObject *o)
{
    return (o->ob_type->tp_flags & Py_TPFLAGS_TYPE_SUBCLASS) != 0;
}

static inline bool is_bound(const PyObject *o)
{
    uint32_t flags = is_type(o) ? ((const PyTypeObject *)o)->conch_flags : prefix_of(o)->flags;
    return (flags & CONCH_BOUND) != 0;
}

/* Whether C alone has the object: then what it consists of is in its cell, and may be changed. */
static inline bool is_own(const PyObject *o)
{
    return !(prefix_of(o)->flags & CONCH_BOUND);
}

/* A call has stolen the reference, and Java has stored the object. */
void release_stolen(PyObject *o);
/* A cell as an unbound object of the type, count 1; NULL with MemoryError. The payload is not set. */
PyObject *mirror_new(PyTypeObject *type);
/* Memory for what a str or bytes consists of, which C may be given the address of; NULL when memory is short. */
void *payload_new(size_t bytes, bool zeroed);
void payload_free(void *payload);
void mirror_free(PyObject *o);

extern struct conch_static_object conch_small_ints[CONCH_SMALL_INTS];

/* ---- calling Java ---- */

int64_t conch_host_call(int32_t op, int64_t a, int64_t b, int64_t c, int64_t d);

#define WORD(x) ((int64_t)(intptr_t)(x))
#define HOST(op, a, b, c, d) conch_host_call(CONCH_OP_##op, WORD(a), WORD(b), WORD(c), WORD(d))
#define HOST_OBJECT(op, a, b, c, d) ((PyObject *)(intptr_t)HOST(op, a, b, c, d))

/* An int's value as a plain int; new. */
PyObject *conch_plain_int(PyObject *o);
/* What module.function gives for arguments in Py_BuildValue's form of a tuple; new, or NULL with an exception. */
PyObject *conch_ask(const char *module, const char *function, const char *format, ...);
/* The method of a built-in type, whatever the class of o, which is derived from it, makes of the name; format as for PyObject_CallMethod. New. */
PyObject *conch_method(PyTypeObject *type, PyObject *o, const char *name, const char *format, ...);
/* Lets go of a reference that something else is known to hold; NULL stays NULL, and the exception is cleared. */
PyObject *conch_borrow(PyObject *o);
/* Gives the module datetime its datetime_CAPI where it has none yet. 0, or -1 with an exception. */
int conch_dates_offer(PyObject *module);

/* ---- objects of the API that are not in Python.h ---- */

/* Slots of built-in types, for what C derives from them (builtin_slots.c). */
PyObject *built_in_new(PyTypeObject *type, PyObject *args, PyObject *keywords);
int built_in_init(PyObject *self, PyObject *args, PyObject *keywords);
void built_in_dealloc(PyObject *self);
int built_in_traverse(PyObject *self, visitproc visit, void *argument);
int built_in_clear(PyObject *self);
Py_hash_t built_in_hash(PyObject *self);
PyObject *built_in_repr(PyObject *self);
PyObject *built_in_str(PyObject *self);
PyObject *built_in_compare(PyObject *self, PyObject *other, int op);
PyObject *built_in_call(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *built_in_getattro(PyObject *self, PyObject *name);
int built_in_setattro(PyObject *self, PyObject *name, PyObject *value);
/* The built-in type that a type stands on, at the latest object; itself where it is one. */
PyTypeObject *built_in_below(PyTypeObject *type);
/* Slots of the mirror of a class of a script, which find its methods. */
void set_class_slots(PyTypeObject *type);

/* Visits what a type made from a spec holds in C, and lets go of its module. */
void conch_type_traverse(PyTypeObject *type, visitproc visit, void *argument);
void conch_type_clear(PyTypeObject *type);

/* tp_descr_get of functions, properties and their like, and of classes of a script: what the class's __get__ gives. New. */
PyObject *type_descriptor_get(PyObject *self, PyObject *object, PyObject *type);
/* Whether m_traverse, m_clear and m_free are for a module of that definition and state: not before its code has run, where it has a state. */
bool conch_module_has_run(const PyModuleDef *definition, const void *state);

/* Whether the mirror of each of its objects holds a reference to it, as that of a class does; that of a built-in type does not. */
bool type_is_held_by_its_objects(const PyTypeObject *type);

#endif
