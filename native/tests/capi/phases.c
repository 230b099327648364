/*
 * Modules in several phases: what the slots of a definition may do and how their mistakes are answered, the state of a module from its making to its end,
 * and how functions of a type find the module that the type belongs to. The library is a module under several names: the script copies the file. It
 * compiles against CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

struct state {
    long calls;
    PyObject *kept;
    PyTypeObject *counter;
};

static PyObject *journal; /* a list of this library's */

static void note(const char *what)
{
    PyObject *text = PyUnicode_FromString(what);
    if (text == NULL || PyList_Append(journal, text) != 0)
        PyErr_Print();
    Py_XDECREF(text);
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    struct state *state = PyModule_GetState(module);
    if (state != NULL) {
        Py_VISIT(state->kept);
        Py_VISIT(state->counter);
    }
    return 0;
}

static int clear(PyObject *module)
{
    struct state *state = PyModule_GetState(module);
    if (state != NULL) {
        Py_CLEAR(state->kept);
        Py_CLEAR(state->counter);
    }
    return 0;
}

static void end(void *module)
{
    struct state *state = PyModule_GetState(module);
    note(state == NULL ? "end without a state" : state->kept != NULL || state->counter != NULL ? "end" : "end, cleared");
    if (state != NULL)
        clear(module);
}

/* ---- a type of the module ---- */

static struct PyModuleDef two;

typedef struct {
    PyObject_HEAD
    long n;
} Counter;

static PyObject *calls(PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    struct state *state = PyType_GetModuleState(cls);
    if (state == NULL)
        return NULL;
    (void)self, (void)args;
    return Py_BuildValue("(sln)", cls->tp_name, ++state->calls, kwnames == NULL ? count : -(count + PyTuple_GET_SIZE(kwnames))) ;
}

static PyObject *named(PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    (void)self;
    PyObject *all = PyList_New(0);
    for (Py_ssize_t i = 0; i < count + (kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames)); i++)
        PyList_Append(all, args[i]);
    return Py_BuildValue("(sNO)", cls->tp_name, all, kwnames == NULL ? Py_None : kwnames);
}

static PyObject *made_in(PyTypeObject *type, PyTypeObject *cls, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    (void)args, (void)count, (void)kwnames;
    return Py_BuildValue("(ss)", type->tp_name, cls->tp_name);
}

static PyObject *add(PyObject *a, PyObject *b)
{
    PyTypeObject *type = Py_TYPE(a);
    PyObject *module = PyType_GetModuleByDef(type, &two);
    (void)b;
    return module == NULL ? NULL : PyModule_GetNameObject(module);
}

