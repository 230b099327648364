/*
 * The extension that the tests of the boundary load: each function puts one question to the API. It compiles against CPython's headers too, so
 * what a test expects can be asked there.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include <pthread.h>

typedef struct {
    PyTypeObject *counter;
    PyObject *error;
    PyObject *kept;
} state;

static state *state_of(PyObject *module)
{
    return PyModule_GetState(module);
}

/* ---- identity and lifetime ---- */

static PyObject *same(PyObject *module, PyObject *o)
{
    (void)module;
    return Py_NewRef(o);
}

static PyObject *keep(PyObject *module, PyObject *o)
{
    Py_XSETREF(state_of(module)->kept, Py_NewRef(o));
    Py_RETURN_NONE;
}

static PyObject *kept(PyObject *module, PyObject *unused)
{
    (void)unused;
    PyObject *o = state_of(module)->kept;
    if (o == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(o);
}

static PyObject *forget(PyObject *module, PyObject *unused)
{
    (void)unused;
    Py_CLEAR(state_of(module)->kept);
    Py_RETURN_NONE;
}

static PyObject *count(PyObject *module, PyObject *o)
{
    (void)module;
    return PyLong_FromSsize_t(Py_REFCNT(o));
}

/* A borrowed pointer stays good as long as the list holds the item, also after C's own reference is gone. */
static PyObject *borrow(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *list = PyList_New(0);
    PyObject *text = PyUnicode_FromString("borrowed");
    PyList_Append(list, text);
    Py_DECREF(text);
    PyObject *length = PyLong_FromSsize_t(PyObject_Length(list));
    Py_XDECREF(length);
    PyObject *result = Py_BuildValue("(OOi)", text, PyList_GetItem(list, 0), text == PyList_GetItem(list, 0));
    Py_DECREF(list);
    return result;
}

/* ---- errors ---- */

static PyObject *null_without(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return NULL;
}

static PyObject *result_with(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_SetString(PyExc_ValueError, "left behind");
    return PyLong_FromLong(1000);
}

static PyObject *fail(PyObject *module, PyObject *text)
{
    return PyErr_Format(state_of(module)->error, "%U, said %R after %d%%", text, text, 100);
}

static PyObject *call(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    (void)module;
    return PyObject_Vectorcall(args[0], args + 1, (size_t)(count - 1), NULL);
}

static PyObject *swallow(PyObject *module, PyObject *callable)
{
    (void)module;
    PyObject *result = PyObject_CallNoArgs(callable);
    if (result != NULL)
        return result;
    if (!PyErr_ExceptionMatches(PyExc_LookupError))
        return NULL;
    PyErr_Clear();
    return PyUnicode_FromString("swallowed");
}

/* ---- arguments ---- */

static PyObject *parse(PyObject *module, PyObject *args, PyObject *keywords)
{
    (void)module;
    static char *names[] = {"a", "b", "text", "flag", NULL};
    long a;
    double b = 0.5;
    const char *text = "none";
    int flag = 0;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "l|ds$p:parse", names, &a, &b, &text, &flag))
        return NULL;
    return Py_BuildValue("{s:l,s:d,s:s,s:O}", "a", a, "b", b, "text", text, "flag", flag ? Py_True : Py_False);
}

static PyObject *nested(PyObject *module, PyObject *args)
{
    (void)module;
    int a, b;
    const char *text;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(args, "(ii)s#:nested", &a, &b, &text, &size))
        return NULL;
    return Py_BuildValue("[in]", a + b, size);
}

static PyObject *sum(PyObject *module, PyObject *const *args, Py_ssize_t n)
{
    (void)module;
    double total = 0;
    for (Py_ssize_t i = 0; i < n; i++) {
        double x = PyFloat_AsDouble(args[i]);
        if (x == -1.0 && PyErr_Occurred())
            return NULL;
        total += x;
    }
    return PyFloat_FromDouble(total);
}

/* ---- containers, text, buffers ---- */

static PyObject *squares(PyObject *module, PyObject *argument)
{
    (void)module;
    Py_ssize_t n = PyLong_AsSsize_t(argument);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    PyObject *list = PyList_New(n);
    for (Py_ssize_t i = 0; list != NULL && i < n; i++)
        PyList_SET_ITEM(list, i, PyLong_FromSsize_t(i * i));
    return list;
}

