/*
 * A table of slots, each of which is one reference of C's, and the steps that a random sequence is made of: each is a function that takes the
 * numbers of slots. sequences_script.py drives it, and predicts the count of every object after every step. Nothing here knows the model.
 * It compiles against CPython's headers too: the model is right only where CPython agrees.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include <pthread.h>

#define SLOTS 24
#define VIEWS 4
#define MOST_DEATHS 4096

static PyObject *slot[SLOTS];
static Py_buffer view[VIEWS];
static long deaths[MOST_DEATHS];
static int death_count;

#define STEP(name) static PyObject *name(PyObject *module, PyObject *const *args, Py_ssize_t count)
#define A at(args, count, 0)
#define B at(args, count, 1)
#define C at(args, count, 2)
#define D at(args, count, 3)

/* The driver passes only numbers that fit: slot numbers, indices, and serial numbers. */
static long at(PyObject *const *args, Py_ssize_t count, int which)
{
    if (which >= count)
        Py_FatalError("sequences: too few arguments");
    long value = PyLong_AsLong(args[which]);
    if (value < 0)
        Py_FatalError("sequences: an argument is no number, or negative");
    return value;
}

static void died(long serial)
{
    if (death_count == MOST_DEATHS)
        Py_FatalError("sequences: too many deaths in one step");
    deaths[death_count++] = serial;
}

/* Steals o. */
static PyObject *put_at(long i, PyObject *o)
{
    if (o == NULL)
        return NULL;
    Py_XSETREF(slot[i], o);
    Py_RETURN_NONE;
}

static PyObject *done(int status)
{
    if (status < 0)
        return NULL;
    return PyLong_FromLong(status);
}

/* ---- types that say when an instance dies ---- */

typedef struct {
    PyObject_HEAD
    long serial;
    PyObject *note;
} box;

static int box_init(box *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"serial", NULL};
    return PyArg_ParseTupleAndKeywords(args, keywords, "|l:Box", names, &self->serial) ? 0 : -1;
}

static int box_traverse(box *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->note);
    return 0;
}

static int box_clear(box *self)
{
    Py_CLEAR(self->note);
    return 0;
}

static void box_dealloc(box *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    died(self->serial);
    box_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMemberDef box_members[] = {{"note", T_OBJECT_EX, offsetof(box, note), 0, NULL}, {NULL, 0, 0, 0, NULL}};

static PyType_Slot box_slots[] = {
    {Py_tp_init, box_init},   {Py_tp_dealloc, box_dealloc}, {Py_tp_traverse, box_traverse},
    {Py_tp_clear, box_clear}, {Py_tp_members, box_members}, {0, NULL},
};

static PyType_Spec box_spec = {
    .name = "sequences.Box",
    .basicsize = sizeof(box),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .slots = box_slots,
};

static PyTypeObject *box_type;

typedef struct {
    PyObject_HEAD
    long serial;
} pin;

static void pin_dealloc(pin *self)
{
    died(self->serial);
    PyObject_Free(self);
}

static PyTypeObject pin_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "sequences.Pin",
    .tp_basicsize = sizeof(pin),
    .tp_dealloc = (destructor)pin_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
};

/* ---- making ---- */

STEP(make_int) { (void)module; return put_at(A, PyLong_FromLong(B)); }
STEP(make_float) { (void)module; return put_at(A, PyFloat_FromDouble((double)B + 0.5)); }
STEP(make_text) { (void)module; return put_at(A, PyUnicode_FromFormat("t%ld", B)); }
STEP(make_bytearray) { (void)module; (void)B; return put_at(A, PyByteArray_FromStringAndSize("abcdefgh", 8)); }
STEP(make_dict) { (void)module; return put_at(A, PyDict_New()); }
STEP(make_set) { (void)module; return put_at(A, PySet_New(NULL)); }

STEP(make_big)
{
    (void)module;
    PyObject *one = PyLong_FromLong(1), *seventy = PyLong_FromLong(70), *serial = PyLong_FromLong(B);
    PyObject *high = PyNumber_Lshift(one, seventy), *sum = PyNumber_Add(high, serial);
    Py_DECREF(one);
    Py_DECREF(seventy);
    Py_DECREF(serial);
    Py_DECREF(high);
    return put_at(A, sum);
}