static void counter_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef counter_methods[] = {
    {"calls", (PyCFunction)(void (*)(void))calls, METH_METHOD | METH_FASTCALL | METH_KEYWORDS, "How often this was called."},
    {"named", (PyCFunction)(void (*)(void))named, METH_METHOD | METH_FASTCALL | METH_KEYWORDS, NULL},
    {"made_in", (PyCFunction)(void (*)(void))made_in, METH_METHOD | METH_FASTCALL | METH_KEYWORDS | METH_CLASS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot counter_slots[] = {
    {Py_tp_methods, counter_methods}, {Py_nb_add, (void *)add}, {Py_tp_dealloc, (void *)counter_dealloc}, {0, NULL},
};
static PyType_Spec counter_spec = {"phases.Counter", sizeof(Counter), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, counter_slots};

/* ---- what slots do ---- */

static int first(PyObject *module)
{
    struct state *state = PyModule_GetState(module);
    note("first");
    state->kept = PyList_New(0);
    state->counter = (PyTypeObject *)PyType_FromModuleAndSpec(module, &counter_spec, NULL);
    return state->counter == NULL ? -1 : PyModule_AddType(module, state->counter);
}

static int second(PyObject *module)
{
    note("second");
    return PyModule_AddIntConstant(module, "answer", 42);
}

static int fails(PyObject *module)
{
    (void)module;
    note("fails");
    PyErr_SetString(PyExc_ValueError, "not today");
    return -1;
}

static int fails_silently(PyObject *module)
{
    (void)module;
    return -1;
}

static int raises(PyObject *module)
{
    (void)module;
    PyErr_SetString(PyExc_ValueError, "said nothing");
    return 0;
}

static PyObject *create(PyObject *spec, PyModuleDef *definition)
{
    PyObject *name = PyObject_GetAttrString(spec, "name"), *module = name == NULL ? NULL : PyModule_NewObject(name);
    if (module != NULL) {
        PyModule_AddStringConstant(module, "made_by", definition->m_name);
        PyModule_AddObjectRef(module, "spec_type", (PyObject *)Py_TYPE(spec));
        note(PyModule_GetDef(module) == NULL ? "created without a definition" : "created with a definition");
    }
    Py_XDECREF(name);
    return module;
}

static PyObject *create_object(PyObject *spec, PyModuleDef *definition)
{
    (void)definition;
    PyObject *types = PyImport_ImportModule("types"), *o = types == NULL ? NULL : PyObject_CallMethod(types, "SimpleNamespace", NULL);
    PyObject *name = o == NULL ? NULL : PyObject_GetAttrString(spec, "name");
    if (name != NULL)
        PyObject_SetAttrString(o, "called", name);
    Py_XDECREF(name);
    Py_XDECREF(types);
    return o;
}

static PyObject *create_nothing(PyObject *spec, PyModuleDef *definition)
{
    (void)spec, (void)definition;
    return NULL;
}

static PyObject *create_error(PyObject *spec, PyModuleDef *definition)
{
    (void)spec, (void)definition;
    PyErr_SetString(PyExc_KeyError, "no such module");
    return NULL;
}

static PyObject *create_both(PyObject *spec, PyModuleDef *definition)
{
    PyObject *module = create(spec, definition);
    PyErr_SetString(PyExc_KeyError, "and an exception");
    return module;
}

static PyObject *twice(PyObject *module, PyObject *o)
{
    (void)module;
    return PyNumber_Add(o, o);
}

static PyObject *self_name(PyObject *module, PyObject *unused)
{
    (void)unused;
    return PyModule_GetNameObject(module);
}

static PyMethodDef functions[] = {
    {"twice", twice, METH_O, "twice(o)\n--\n\nTwice as much."}, {"self_name", self_name, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL},
};
static PyMethodDef with_class_flag[] = {{"f", twice, METH_O | METH_CLASS, NULL}, {NULL, NULL, 0, NULL}};
static PyMethodDef with_static_flag[] = {{"f", twice, METH_O | METH_STATIC, NULL}, {NULL, NULL, 0, NULL}};
static PyMethodDef with_method_flag[] = {{"f", (PyCFunction)(void (*)(void))calls, METH_METHOD | METH_FASTCALL | METH_KEYWORDS, NULL}, {NULL, NULL, 0, NULL}};
static PyMethodDef with_bad_flags[] = {{"f", twice, METH_NOARGS | METH_KEYWORDS, NULL}, {NULL, NULL, 0, NULL}};

#define SLOTS(name, ...) static PyModuleDef_Slot name##_slots[] = {__VA_ARGS__ __VA_OPT__(,) {0, NULL}}
SLOTS(no);
SLOTS(two, {Py_mod_exec, (void *)first}, {Py_mod_exec, (void *)second});
SLOTS(fails, {Py_mod_exec, (void *)second}, {Py_mod_exec, (void *)fails}, {Py_mod_exec, (void *)second});
SLOTS(silent, {Py_mod_exec, (void *)fails_silently});
SLOTS(raises, {Py_mod_exec, (void *)raises});
SLOTS(created, {Py_mod_create, (void *)create}, {Py_mod_exec, (void *)second});
SLOTS(object, {Py_mod_create, (void *)create_object});
SLOTS(object_exec, {Py_mod_create, (void *)create_object}, {Py_mod_exec, (void *)second});
SLOTS(nothing, {Py_mod_create, (void *)create_nothing});
SLOTS(error, {Py_mod_create, (void *)create_error});
SLOTS(both, {Py_mod_create, (void *)create_both});
SLOTS(creates, {Py_mod_create, (void *)create}, {Py_mod_create, (void *)create});
SLOTS(unknown, {99, (void *)create});

#define DEFINE(name, slots, size, ...) static struct PyModuleDef name = {PyModuleDef_HEAD_INIT, #name, "A module.", size, __VA_ARGS__, slots, NULL, NULL, NULL}
static struct PyModuleDef two = {PyModuleDef_HEAD_INIT, "two", "Of two phases.", sizeof(struct state), functions, two_slots, traverse, clear, end};
static struct PyModuleDef failing = {PyModuleDef_HEAD_INIT, "failing", NULL, sizeof(struct state), functions, fails_slots, traverse, clear, end};
DEFINE(plain, no_slots, 0, functions);
DEFINE(silent, silent_slots, 0, NULL);
DEFINE(raising, raises_slots, 0, NULL);
DEFINE(created, created_slots, 8, functions);
DEFINE(object, object_slots, 0, NULL);
DEFINE(object_functions, object_slots, 0, functions);
DEFINE(object_state, object_slots, 8, NULL);
DEFINE(object_exec, object_exec_slots, 0, NULL);
DEFINE(nothing, nothing_slots, 0, NULL);
DEFINE(error, error_slots, 0, NULL);
DEFINE(both, both_slots, 0, NULL);
DEFINE(creates, creates_slots, 0, NULL);
DEFINE(unknown, unknown_slots, 0, NULL);
DEFINE(negative, no_slots, -1, NULL);
DEFINE(class_flag, no_slots, 0, with_class_flag);
DEFINE(static_flag, no_slots, 0, with_static_flag);
DEFINE(method_flag, no_slots, 0, with_method_flag);
DEFINE(bad_flags, no_slots, 0, with_bad_flags);

static struct PyModuleDef *const definitions[] = {
    &two, &failing, &plain, &silent, &raising, &created, &object, &object_functions, &object_state, &object_exec, &nothing, &error, &both, &creates, &unknown,
    &negative, &class_flag, &static_flag, &method_flag, &bad_flags,
};

static struct PyModuleDef *definition_of(const char *name)
{
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++)
        if (strcmp(definitions[i]->m_name, name) == 0)
            return definitions[i];
    PyErr_Format(PyExc_LookupError, "no definition %s", name);
    return NULL;
}

/* (definition, spec) → (the module, whether it has a state before its code has run, and afterwards) */
static PyObject *make(PyObject *self, PyObject *args)
{
    const char *name;
    PyObject *spec;
    (void)self;
    if (!PyArg_ParseTuple(args, "sO", &name, &spec))
        return NULL;
    struct PyModuleDef *definition = definition_of(name);
    if (definition == NULL)
        return NULL;
    PyObject *module = PyModule_FromDefAndSpec(definition, spec);
    if (module == NULL)
        return NULL;
    if (!PyModule_Check(module))
        return module;
    int before = PyModule_GetState(module) != NULL;
    if (PyModule_ExecDef(module, definition) != 0) {
        Py_DECREF(module);
        return NULL;
    }
    return Py_BuildValue("(NNNO)", module, PyBool_FromLong(before), PyBool_FromLong(PyModule_GetState(module) != NULL),
                         PyModule_GetDef(module) == definition ? Py_True : Py_False);
}

static PyObject *get_journal(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *copy = PyList_GetSlice(journal, 0, PyList_GET_SIZE(journal));
    PyList_SetSlice(journal, 0, PyList_GET_SIZE(journal), NULL);
    return copy;
}

/* (module, value): puts the value into the state of a module of "two" */
static PyObject *keep(PyObject *self, PyObject *args)
{
    PyObject *module, *value;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO", &module, &value))
        return NULL;
    struct state *state = PyModule_GetState(module);
    if (state == NULL)
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "no state");
    PyObject *old = state->kept;
    state->kept = Py_NewRef(value);
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *module_of(PyObject *self, PyObject *type)
{
    (void)self;
    return Py_XNewRef(PyType_GetModule((PyTypeObject *)type));
}

static PyObject *state_of_type(PyObject *self, PyObject *type)
{
    (void)self;
    void *state = PyType_GetModuleState((PyTypeObject *)type);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(state != NULL);
}

static PyObject *by_definition(PyObject *self, PyObject *args)
{
    const char *name;
    PyObject *type;
    (void)self;
    if (!PyArg_ParseTuple(args, "Os", &type, &name))
        return NULL;
    struct PyModuleDef *definition = definition_of(name);
    return definition == NULL ? NULL : Py_XNewRef(PyType_GetModuleByDef((PyTypeObject *)type, definition));
}

static PyObject *state_of(PyObject *self, PyObject *o)
{
    (void)self;
    void *state = PyModule_GetState(o);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(state != NULL);
}

static PyObject *has_definition(PyObject *self, PyObject *o)
{
    (void)self;
    void *definition = PyModule_GetDef(o);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(definition != NULL);
}

static PyObject *find_and_add(PyObject *self, PyObject *module)
{
    (void)self;
    PyObject *found = PyState_FindModule(&two);
    int before = found != NULL, added = PyState_AddModule(module, &two);
    if (added != 0 && !PyErr_ExceptionMatches(PyExc_SystemError))
        return NULL;
    PyErr_Clear();
    int removed = PyState_RemoveModule(&two);
    PyErr_Clear();
    return Py_BuildValue("(iii)", before, added, removed);
}

static PyObject *call_with(PyObject *self, PyObject *args)
{
    PyObject *callable, *positional, *keywords = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "OO|O", &callable, &positional, &keywords))
        return NULL;
    return PyObject_Call(callable, positional, keywords);
}

