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

bool conch_module_has_run(const PyModuleDef *definition, const void *state)
{
    return definition->m_size <= 0 || state != NULL;
}

void conch_module_end(struct prefix *prefix)
{
    struct extension *extension = prefix->extra;
    if (extension == NULL)
        return;
    forget(extension->definition, (PyObject *)(prefix + 1));
    /* The mirror is put together again for as long as m_free may ask for the state. */
    prefix->flags |= CONCH_PAYLOAD;
    if (extension->definition->m_free != NULL && conch_module_has_run(extension->definition, extension->state))
        extension->definition->m_free(prefix + 1);
    prefix->flags &= ~CONCH_PAYLOAD;
    prefix->extra = NULL;
    free(extension->state);
    free(extension);
}

static int attach(PyObject *module, PyModuleDef *definition)
{
    struct extension *extension = calloc(1, sizeof *extension);
    if (extension == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    extension->definition = definition;
    prefix_of(module)->extra = extension;
    prefix_of(module)->flags |= CONCH_PAYLOAD;
    return 0;
}

static int give_state(PyObject *module, Py_ssize_t size)
{
    struct extension *extension = prefix_of(module)->extra;
    if (extension->state == NULL)
        extension->state = calloc(1, size == 0 ? 1 : (size_t)size);
    if (extension->state != NULL)
        return 0;
    PyErr_NoMemory();
    return -1;
}

/* What Py_mod_create has made need be no module. */
static int add_functions(PyObject *module, const char *name, PyMethodDef *functions)
{
    if (PyModule_Check(module))
        return PyModule_AddFunctions(module, functions);
    PyObject *text = PyUnicode_FromString(name);
    int result = text == NULL ? -1 : 0;
    for (; result == 0 && functions->ml_name != NULL; functions++) {
        PyObject *function = PyCFunction_NewEx(functions, module, text);
        result = function == NULL ? -1 : PyObject_SetAttrString(module, functions->ml_name, function);
        Py_XDECREF(function);
    }
    Py_XDECREF(text);
    return result;
}

static int add_contents(PyObject *module, const char *name, const PyModuleDef *definition)
{
    if (definition->m_methods != NULL && add_functions(module, name, definition->m_methods) != 0)
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
    if (module != NULL
        && (attach(module, definition) != 0 || (definition->m_size > 0 && give_state(module, definition->m_size) != 0)
            || add_contents(module, definition->m_name, definition) != 0))
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

typedef PyObject *(*create_function)(PyObject *spec, PyModuleDef *definition);

/* The function of Py_mod_create, NULL for none. false with SystemError. */
static bool read_slots(const PyModuleDef *definition, const char *name, create_function *create, bool *executes)
{
    *create = NULL;
    *executes = false;
    if (definition->m_size < 0) {
        PyErr_Format(PyExc_SystemError, "module %s: m_size may not be negative for multi-phase initialization", name);
        return false;
    }
    for (PyModuleDef_Slot *slot = definition->m_slots; slot != NULL && slot->slot != 0; slot++) {
        if (slot->slot == Py_mod_create && *create != NULL) {
            PyErr_Format(PyExc_SystemError, "module %s has multiple create slots", name);
            return false;
        } else if (slot->slot == Py_mod_create) {
            *create = (create_function)slot->value;
        } else if (slot->slot == Py_mod_exec) {
            *executes = true;
        } else if (slot->slot < 0 || slot->slot > Py_mod_gil) {
            PyErr_Format(PyExc_SystemError, "module %s uses unknown slot ID %i", name, slot->slot);
            return false;
        }
    }
    return true;
}

/* Calls it, and looks whether result, exception and definition fit each other. */
static PyObject *create_by(create_function create, PyObject *spec, PyModuleDef *definition, const char *name, bool executes)
{
    PyObject *made = create(spec, definition);
    if (made == NULL && !PyErr_Occurred()) {
        PyErr_Format(PyExc_SystemError, "creation of module %s failed without setting an exception", name);
    } else if (made != NULL && PyErr_Occurred()) {
        PyErr_Format(PyExc_SystemError, "creation of module %s raised unreported exception", name);
        Py_CLEAR(made);
    } else if (made != NULL && !PyModule_Check(made)) {
        bool stateful = definition->m_size > 0 || definition->m_traverse != NULL || definition->m_clear != NULL || definition->m_free != NULL;
        if (stateful)
            PyErr_Format(PyExc_SystemError, "module %s is not a module object, but requests module state", name);
        else if (executes)
            PyErr_Format(PyExc_SystemError, "module %s specifies execution slots, but did not create a ModuleType instance", name);
        if (stateful || executes)
            Py_CLEAR(made);
    }
    return made;
}

/* spec: NULL for one with the name alone, made where Py_mod_create wants it */
static PyObject *from_definition(PyModuleDef *definition, const char *name, PyObject *spec)
{
    create_function create;
    bool executes;
    if (!read_slots(definition, name, &create, &executes))
        return NULL;
    PyObject *module;
    if (create == NULL) {
        module = PyModule_New(name);
    } else {
        PyObject *passed = spec != NULL ? Py_NewRef(spec) : conch_ask("importlib.machinery", "ModuleSpec", "(sO)", name, Py_None);
        module = passed == NULL ? NULL : create_by(create, passed, definition, name, executes);
        Py_XDECREF(passed);
    }
    if (module != NULL && ((PyModule_Check(module) && attach(module, definition) != 0) || add_contents(module, name, definition) != 0))
        Py_CLEAR(module);
    return module;
}

int64_t conch_module_from_definition(int64_t address, const char *name)
{
    return WORD(from_definition((PyModuleDef *)(intptr_t)address, name, NULL));
}

PyObject *PyModule_FromDefAndSpec2(PyModuleDef *definition, PyObject *spec, int api_version)
{
    ENTER();
    WANT(definition);
    (void)api_version;
    PyModuleDef_Init(definition);
    PyObject *name = PyObject_GetAttrString(spec, "name");
    const char *utf8 = name == NULL ? NULL : PyUnicode_AsUTF8(name);
    PyObject *module = utf8 == NULL ? NULL : from_definition(definition, utf8, spec);
    Py_XDECREF(name);
    return module;
}

int PyModule_ExecDef(PyObject *module, PyModuleDef *definition)
{
    ENTER();
    WANT(definition);
    const char *name = PyModule_GetName(module);
    if (name == NULL || (definition->m_size >= 0 && extension_of(module) != NULL && give_state(module, definition->m_size) != 0))
        return -1;
    for (PyModuleDef_Slot *slot = definition->m_slots; slot != NULL && slot->slot != 0; slot++) {
        if (slot->slot != Py_mod_exec)
            continue;
        int64_t exec = conch_strict_entry(WORD(slot->value), "Py_mod_exec", CONCH_RETURNS_INT);
        int result = ((int (*)(PyObject *))(intptr_t)exec)(module);
        if (result == 0 && !PyErr_Occurred())
            continue;
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_SystemError, "execution of module %s failed without setting an exception", name);
        else if (result == 0)
            PyErr_Format(PyExc_SystemError, "execution of module %s raised unreported exception", name);
        return -1;
    }
    return 0;
}

int32_t conch_module_exec(int64_t module, int64_t definition)
{
    return PyModule_ExecDef((PyObject *)(intptr_t)module, (PyModuleDef *)(intptr_t)definition);
}

/* ---- contents ---- */

/* The ways to call that there are, and what has no meaning in a module. */
static bool are_functions(const PyMethodDef *functions)
{
    for (; functions->ml_name != NULL; functions++) {
        int flags = functions->ml_flags;
        if (flags & (METH_CLASS | METH_STATIC)) {
            PyErr_SetString(PyExc_ValueError, "module functions cannot set METH_CLASS or METH_STATIC");
            return false;
        }
        switch (flags & (METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD)) {
        case METH_VARARGS: case METH_VARARGS | METH_KEYWORDS: case METH_FASTCALL: case METH_FASTCALL | METH_KEYWORDS: case METH_NOARGS: case METH_O:
            continue;
        case METH_METHOD | METH_FASTCALL | METH_KEYWORDS:
            PyErr_SetString(PyExc_SystemError, "attempting to create PyCMethod with a METH_METHOD flag but no class");
            return false;
        }
        PyErr_Format(PyExc_SystemError, "%s() method: bad call flags", functions->ml_name);
        return false;
    }
    return true;
}

int PyModule_AddFunctions(PyObject *module, PyMethodDef *functions)
{
    ENTER();
    WANT(functions);
    if (module == NULL || !PyModule_Check(module)) {
        PyErr_BadArgument();
        return -1;
    }
    if (!are_functions(functions))
        return -1;
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