/* Text that is written character by character. */
STEP(make_wide)
{
    (void)module;
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%ld", B);
    PyObject *text = PyUnicode_New(length + 1, 0x4e2d);
    if (text == NULL)
        return NULL;
    PyUnicode_WRITE(PyUnicode_KIND(text), PyUnicode_DATA(text), 0, 0x4e2d);
    for (int i = 0; i < length; i++)
        PyUnicode_WRITE(PyUnicode_KIND(text), PyUnicode_DATA(text), i + 1, (Py_UCS4)digits[i]);
    return put_at(A, text);
}

STEP(make_bytes)
{
    (void)module;
    PyObject *o = PyBytes_FromStringAndSize(NULL, 24);
    if (o != NULL)
        snprintf(PyBytes_AS_STRING(o), 24, "%022ld", B);
    return put_at(A, o);
}

/* (slot, item...): a list or tuple that is filled at once. */
STEP(make_list)
{
    (void)module;
    PyObject *list = PyList_New(count - 1);
    for (int i = 1; list != NULL && i < count; i++)
        PyList_SET_ITEM(list, i - 1, Py_NewRef(slot[at(args, count, i)]));
    return put_at(A, list);
}

STEP(make_tuple)
{
    (void)module;
    PyObject *tuple = PyTuple_New(count - 1);
    for (int i = 1; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i - 1, Py_NewRef(slot[at(args, count, i)]));
    return put_at(A, tuple);
}

STEP(pack) { (void)module; return put_at(A, PyTuple_Pack(2, slot[B], slot[C])); }
STEP(build_tuple) { (void)module; return put_at(A, Py_BuildValue("(OO)", slot[B], slot[C])); }
STEP(build_list) { (void)module; return put_at(A, Py_BuildValue("[OO]", slot[B], slot[C])); }
STEP(build_stealing) { (void)module; return put_at(A, Py_BuildValue("(NO)", Py_NewRef(slot[B]), slot[C])); }
STEP(build_dict) { (void)module; return put_at(A, Py_BuildValue("{s:O,s:O}", "aa", slot[B], "bb", slot[C])); }

/* The tuple takes over what the other slot held. */
STEP(steal)
{
    (void)module;
    PyObject *tuple = PyTuple_New(1);
    if (tuple == NULL)
        return NULL;
    PyTuple_SET_ITEM(tuple, 0, slot[B]);
    slot[B] = NULL;
    return put_at(A, tuple);
}

static void capsule_dies(PyObject *capsule)
{
    died((long)(intptr_t)PyCapsule_GetPointer(capsule, "sequences"));
}

STEP(make_capsule) { (void)module; return put_at(A, PyCapsule_New((void *)(intptr_t)B, "sequences", capsule_dies)); }

STEP(make_box)
{
    (void)module;
    box *made;
    switch (C) {
    case 0: made = PyObject_GC_New(box, box_type); made->note = NULL; PyObject_GC_Track(made); break;
    case 1: made = (box *)box_type->tp_alloc(box_type, 0); break;
    case 2: made = (box *)PyObject_CallNoArgs((PyObject *)box_type); break;
    default: made = (box *)PyObject_CallFunction((PyObject *)box_type, "l", B);
    }
    if (made != NULL)
        made->serial = B;
    return put_at(A, (PyObject *)made);
}

STEP(make_pin)
{
    (void)module;
    pin *made = PyObject_New(pin, &pin_type);
    if (made != NULL)
        made->serial = B;
    return put_at(A, (PyObject *)made);
}

/* ---- references ---- */

STEP(copy) { (void)module; return put_at(A, Py_NewRef(slot[B])); }

STEP(move)
{
    (void)module;
    PyObject *o = slot[B];
    slot[B] = NULL;
    return put_at(A, o);
}

STEP(swap)
{
    (void)module;
    PyObject *o = slot[A];
    slot[A] = slot[B];
    slot[B] = o;
    Py_RETURN_NONE;
}

STEP(clear)
{
    (void)module;
    Py_CLEAR(slot[A]);
    Py_RETURN_NONE;
}

STEP(burst)
{
    (void)module;
    PyObject *o = slot[A];
    for (long i = 0; i < B; i++)
        Py_INCREF(o);
    for (long i = 0; i < B; i++)
        Py_DECREF(o);
    Py_RETURN_NONE;
}

