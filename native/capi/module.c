#include "internal.h"

#include "call_in.h"
#include "strict_internal.h"

PyTypeObject PyModuleDef_Type = {
    .ob_base = {{CONCH_STATIC_REFCNT, &PyType_Type}, 0},
    .tp_name = "moduledef",
    .tp_basicsize = sizeof(PyModuleDef),
    .tp_base = &PyBaseObject_Type,
};

/* What an extension's module has besides its dictionary; behind the mirror's extra. It lives as long as the module. */
struct extension {
    PyModuleDef *definition;
    void *state;
};

static struct extension *extension_of(PyObject *module)
{
    if (module != NULL && PyModule_Check(module))
        return prefix_of(module)->flags & CONCH_PAYLOAD ? prefix_of(module)->extra : NULL;
    PyErr_BadArgument();
    return NULL;
}

/* What PyState_FindModule knows, through the definition's own m_copy, which CPython uses for the dict of a module. Borrowed, until it dies. */
static void forget(PyModuleDef *definition, PyObject *module)
{
    if (definition->m_base.m_copy == module)
        definition->m_base.m_copy = NULL;
}

void conch_module_end(struct prefix *prefix)
{
    struct extension *extension = prefix->extra;
    if (extension == NULL)
        return;
    forget(extension->definition, (PyObject *)(prefix + 1));
    /* The mirror is put together again for as long as m_free may ask for the state. */
    prefix->flags |= CONCH_PAYLOAD;
    if (extension->definition->m_free != NULL)
        extension->definition->m_free(prefix + 1);
    prefix->flags &= ~CONCH_PAYLOAD;
    prefix->extra = NULL;
    free(extension->state);
    free(extension);
}

static int attach(PyObject *module, PyModuleDef *definition)
{
    struct extension *extension = calloc(1, sizeof *extension);
    if (extension != NULL && definition->m_size > 0)
        extension->state = calloc(1, (size_t)definition->m_size);
    if (extension == NULL || (definition->m_size > 0 && extension->state == NULL)) {
        free(extension);
        PyErr_NoMemory();
        return -1;
    }
    extension->definition = definition;
    prefix_of(module)->extra = extension;
    prefix_of(module)->flags |= CONCH_PAYLOAD;
    if (definition->m_methods != NULL && PyModule_AddFunctions(module, definition->m_methods) != 0)
        return -1;
    return definition->m_doc == NULL ? 0 : PyModule_SetDocString(module, definition->m_doc);
}

PyObject *PyModule_New(const char *name)
{
    ENTER();
    WANT(name);
    return HOST_OBJECT(MODULE_NEW, name, 0, 0, 0);
}

PyObject *PyModule_Create2(PyModuleDef *definition, int api_version)
{
    WANT(definition);
    (void)api_version;
    ENTER();
    if (definition->m_slots != NULL) {
        PyErr_Format(PyExc_SystemError, "module %s: PyModule_Create is incompatible with m_slots", definition->m_name);
        return NULL;
    }
    PyObject *module = PyModule_New(definition->m_name);
    if (module != NULL && attach(module, definition) != 0)
        Py_CLEAR(module);
    definition->m_base.m_copy = module;
    return module;
}

PyObject *PyState_FindModule(PyModuleDef *definition)
{
    ENTER();
    WANT(definition);
    return definition->m_slots == NULL ? definition->m_base.m_copy : NULL;
}

int PyState_AddModule(PyObject *module, PyModuleDef *definition)
{
    ENTER();
    WANT(definition);
    if (definition->m_slots != NULL) {
        PyErr_SetString(PyExc_SystemError, "PyState_AddModule called on module with slots");
        return -1;
    }
    definition->m_base.m_copy = module;
    return 0;
}

int PyState_RemoveModule(PyModuleDef *definition)
{
    ENTER();
    WANT(definition);
    if (definition->m_slots != NULL) {
        PyErr_SetString(PyExc_SystemError, "PyState_RemoveModule called on module with slots");
        return -1;
    }
    definition->m_base.m_copy = NULL;
    return 0;
}