static PyObject *varargs(PyObject *self, PyObject *args)
{
    (void)self;
    return Py_NewRef(args);
}

static PyObject *varargs_keywords(PyObject *self, PyObject *args, PyObject *keywords)
{
    (void)self;
    return Py_BuildValue("(OO)", args, keywords == NULL || PyDict_Size(keywords) == 0 ? Py_None : keywords);
}

static PyMethodDef own_functions[] = {
    {"make", make, METH_VARARGS, NULL},
    {"journal", get_journal, METH_NOARGS, NULL},
    {"keep", keep, METH_VARARGS, NULL},
    {"module_of", module_of, METH_O, NULL},
    {"state_of_type", state_of_type, METH_O, NULL},
    {"by_definition", by_definition, METH_VARARGS, NULL},
    {"state_of", state_of, METH_O, NULL},
    {"has_definition", has_definition, METH_O, NULL},
    {"find_and_add", find_and_add, METH_O, NULL},
    {"call_with", call_with, METH_VARARGS, NULL},
    {"varargs", varargs, METH_VARARGS, NULL},
    {"varargs_keywords", (PyCFunction)(void (*)(void))varargs_keywords, METH_VARARGS | METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    Py_XSETREF(journal, PyList_New(0));
    return journal == NULL ? -1 : PyModule_AddIntConstant(module, "started", 1);
}

static void phases_end(void *module)
{
    (void)module;
    Py_CLEAR(journal);
}

static PyModuleDef_Slot own_slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef phases = {PyModuleDef_HEAD_INIT, "phases", NULL, 0, own_functions, own_slots, NULL, NULL, phases_end};

/* ---- the names under which the library is imported ---- */

PyMODINIT_FUNC PyInit_phases(void)
{
    return PyModuleDef_Init(&phases);
}

#define IMPORTED(name, ...)         \
    PyMODINIT_FUNC PyInit_##name(void) \
    {                               \
        if (journal == NULL)        \
            journal = PyList_New(0); \
        __VA_ARGS__                 \
    }
IMPORTED(p_two, return PyModuleDef_Init(&two);)
IMPORTED(p_failing, return PyModuleDef_Init(&failing);)
IMPORTED(p_silent, return PyModuleDef_Init(&silent);)
IMPORTED(p_raising, return PyModuleDef_Init(&raising);)
IMPORTED(p_created, return PyModuleDef_Init(&created);)
IMPORTED(p_object, return PyModuleDef_Init(&object);)
IMPORTED(p_object_exec, return PyModuleDef_Init(&object_exec);)
IMPORTED(p_nothing, return PyModuleDef_Init(&nothing);)
IMPORTED(p_error, return PyModuleDef_Init(&error);)
IMPORTED(p_negative, return PyModuleDef_Init(&negative);)
IMPORTED(p_int, return PyLong_FromLong(5);)
IMPORTED(p_null, return NULL;)
IMPORTED(p_null_raised, PyErr_SetString(PyExc_ArithmeticError, "in its first function"); return NULL;)
IMPORTED(p_raised, PyErr_SetString(PyExc_ArithmeticError, "besides"); return PyModuleDef_Init(&plain);)