/* ---- sequences ---- */

STEP(borrow) { (void)module; return put_at(A, Py_XNewRef(PyList_CheckExact(slot[B]) ? PyList_GetItem(slot[B], C) : PyTuple_GetItem(slot[B], C))); }
STEP(item) { (void)module; return put_at(A, PySequence_GetItem(slot[B], C)); }
STEP(append) { (void)module; return done(PyList_Append(slot[A], slot[B])); }
STEP(insert) { (void)module; return done(PyList_Insert(slot[A], C, slot[B])); }
STEP(list_set) { (void)module; return done(PyList_SetItem(slot[A], C, Py_NewRef(slot[B]))); }
STEP(list_move)
{
    (void)module;
    PyObject *o = slot[B];
    slot[B] = NULL;
    return done(PyList_SetItem(slot[A], C, o));
}
STEP(sequence_set) { (void)module; return done(PySequence_SetItem(slot[A], C, slot[B])); }
STEP(sequence_delete) { (void)module; return done(PySequence_DelItem(slot[A], B)); }
STEP(reverse) { (void)module; return done(PyList_Reverse(slot[A])); }
STEP(as_tuple) { (void)module; return put_at(A, PyList_AsTuple(slot[B])); }
STEP(to_list) { (void)module; return put_at(A, PySequence_List(slot[B])); }
STEP(to_fast) { (void)module; return put_at(A, PySequence_Fast(slot[B], "no sequence")); }
STEP(slice) { (void)module; return put_at(A, PyList_CheckExact(slot[B]) ? PyList_GetSlice(slot[B], C, D) : PyTuple_GetSlice(slot[B], C, D)); }
STEP(concat) { (void)module; return put_at(A, PySequence_Concat(slot[B], slot[C])); }
STEP(get_iterator) { (void)module; return put_at(A, PyObject_GetIter(slot[B])); }

/* 1: the next item is in the slot; 0: there was none, the slot is as it was. */
STEP(next)
{
    (void)module;
    PyObject *o = PyIter_Next(slot[B]);
    if (o == NULL)
        return PyErr_Occurred() ? NULL : PyLong_FromLong(0);
    Py_XSETREF(slot[A], o);
    return PyLong_FromLong(1);
}

/* ---- dict and set ---- */

STEP(dict_set) { (void)module; return done(PyDict_SetItem(slot[A], slot[B], slot[C])); }
STEP(object_set) { (void)module; return done(PyObject_SetItem(slot[A], slot[B], slot[C])); }
STEP(dict_delete) { (void)module; return done(PyDict_DelItem(slot[A], slot[B])); }
STEP(dict_get) { (void)module; return put_at(A, Py_XNewRef(PyDict_GetItemWithError(slot[B], slot[C]))); }
STEP(object_get) { (void)module; return put_at(A, PyObject_GetItem(slot[B], slot[C])); }
STEP(dict_default) { (void)module; return put_at(A, Py_XNewRef(PyDict_SetDefault(slot[B], slot[C], slot[D]))); }
STEP(dict_copy) { (void)module; return put_at(A, PyDict_Copy(slot[B])); }
STEP(dict_keys) { (void)module; return put_at(A, PyDict_Keys(slot[B])); }
STEP(dict_values) { (void)module; return put_at(A, PyDict_Values(slot[B])); }
STEP(dict_items) { (void)module; return put_at(A, PyDict_Items(slot[B])); }
STEP(dict_update) { (void)module; return done(PyDict_Update(slot[A], slot[B])); }

STEP(dict_clear)
{
    (void)module;
    PyDict_Clear(slot[A]);
    Py_RETURN_NONE;
}

/* All values by PyDict_Next, as a list. */
STEP(dict_walk)
{
    (void)module;
    PyObject *key, *value, *list = PyList_New(0);
    Py_ssize_t position = 0;
    while (list != NULL && PyDict_Next(slot[B], &position, &key, &value))
        if (PyList_Append(list, key) != 0 || PyList_Append(list, value) != 0)
            Py_CLEAR(list);
    return put_at(A, list);
}

