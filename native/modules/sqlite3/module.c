/* The extension module _sqlite3: databases in files, by the system's SQLite library. The script module sqlite3 stands on top of it.
 *
 * What it offers is the part of CPython 3.11's _sqlite3 that docs/differences.md does not except. It is written against Python.h alone, and
 * compiles for CPython as well. How threads may use it stands in sqlite3_module.h. */
#include "sqlite3_module.h"

struct state *module_state(PyTypeObject *type)
{
    PyObject *module = PyType_GetModuleByDef(type, &sqlite3_definition);
    return module == NULL ? NULL : PyModule_GetState(module);
}

/* ---- functions ---- */

static PyObject *module_adapt(PyObject *module, PyObject *args)
{
    struct state *state = PyModule_GetState(module);
    PyObject *value, *protocol = (PyObject *)state->protocol_type, *otherwise = NULL;
    if (!PyArg_UnpackTuple(args, "adapt", 1, 3, &value, &protocol, &otherwise))
        return NULL;
    return value_adapt(state, value, protocol, otherwise);
}

static int is_base_type(PyObject *type)
{
    return type == (PyObject *)&PyLong_Type || type == (PyObject *)&PyFloat_Type || type == (PyObject *)&PyUnicode_Type ||
           type == (PyObject *)&PyBytes_Type || type == (PyObject *)&PyByteArray_Type;
}

static PyObject *module_register_adapter(PyObject *module, PyObject *args)
{
    struct state *state = PyModule_GetState(module);
    PyObject *type, *adapter;
    if (!PyArg_UnpackTuple(args, "register_adapter", 2, 2, &type, &adapter))
        return NULL;
    PyObject *key = PyTuple_Pack(2, type, (PyObject *)state->protocol_type);
    int failed = key == NULL || PyDict_SetItem(state->adapters, key, adapter) < 0;
    Py_XDECREF(key);
    if (failed)
        return NULL;
    if (is_base_type(type))
        state->base_type_adapted = 1;
    Py_RETURN_NONE;
}

static PyObject *module_register_converter(PyObject *module, PyObject *args)
{
    struct state *state = PyModule_GetState(module);
    PyObject *name, *converter;
    if (!PyArg_UnpackTuple(args, "register_converter", 2, 2, &name, &converter))
        return NULL;
    if (!PyUnicode_Check(name))
        return PyErr_Format(PyExc_TypeError, "register_converter() argument 1 must be str, not %s", Py_TYPE(name)->tp_name);
    PyObject *key = PyObject_CallMethod(name, "upper", NULL);
    int failed = key == NULL || PyDict_SetItem(state->converters, key, converter) < 0;
    Py_XDECREF(key);
    return failed ? NULL : Py_NewRef(Py_None);
}

static PyObject *module_complete_statement(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "statement", NULL };
    const char *statement;
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "s:complete_statement", names, &statement))
        return NULL;
    return PyBool_FromLong(sqlite.complete(statement));
}

static PyObject *module_enable_callback_tracebacks(PyObject *module, PyObject *enable)
{
    struct state *state = PyModule_GetState(module);
    int on = PyObject_IsTrue(enable);
    if (on < 0)
        return NULL;
    state->callback_tracebacks = on;
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    { "adapt", module_adapt, METH_VARARGS, "Adapts a value to a protocol; by default to PrepareProtocol, that is for SQLite." },
    { "complete_statement", _PyCFunction_CAST(module_complete_statement), METH_VARARGS | METH_KEYWORDS,
      "Whether the text ends in a complete SQL statement." },
    { "enable_callback_tracebacks", module_enable_callback_tracebacks, METH_O, "Shows what callbacks raise, or stops doing so." },
    { "register_adapter", module_register_adapter, METH_VARARGS, "Registers a function that makes a value for SQLite of a type's objects." },
    { "register_converter", module_register_converter, METH_VARARGS, "Registers a function that makes a value of a column's bytes." },
    { NULL, NULL, 0, NULL },
};

/* ---- making the module ---- */