static PyObject *reversed_text(PyObject *module, PyObject *text)
{
    (void)module;
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(text);
    PyObject *made = PyUnicode_New(n, PyUnicode_MAX_CHAR_VALUE(text));
    for (Py_ssize_t i = 0; made != NULL && i < n; i++)
        PyUnicode_WRITE(PyUnicode_KIND(made), PyUnicode_DATA(made), i, PyUnicode_READ_CHAR(text, n - 1 - i));
    return made;
}

static PyObject *fill(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer view;
    unsigned char with;
    if (!PyArg_ParseTuple(args, "w*b:fill", &view, &with))
        return NULL;
    memset(view.buf, with, (size_t)view.len);
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}

static PyObject *total(PyObject *module, PyObject *dict)
{
    (void)module;
    PyObject *key, *value;
    Py_ssize_t position = 0;
    long all = 0;
    while (PyDict_Next(dict, &position, &key, &value))
        all += PyLong_AsLong(value);
    return PyErr_Occurred() ? NULL : PyLong_FromLong(all);
}

static char shared_memory[8];

static PyObject *view_memory(PyObject *module, PyObject *writable)
{
    (void)module;
    return PyMemoryView_FromMemory(shared_memory, sizeof shared_memory, PyObject_IsTrue(writable) ? PyBUF_WRITE : PyBUF_READ);
}

static PyObject *get_contiguous(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *o;
    int write;
    const char *order;
    if (!PyArg_ParseTuple(args, "Ops", &o, &write, &order))
        return NULL;
    return PyMemoryView_GetContiguous(o, write ? PyBUF_WRITE : PyBUF_READ, order[0]);
}

/* (len, itemsize, readonly, format, shape, strides, first byte, base) */
static PyObject *look(PyObject *module, PyObject *view)
{
    (void)module;
    if (!PyMemoryView_Check(view)) {
        PyErr_SetString(PyExc_TypeError, "a memoryview, please");
        return NULL;
    }
    const Py_buffer *b = PyMemoryView_GET_BUFFER(view);
    PyObject *shape = PyTuple_New(b->ndim), *strides = PyTuple_New(b->ndim);
    for (int i = 0; i < b->ndim; i++) {
        PyTuple_SET_ITEM(shape, i, PyLong_FromSsize_t(b->shape[i]));
        PyTuple_SET_ITEM(strides, i, PyLong_FromSsize_t(b->strides[i]));
    }
    PyObject *base = PyMemoryView_GET_BASE(view);
    return Py_BuildValue("nnisNNiO", b->len, b->itemsize, b->readonly, b->format, shape, strides, b->len > 0 ? *(unsigned char *)b->buf : -1,
                         base == NULL ? Py_None : base);
}

/* What PyObject_Print writes, both ways. */
static PyObject *printed(PyObject *module, PyObject *o)
{
    (void)module;
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    int failed = PyObject_Print(o, file, 0) != 0 || fputc(' ', file) == EOF || PyObject_Print(o, file, Py_PRINT_RAW) != 0;
    fclose(file);
    PyObject *result = failed ? NULL : PyUnicode_FromStringAndSize(text, (Py_ssize_t)size);
    free(text);
    return result;
}

static PyObject *insert(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *o, *name, *item;
    if (!PyArg_ParseTuple(args, "OUO", &o, &name, &item))
        return NULL;
    return _PyObject_CallMethod(o, name, "nO", (Py_ssize_t)0, item);
}

/* ---- threads ---- */

static Py_tss_t own_value = Py_tss_NEEDS_INIT;

static void *ask_own_value(void *result)
{
    *(void **)result = PyThread_tss_get(&own_value);
    return NULL;
}