PyObject *PyModuleDef_Init(PyModuleDef *definition)
{
    ENTER();
    WANT(definition);
    if (definition->m_base.ob_base.ob_type == NULL) {
        definition->m_base.ob_base.ob_type = &PyModuleDef_Type;
        definition->m_base.ob_base.ob_refcnt = CONCH_STATIC_REFCNT;
    }
    return &definition->m_base.ob_base;
}

int32_t conch_module_is_definition(int64_t object)
{
    return ((PyObject *)(intptr_t)object)->ob_type == &PyModuleDef_Type;
}

/* What Py_mod_create gets: an object with a name and an origin. */
static PyObject *make_spec(const char *name)
{
    PyObject *spec = PyModule_New("ModuleSpec");
    PyObject *text = spec == NULL ? NULL : PyUnicode_FromString(name);
    if (text == NULL || PyObject_SetAttrString(spec, "name", text) != 0)
        Py_CLEAR(spec);
    Py_XDECREF(text);
    return spec;
}

static PyObject *create(PyModuleDef *definition, const char *name, PyObject *(*function)(PyObject *, PyModuleDef *))
{
    PyObject *spec = make_spec(name);
    PyObject *module = spec == NULL ? NULL : function(spec, definition);
    Py_XDECREF(spec);
    if (module == NULL && !PyErr_Occurred())
        PyErr_Format(PyExc_SystemError, "creation of module %s failed without setting an exception", name);
    if (module != NULL && !PyModule_Check(module)) {
        PyErr_Format(PyExc_SystemError, "module %s is not a module object, but requests module state", name);
        Py_CLEAR(module);
    }
    return module;
}

int64_t conch_module_from_definition(int64_t address, const char *name)
{
    PyModuleDef *definition = (PyModuleDef *)(intptr_t)address;
    PyObject *(*function)(PyObject *, PyModuleDef *) = NULL;
    if (definition->m_size < 0) {
        PyErr_Format(PyExc_SystemError, "module %s: m_size may not be negative for multi-phase initialization", name);
        return 0;
    }
    for (PyModuleDef_Slot *slot = definition->m_slots; slot != NULL && slot->slot != 0; slot++) {
        if (slot->slot == Py_mod_create)
            function = (PyObject *(*)(PyObject *, PyModuleDef *))slot->value;
        else if (slot->slot < 0 || slot->slot > Py_mod_gil) {
            PyErr_Format(PyExc_SystemError, "module %s uses unknown slot ID %d", name, slot->slot);
            return 0;
        }
    }
    PyObject *module = function != NULL ? create(definition, name, function) : PyModule_New(name);
    if (module != NULL && attach(module, definition) != 0)
        Py_CLEAR(module);
    return WORD(module);
}

int32_t conch_module_exec(int64_t address, int64_t definition_address)
{
    PyObject *module = (PyObject *)(intptr_t)address;
    PyModuleDef *definition = (PyModuleDef *)(intptr_t)definition_address;
    for (PyModuleDef_Slot *slot = definition->m_slots; slot != NULL && slot->slot != 0; slot++) {
        if (slot->slot != Py_mod_exec)
            continue;
        int64_t exec = conch_strict_entry(WORD(slot->value), "Py_mod_exec", CONCH_RETURNS_INT);
        int result = ((int (*)(PyObject *))(intptr_t)exec)(module);
        if (result == 0 && !PyErr_Occurred())
            continue;
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_SystemError, "execution of module %s failed without setting an exception", PyModule_GetName(module));
        else if (result == 0)
            PyErr_Format(PyExc_SystemError, "execution of module %s raised unreported exception", PyModule_GetName(module));
        return -1;
    }
    return 0;
}

/* ---- contents ---- */

int PyModule_AddFunctions(PyObject *module, PyMethodDef *functions)
{
    ENTER();
    WANT(functions);
    if (module == NULL || !PyModule_Check(module)) {
        PyErr_BadArgument();
        return -1;
    }
    for (const PyMethodDef *each = functions; each->ml_name != NULL; each++)
        if (each->ml_flags & (METH_CLASS | METH_STATIC)) {
            PyErr_SetString(PyExc_ValueError, "module functions cannot set METH_CLASS or METH_STATIC");
            return -1;
        }
    return (int)HOST(MODULE_ADD_FUNCTIONS, module, functions, 0, 0);
}