STEP(set_add) { (void)module; return done(PySet_Add(slot[A], slot[B])); }
STEP(set_discard) { (void)module; return done(PySet_Discard(slot[A], slot[B])); }
STEP(set_contains) { (void)module; return done(PySet_Contains(slot[A], slot[B])); }

/* ---- attributes, calls ---- */

STEP(attribute_set) { (void)module; return done(PyObject_SetAttrString(slot[A], "note", slot[B])); }
STEP(attribute_get) { (void)module; return put_at(A, PyObject_GetAttrString(slot[B], "note")); }
STEP(attribute_delete) { (void)module; return done(PyObject_SetAttrString(slot[A], "note", NULL)); }

/* (callable, way, slot for the result, argument's slot) */
STEP(call)
{
    (void)module;
    PyObject *f = args[0], *x = slot[D], *result = NULL, *tuple, *names;
    switch (B) {
    case 0: result = PyObject_CallOneArg(f, x); break;
    case 1: result = PyObject_CallFunctionObjArgs(f, x, NULL); break;
    case 2: result = PyObject_CallFunction(f, "(O)", x); break;
    case 3: result = PyObject_Vectorcall(f, &x, 1, NULL); break;
    case 4:
        tuple = PyTuple_Pack(1, x);
        result = PyObject_CallObject(f, tuple);
        Py_DECREF(tuple);
        break;
    case 5:
        tuple = PyTuple_New(0);
        names = Py_BuildValue("{s:O}", "o", x);
        result = PyObject_Call(f, tuple, names);
        Py_DECREF(tuple);
        Py_DECREF(names);
        break;
    default:
        names = Py_BuildValue("(s)", "o");
        result = PyObject_Vectorcall(f, &x, 0, names);
        Py_DECREF(names);
    }
    return put_at(C, result);
}

STEP(call_method)
{
    (void)module;
    PyObject *result = PyObject_CallMethod(slot[A], "append", "(O)", slot[B]);
    Py_XDECREF(result);
    return done(result == NULL ? -1 : 0);
}

/* ---- exceptions ---- */

STEP(raise_with)
{
    (void)module;
    PyErr_SetObject(PyExc_ValueError, slot[A]);
    return NULL;
}

/* Raised and caught in C: the exception goes into the slot. */
STEP(fetch)
{
    (void)module;
    PyObject *type, *value, *traceback;
    PyErr_SetObject(PyExc_ValueError, slot[B]);
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_Restore(type, value, traceback);
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    return put_at(A, value);
}

STEP(clear_error)
{
    (void)module;
    PyErr_SetObject(PyExc_ValueError, slot[A]);
    PyErr_Clear();
    Py_RETURN_NONE;
}

/* ---- buffers ---- */

STEP(buffer_get) { (void)module; return done(PyObject_GetBuffer(slot[B], &view[A], PyBUF_SIMPLE)); }

STEP(buffer_release)
{
    (void)module;
    PyBuffer_Release(&view[A]);
    Py_RETURN_NONE;
}

STEP(resize) { (void)module; return done(PyByteArray_Resize(slot[A], B)); }
STEP(memory_view) { (void)module; return put_at(A, PyMemoryView_FromObject(slot[B])); }

/* ---- threads ---- */

struct errand {
    PyObject *list, *item;
    int status;
};

static void *run_errand(void *errand)
{
    struct errand *e = errand;
    PyGILState_STATE before = PyGILState_Ensure();
    e->status = PyList_Append(e->list, e->item);
    PyGILState_Release(before);
    return NULL;
}

STEP(append_on_thread)
{
    (void)module;
    struct errand errand = {slot[A], slot[B], -1};
    pthread_t thread;
    Py_BEGIN_ALLOW_THREADS
    if (pthread_create(&thread, NULL, run_errand, &errand) == 0)
        pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    return done(errand.status);
}

/* ---- scripts' references, in every calling convention ---- */

static PyObject *take(PyObject *module, PyObject *i)
{
    (void)module;
    return Py_NewRef(slot[at(&i, 1, 0)]);
}

/* Into slot 0. */
static PyObject *put_o(PyObject *module, PyObject *o)
{
    (void)module;
    return put_at(0, Py_NewRef(o));
}

STEP(put_fast) { (void)module; return put_at(A, Py_NewRef(args[1])); }