/* What a key says before and after, here and on another thread. */
static PyObject *thread_values(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    int before = PyThread_tss_is_created(&own_value), made = PyThread_tss_create(&own_value), again = PyThread_tss_create(&own_value);
    void *empty = PyThread_tss_get(&own_value), *elsewhere = &before;
    int set = PyThread_tss_set(&own_value, &before);
    pthread_t thread;
    Py_BEGIN_ALLOW_THREADS
    pthread_create(&thread, NULL, ask_own_value, &elsewhere);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    int mine = PyThread_tss_get(&own_value) == &before;
    PyThread_tss_delete(&own_value);
    Py_tss_t *heap = PyThread_tss_alloc();
    int heap_created = PyThread_tss_is_created(heap);
    PyThread_tss_free(heap);
    PyThread_tss_free(NULL);
    return Py_BuildValue("[iiiOOiiii]", before, made, again, empty == NULL ? Py_True : Py_False, elsewhere == NULL ? Py_True : Py_False, set, mine,
                         PyThread_tss_is_created(&own_value), heap_created);
}

struct job {
    PyObject *callable;
    long result;
};

static void *work(void *argument)
{
    struct job *job = argument;
    PyGILState_STATE before = PyGILState_Ensure();
    PyObject *result = PyObject_CallFunction(job->callable, "i", 20);
    if (result == NULL) {
        PyErr_Clear();
        job->result = -1;
    } else {
        job->result = PyLong_AsLong(result);
        Py_DECREF(result);
    }
    PyGILState_Release(before);
    return NULL;
}

static PyObject *on_foreign_thread(PyObject *module, PyObject *callable)
{
    (void)module;
    struct job job = {callable, 0};
    pthread_t thread;
    Py_BEGIN_ALLOW_THREADS
    pthread_create(&thread, NULL, work, &job);
    pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(job.result);
}

/* Threads that call back until they were told often enough; nobody waits for them unless join says so. */
struct crowd {
    PyObject *callable;
    long calls;
};

static void *call_often(void *argument)
{
    struct crowd *crowd = argument;
    for (long i = 0; i < crowd->calls; i++) {
        PyGILState_STATE before = PyGILState_Ensure();
        PyObject *result = PyObject_CallFunction(crowd->callable, "l", i);
        if (result == NULL)
            PyErr_Clear();
        Py_XDECREF(result);
        PyGILState_Release(before);
    }
    return NULL;
}

/* (callable, threads, calls): as many threads, each of which attaches and calls so many times; waits for all of them. */
static PyObject *from_crowd(PyObject *module, PyObject *args)
{
    (void)module;
    struct crowd crowd;
    int threads;
    pthread_t ids[64];
    if (!PyArg_ParseTuple(args, "Oil:from_crowd", &crowd.callable, &threads, &crowd.calls))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    for (int i = 0; i < threads && i < 64; i++)
        pthread_create(&ids[i], NULL, call_often, &crowd);
    for (int i = 0; i < threads && i < 64; i++)
        pthread_join(ids[i], NULL);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

/* The same, but returns at once: the threads go on when the script is over. Everything they use is left to them. */
static PyObject *leave_crowd(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *callable;
    int threads;
    if (!PyArg_ParseTuple(args, "Oi:leave_crowd", &callable, &threads))
        return NULL;
    static struct crowd crowd;
    crowd = (struct crowd){Py_NewRef(callable), LONG_MAX};
    for (int i = 0; i < threads; i++) {
        pthread_t id;
        pthread_create(&id, NULL, call_often, &crowd);
        pthread_detach(id);
    }
    Py_RETURN_NONE;
}

static PyObject *without_lock(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyObject *made;
    Py_BEGIN_ALLOW_THREADS
    made = PyLong_FromLong(123456);
    Py_END_ALLOW_THREADS
    return made;
}

/* ---- a type ---- */

typedef struct {
    PyObject_HEAD
    long value;
    PyObject *note;
} counter;

static int counter_init(counter *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"value", NULL};
    return PyArg_ParseTupleAndKeywords(args, keywords, "|l:Counter", names, &self->value) ? 0 : -1;
}

static int counter_traverse(counter *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->note);
    return 0;
}

static int counter_clear(counter *self)
{
    Py_CLEAR(self->note);
    return 0;
}