static PyType_Slot protocol_slots[] = {
    { Py_tp_doc, "PEP 246 style object adaptation protocol type." },
    { 0, NULL },
};

static PyType_Spec protocol_spec = {
    .name = "sqlite3.PrepareProtocol",
    .basicsize = sizeof(PyObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = protocol_slots,
};

static PyTypeObject *add_type(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    if (type == NULL || PyModule_AddType(module, (PyTypeObject *)type) == 0)
        return (PyTypeObject *)type;
    Py_DECREF(type);
    return NULL;
}

/* SQLite's compile-time setting in DB-API's numbers. */
static int thread_safety(void)
{
    int mode = sqlite.threadsafe();
    return mode == 0 ? 0 : mode == 1 ? 3 : 1;
}

static int execute(PyObject *module)
{
    struct state *state = PyModule_GetState(module);
    const char *problem = library_load(LIBRARY_FILE);
    if (problem != NULL) {
        PyErr_Format(PyExc_ImportError, "sqlite3 needs the SQLite library (" LIBRARY_FILE "): install libsqlite3-0 (%s)", problem);
        return -1;
    }
    if (sqlite.threadsafe() == 0) {
        PyErr_SetString(PyExc_ImportError, "sqlite3 needs an SQLite library that is made for threads; this one is compiled without");
        return -1;
    }
    state->adapters = PyDict_New();
    state->converters = PyDict_New();
    if (state->adapters == NULL || state->converters == NULL ||
        PyModule_AddObjectRef(module, "adapters", state->adapters) < 0 ||
        PyModule_AddObjectRef(module, "converters", state->converters) < 0 ||
        errors_add(module, state) < 0 || constants_add(module) < 0)
        return -1;
    if ((state->connection_type = add_type(module, &connection_spec)) == NULL ||
        (state->cursor_type = add_type(module, &cursor_spec)) == NULL ||
        (state->row_type = add_type(module, &row_spec)) == NULL ||
        (state->protocol_type = add_type(module, &protocol_spec)) == NULL)
        return -1;
    return PyModule_AddStringConstant(module, "sqlite_version", sqlite.libversion()) < 0 ||
           PyModule_AddIntConstant(module, "threadsafety", thread_safety()) < 0 ? -1 : 0;
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    struct state *state = PyModule_GetState(module);
    if (state == NULL)
        return 0;
#define VISIT(name, base) Py_VISIT(state->name);
    SQLITE_EXCEPTIONS(VISIT)
#undef VISIT
    Py_VISIT((PyObject *)state->connection_type);
    Py_VISIT((PyObject *)state->cursor_type);
    Py_VISIT((PyObject *)state->row_type);
    Py_VISIT((PyObject *)state->protocol_type);
    Py_VISIT(state->adapters);
    Py_VISIT(state->converters);
    return 0;
}

static int clear(PyObject *module)
{
    struct state *state = PyModule_GetState(module);
    if (state == NULL)
        return 0;
#define CLEAR(name, base) Py_CLEAR(state->name);
    SQLITE_EXCEPTIONS(CLEAR)
#undef CLEAR
    Py_CLEAR(state->connection_type);
    Py_CLEAR(state->cursor_type);
    Py_CLEAR(state->row_type);
    Py_CLEAR(state->protocol_type);
    Py_CLEAR(state->adapters);
    Py_CLEAR(state->converters);
    return 0;
}

static void release(void *module)
{
    clear(module);
}

static PyModuleDef_Slot slots[] = {
    { Py_mod_exec, execute },
    { 0, NULL },
};

PyModuleDef sqlite3_definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_sqlite3",
    .m_doc = "Databases in files, by the system's SQLite library.",
    .m_size = sizeof(struct state),
    .m_methods = functions,
    .m_slots = slots,
    .m_traverse = traverse,
    .m_clear = clear,
    .m_free = release,
};

PyMODINIT_FUNC PyInit__sqlite3(void)
{
    return PyModuleDef_Init(&sqlite3_definition);
}