static PyObject *put_parsed(PyObject *module, PyObject *args, PyObject *keywords)
{
    (void)module;
    static char *names[] = {"slot", "o", "other", NULL};
    int i;
    PyObject *o, *other = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "iO|O:put_parsed", names, &i, &o, &other))
        return NULL;
    Py_XINCREF(other);
    Py_XDECREF(put_at(i, Py_NewRef(o)));
    if (other != NULL)
        return put_at(0, other);
    Py_RETURN_NONE;
}

static PyObject *put_args(PyObject *module, PyObject *args)
{
    (void)module;
    return put_at(0, Py_NewRef(args));
}

/* ---- looking ---- */

/* The counts of all slots, 0 for an empty one. */
static PyObject *counts(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *list = PyList_New(SLOTS);
    for (int i = 0; list != NULL && i < SLOTS; i++)
        PyList_SET_ITEM(list, i, PyLong_FromSsize_t(slot[i] == NULL ? 0 : Py_REFCNT(slot[i])));
    return list;
}

/* The serial numbers of what has died since the last time. */
static PyObject *deaths_since(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *list = PyList_New(death_count);
    for (int i = 0; list != NULL && i < death_count; i++)
        PyList_SET_ITEM(list, i, PyLong_FromLong(deaths[i]));
    death_count = 0;
    return list;
}

#define FAST(function) (PyCFunction)(void (*)(void))function
#define ROW(name) {#name, FAST(name), METH_FASTCALL, NULL}
static PyMethodDef functions[] = {
    ROW(make_int), ROW(make_float), ROW(make_text), ROW(make_bytearray), ROW(make_dict), ROW(make_set), ROW(make_big), ROW(make_wide),
    ROW(make_bytes), ROW(make_list), ROW(make_tuple), ROW(pack), ROW(build_tuple), ROW(build_list), ROW(build_stealing), ROW(build_dict),
    ROW(steal), ROW(make_capsule), ROW(make_box), ROW(make_pin), ROW(copy), ROW(move), ROW(swap), ROW(clear), ROW(burst), ROW(borrow),
    ROW(item), ROW(append), ROW(insert), ROW(list_set), ROW(list_move), ROW(sequence_set), ROW(sequence_delete), ROW(reverse), ROW(as_tuple),
    ROW(to_list), ROW(to_fast), ROW(slice), ROW(concat), ROW(get_iterator), ROW(next), ROW(dict_set), ROW(object_set), ROW(dict_delete),
    ROW(dict_get), ROW(object_get), ROW(dict_default), ROW(dict_copy), ROW(dict_keys), ROW(dict_values), ROW(dict_items), ROW(dict_update),
    ROW(dict_clear), ROW(dict_walk), ROW(set_add), ROW(set_discard), ROW(set_contains), ROW(attribute_set), ROW(attribute_get),
    ROW(attribute_delete), ROW(call), ROW(call_method), ROW(raise_with), ROW(fetch), ROW(clear_error), ROW(buffer_get), ROW(buffer_release),
    ROW(resize), ROW(memory_view), ROW(append_on_thread), ROW(put_fast),
    {"take", take, METH_O, NULL},
    {"put_o", put_o, METH_O, NULL},
    {"put_parsed", FAST(put_parsed), METH_VARARGS | METH_KEYWORDS, NULL},
    {"put_args", put_args, METH_VARARGS, NULL},
    {"counts", counts, METH_NOARGS, NULL},
    {"deaths", deaths_since, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static void end(void *module)
{
    (void)module;
    for (int i = 0; i < SLOTS; i++)
        Py_CLEAR(slot[i]);
    Py_CLEAR(box_type);
}

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "sequences", .m_size = -1, .m_methods = functions, .m_free = end};

PyMODINIT_FUNC PyInit_sequences(void)
{
    if (PyType_Ready(&pin_type) != 0)
        return NULL;
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL)
        return NULL;
    box_type = (PyTypeObject *)PyType_FromSpec(&box_spec);
    if (box_type == NULL || PyModule_AddObjectRef(module, "Box", (PyObject *)box_type) != 0 || PyModule_AddIntConstant(module, "SLOTS", SLOTS) != 0
        || PyModule_AddIntConstant(module, "VIEWS", VIEWS) != 0) {
        Py_CLEAR(box_type);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