static void counter_dealloc(counter *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    counter_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *counter_step(counter *self, PyObject *unused)
{
    (void)unused;
    self->value++;
    return Py_NewRef((PyObject *)self);
}

static PyObject *counter_add(PyObject *a, PyObject *b)
{
    PyObject *self = Py_TYPE(a)->tp_as_number != NULL && Py_TYPE(a)->tp_as_number->nb_add == counter_add ? a : b;
    PyObject *other = self == a ? b : a;
    if (!PyLong_Check(other))
        Py_RETURN_NOTIMPLEMENTED;
    return PyLong_FromLong(((counter *)self)->value + PyLong_AsLong(other));
}

static Py_ssize_t counter_length(counter *self)
{
    if (self->value >= 0)
        return self->value;
    PyErr_SetString(PyExc_ValueError, "below zero");
    return -1;
}

static PyObject *counter_repr(counter *self)
{
    return PyUnicode_FromFormat("Counter(%ld)", self->value);
}

static PyObject *counter_get_double(counter *self, void *closure)
{
    (void)closure;
    return PyLong_FromLong(self->value * 2);
}

static int counter_set_double(counter *self, PyObject *value, void *closure)
{
    (void)closure;
    if (value == NULL) {
        PyErr_SetString(PyExc_TypeError, "cannot delete double");
        return -1;
    }
    self->value = PyLong_AsLong(value) / 2;
    return PyErr_Occurred() ? -1 : 0;
}

static PyMethodDef counter_methods[] = {
    {"step", (PyCFunction)counter_step, METH_NOARGS, "One more."},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef counter_members[] = {
    {"value", T_LONG, offsetof(counter, value), 0, NULL},
    {"note", T_OBJECT, offsetof(counter, note), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyGetSetDef counter_attributes[] = {
    {"double", (getter)counter_get_double, (setter)counter_set_double, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot counter_slots[] = {
    {Py_tp_init, counter_init},
    {Py_tp_dealloc, counter_dealloc},
    {Py_tp_traverse, counter_traverse},
    {Py_tp_clear, counter_clear},
    {Py_tp_repr, counter_repr},
    {Py_tp_methods, counter_methods},
    {Py_tp_members, counter_members},
    {Py_tp_getset, counter_attributes},
    {Py_nb_add, counter_add},
    {Py_sq_length, counter_length},
    {0, NULL},
};

static PyType_Spec counter_spec = {
    .name = "probe.Counter",
    .basicsize = sizeof(counter),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .slots = counter_slots,
};

/* ---- a type that shows memory: 2 rows of 3 doubles ---- */

typedef struct {
    PyObject_HEAD
    double numbers[6];
    Py_ssize_t shape[2], strides[2];
    int exports;
} grid;

static PyObject *grid_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)args;
    (void)keywords;
    grid *self = (grid *)type->tp_alloc(type, 0);
    for (int i = 0; self != NULL && i < 6; i++)
        self->numbers[i] = i;
    return (PyObject *)self;
}

static int grid_get(grid *self, Py_buffer *view, int flags)
{
    if ((flags & PyBUF_WRITABLE) && self->exports >= 2) {
        view->obj = NULL;
        PyErr_SetString(PyExc_BufferError, "two are enough");
        return -1;
    }
    *view = (Py_buffer){
        .buf = &self->numbers[3],
        .obj = Py_NewRef((PyObject *)self),
        .len = sizeof self->numbers,
        .itemsize = sizeof(double),
        .ndim = 2,
        .format = (char *)"d",
        .shape = self->shape,
        .strides = self->strides,
    };
    /* The rows from the last to the first. */
    self->shape[0] = 2, self->shape[1] = 3;
    self->strides[0] = -3 * (Py_ssize_t)sizeof(double), self->strides[1] = sizeof(double);
    self->exports++;
    return 0;
}

static void grid_release(grid *self, Py_buffer *view)
{
    (void)view;
    self->exports--;
}

static void grid_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

/* Any name is its own value; only "exports" is real, and nothing but "row" can be set. */
static PyObject *grid_getattr(PyObject *self, char *name)
{
    return strcmp(name, "exports") == 0 ? PyLong_FromLong(((grid *)self)->exports) : PyUnicode_FromString(name);
}

static int grid_setattr(PyObject *self, char *name, PyObject *value)
{
    if (strcmp(name, "row") == 0 && value != NULL) {
        ((grid *)self)->numbers[0] = PyFloat_AsDouble(value);
        return PyErr_Occurred() ? -1 : 0;
    }
    PyErr_Format(PyExc_AttributeError, "%s: only row, please%s", name, value == NULL ? ", and no deletion" : "");
    return -1;
}

static PyType_Slot grid_slots[] = {
    {Py_tp_doc, "Grid()\n--\n\nNumbers."},
    {Py_tp_getattr, grid_getattr},
    {Py_tp_setattr, grid_setattr},
    {Py_tp_new, grid_new},
    {Py_tp_dealloc, grid_dealloc},
    {Py_bf_getbuffer, grid_get},
    {Py_bf_releasebuffer, grid_release},
    {0, NULL},
};

static PyType_Spec grid_spec = {
    .name = "probe.Grid",
    .basicsize = sizeof(grid),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = grid_slots,
};

/* ---- the module ---- */

static PyMethodDef functions[] = {
    {"view_memory", view_memory, METH_O, NULL},
    {"get_contiguous", get_contiguous, METH_VARARGS, NULL},
    {"look", look, METH_O, NULL},
    {"printed", printed, METH_O, NULL},
    {"insert", insert, METH_VARARGS, NULL},
    {"thread_values", thread_values, METH_NOARGS, NULL},
    {"same", same, METH_O, "same($module, o, /)\n--\n\nThe very object."},
    {"keep", keep, METH_O, "Keeps it."},
    {"kept", kept, METH_NOARGS, NULL},
    {"forget", forget, METH_NOARGS, NULL},
    {"count", count, METH_O, NULL},
    {"borrow", borrow, METH_NOARGS, NULL},
    {"null_without", null_without, METH_NOARGS, NULL},
    {"result_with", result_with, METH_NOARGS, NULL},
    {"fail", fail, METH_O, NULL},
    {"call", (PyCFunction)(void (*)(void))call, METH_FASTCALL, NULL},
    {"swallow", swallow, METH_O, NULL},
    {"parse", (PyCFunction)(void (*)(void))parse, METH_VARARGS | METH_KEYWORDS, NULL},
    {"nested", nested, METH_VARARGS, NULL},
    {"sum", (PyCFunction)(void (*)(void))sum, METH_FASTCALL, NULL},
    {"squares", squares, METH_O, NULL},
    {"reversed_text", reversed_text, METH_O, NULL},
    {"fill", fill, METH_VARARGS, NULL},
    {"total", total, METH_O, NULL},
    {"on_foreign_thread", on_foreign_thread, METH_O, NULL},
    {"from_crowd", from_crowd, METH_VARARGS, NULL},
    {"leave_crowd", leave_crowd, METH_VARARGS, NULL},
    {"without_lock", without_lock, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static int execute(PyObject *module)
{
    state *s = state_of(module);
    s->counter = (PyTypeObject *)PyType_FromModuleAndSpec(module, &counter_spec, NULL);
    if (s->counter == NULL || PyModule_AddType(module, s->counter) != 0)
        return -1;
    PyTypeObject *made = (PyTypeObject *)PyType_FromModuleAndSpec(module, &grid_spec, NULL);
    if (made == NULL || PyModule_AddType(module, made) != 0)
        return -1;
    Py_DECREF(made);
    s->error = PyErr_NewException("probe.Error", PyExc_ValueError, NULL);
    return s->error == NULL ? -1 : PyModule_AddObjectRef(module, "Error", s->error);
}

static int traverse_module(PyObject *module, visitproc visit, void *arg)
{
    state *s = state_of(module);
    Py_VISIT(s->counter);
    Py_VISIT(s->error);
    Py_VISIT(s->kept);
    return 0;
}

static int clear_module(PyObject *module)
{
    state *s = state_of(module);
    Py_CLEAR(s->counter);
    Py_CLEAR(s->error);
    Py_CLEAR(s->kept);
    return 0;
}

static void free_module(void *module)
{
    clear_module(module);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "probe",
    .m_doc = "Questions to the extension API.",
    .m_size = sizeof(state),
    .m_methods = functions,
    .m_slots = slots,
    .m_traverse = traverse_module,
    .m_clear = clear_module,
    .m_free = free_module,
};

PyMODINIT_FUNC PyInit_probe(void)
{
    return PyModuleDef_Init(&definition);
}