int PyModule_AddObjectRef(PyObject *module, const char *name, PyObject *value)
{
    ENTER();
    WANT(name);
    if (module == NULL || !PyModule_Check(module)) {
        PyErr_SetString(PyExc_TypeError, "PyModule_AddObjectRef() first argument must be a module");
        return -1;
    }
    if (value == NULL) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_SystemError, "PyModule_AddObjectRef() must be called with an exception raised if value is NULL");
        return -1;
    }
    PyObject *dict = PyModule_GetDict(module);
    return dict == NULL ? -1 : PyDict_SetItemString(dict, name, value);
}

int PyModule_AddObject(PyObject *module, const char *name, PyObject *value)
{
    int result = PyModule_AddObjectRef(module, name, value);
    if (result == 0)
        release_stolen(value);
    return result;
}

static int add_new(PyObject *module, const char *name, PyObject *value)
{
    int result = PyModule_AddObjectRef(module, name, value);
    Py_XDECREF(value);
    return result;
}

int PyModule_AddIntConstant(PyObject *module, const char *name, long value)
{
    WANT(name);
    return add_new(module, name, PyLong_FromLong(value));
}

int PyModule_AddStringConstant(PyObject *module, const char *name, const char *utf8)
{
    WANT(utf8);
    return add_new(module, name, PyUnicode_FromString(utf8));
}

int PyModule_AddType(PyObject *module, PyTypeObject *type)
{
    WANT(type);
    if (PyType_Ready(type) != 0)
        return -1;
    const char *dot = strrchr(type->tp_name, '.');
    return PyModule_AddObjectRef(module, dot == NULL ? type->tp_name : dot + 1, (PyObject *)type);
}

int PyModule_SetDocString(PyObject *module, const char *doc)
{
    ENTER();
    WANT(doc);
    PyObject *text = PyUnicode_FromString(doc);
    int result = text == NULL ? -1 : PyObject_SetAttrString(module, "__doc__", text);
    Py_XDECREF(text);
    return result;
}

PyObject *PyModule_GetDict(PyObject *module)
{
    ENTER();
    if (module != NULL && PyModule_Check(module))
        return HOST_OBJECT(MODULE_DICT, module, 0, 0, 0);
    PyErr_BadInternalCall();
    return NULL;
}

PyObject *PyModule_GetNameObject(PyObject *module)
{
    ENTER();
    if (module == NULL || !PyModule_Check(module)) {
        PyErr_BadArgument();
        return NULL;
    }
    PyObject *dict = PyModule_GetDict(module);
    PyObject *name = dict == NULL ? NULL : PyDict_GetItemString(dict, "__name__");
    if (name != NULL && PyUnicode_Check(name))
        return Py_NewRef(name);
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_SystemError, "nameless module");
    return NULL;
}

const char *PyModule_GetName(PyObject *module)
{
    PyObject *name = PyModule_GetNameObject(module);
    if (name == NULL)
        return NULL;
    const char *utf8 = PyUnicode_AsUTF8(name);
    Py_DECREF(name); /* the module holds it */
    return utf8;
}

void *PyModule_GetState(PyObject *module)
{
    ENTER();
    struct extension *extension = extension_of(module);
    return extension == NULL ? NULL : extension->state;
}

PyModuleDef *PyModule_GetDef(PyObject *module)
{
    ENTER();
    struct extension *extension = extension_of(module);
    return extension == NULL ? NULL : extension->definition;
}

PyObject *PyImport_Import(PyObject *name)
{
    ENTER();
    return HOST_OBJECT(IMPORT, name, 0, 0, 0);
}

PyObject *PyImport_ImportModule(const char *name)
{
    ENTER();
    WANT(name);
    PyObject *text = PyUnicode_FromString(name);
    PyObject *module = text == NULL ? NULL : PyImport_Import(text);
    Py_XDECREF(text);
    return module;
}
