/* Modules: single-phase (PyModule_Create) and multi-phase (PyModuleDef_Init, PEP 489) initialisation, capsules, import. */
#ifndef CONCH_MODULE_H
#define CONCH_MODULE_H

#include "type.h"

CONCH_BEGIN_C

typedef struct PyModuleDef_Base {
    PyObject_HEAD
    PyObject *(*m_init)(void);
    Py_ssize_t m_index;
    PyObject *m_copy;
} PyModuleDef_Base;

#define PyModuleDef_HEAD_INIT { PyObject_HEAD_INIT(NULL) NULL, 0, NULL }

typedef struct PyModuleDef_Slot {
    int slot;
    void *value;
} PyModuleDef_Slot;

#define Py_mod_create 1
#define Py_mod_exec 2
/* Of later versions; accepted, and without effect: there is one interpreter, and it has a GIL. */
#define Py_mod_multiple_interpreters 3
#define Py_mod_gil 4
#define Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED ((void *)0)
#define Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED ((void *)1)
#define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED ((void *)2)
#define Py_MOD_GIL_USED ((void *)0)
#define Py_MOD_GIL_NOT_USED ((void *)1)

typedef struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size; /* bytes of state, zeroed; -1: state in globals, single-phase only */
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    traverseproc m_traverse;
    inquiry m_clear;
    freefunc m_free;
} PyModuleDef;

#define PYTHON_API_VERSION 1013
#define PYTHON_ABI_VERSION 3
#define PyModule_Check(o) PyObject_TypeCheck((o), &PyModule_Type)
#define PyModule_CheckExact(o) Py_IS_TYPE((o), &PyModule_Type)
PyAPI_FUNC(PyObject *) PyModule_Create2(PyModuleDef *definition, int api_version);     /* new */
#define PyModule_Create(definition) PyModule_Create2((definition), PYTHON_API_VERSION)
PyAPI_FUNC(PyObject *) PyModule_FromDefAndSpec2(PyModuleDef *definition, PyObject *spec, int api_version); /* new: what import makes first; spec: an object with a name */
#define PyModule_FromDefAndSpec(definition, spec) PyModule_FromDefAndSpec2((definition), (spec), PYTHON_API_VERSION)
PyAPI_FUNC(int) PyModule_ExecDef(PyObject *module, PyModuleDef *definition);           /* gives it its state and runs Py_mod_exec; 0, or -1 with an exception */
PyAPI_FUNC(PyObject *) PyModuleDef_Init(PyModuleDef *definition);                      /* borrowed: the definition as an object */
PyAPI_FUNC(PyObject *) PyModule_New(const char *name);                                 /* new */
PyAPI_FUNC(int) PyModule_AddFunctions(PyObject *module, PyMethodDef *functions);
PyAPI_FUNC(int) PyModule_AddObject(PyObject *module, const char *name, PyObject *value); /* steals value, but only when it succeeds */
PyAPI_FUNC(int) PyModule_AddObjectRef(PyObject *module, const char *name, PyObject *value); /* steals nothing */
PyAPI_FUNC(int) PyModule_AddIntConstant(PyObject *module, const char *name, long value);
PyAPI_FUNC(int) PyModule_AddStringConstant(PyObject *module, const char *name, const char *utf8);
#define PyModule_AddIntMacro(module, macro) PyModule_AddIntConstant((module), #macro, (macro))
#define PyModule_AddStringMacro(module, macro) PyModule_AddStringConstant((module), #macro, (macro))
PyAPI_FUNC(int) PyModule_AddType(PyObject *module, PyTypeObject *type);                /* readies it first */
PyAPI_FUNC(int) PyModule_SetDocString(PyObject *module, const char *doc);
PyAPI_FUNC(PyObject *) PyModule_GetDict(PyObject *module);                             /* borrowed */
PyAPI_FUNC(PyObject *) PyModule_GetNameObject(PyObject *module);                       /* new */
PyAPI_FUNC(const char *) PyModule_GetName(PyObject *module);
PyAPI_FUNC(void *) PyModule_GetState(PyObject *module);                                /* NULL where it has none; SystemError for what is no module */
PyAPI_FUNC(PyModuleDef *) PyModule_GetDef(PyObject *module);
/* Borrowed: the module of that definition that the type, or the first of its bases that has one, was made with. NULL with TypeError. */
PyAPI_FUNC(PyObject *) PyType_GetModuleByDef(PyTypeObject *type, PyModuleDef *definition);

/* Borrowed: the module that PyModule_Create made of the definition and that still lives, or NULL without an exception. */
PyAPI_FUNC(PyObject *) PyState_FindModule(PyModuleDef *definition);
PyAPI_FUNC(int) PyState_AddModule(PyObject *module, PyModuleDef *definition);    /* SystemError for a module of several phases */
PyAPI_FUNC(int) PyState_RemoveModule(PyModuleDef *definition);

PyAPI_FUNC(PyObject *) PySys_GetObject(const char *name);                              /* borrowed; NULL without an exception */
PyAPI_FUNC(int) PySys_SetObject(const char *name, PyObject *value_or_null);            /* NULL deletes; steals nothing */
PyAPI_FUNC(void) PySys_WriteStdout(const char *format, ...);                           /* to sys.stdout, at most 1000 bytes; never fails */
PyAPI_FUNC(void) PySys_WriteStderr(const char *format, ...);
PyAPI_FUNC(int) PySys_Audit(const char *event, const char *format, ...);               /* 0; never fails: there are no hooks */
PyAPI_FUNC(PyObject *) PyModule_NewObject(PyObject *name);                             /* new */
PyAPI_FUNC(PyObject *) PyModule_GetFilenameObject(PyObject *module);                   /* new; NULL with SystemError */
PyAPI_FUNC(const char *) PyModule_GetFilename(PyObject *module);                       /* NULL with SystemError */
PyAPI_FUNC(PyObject *) PyEval_GetBuiltins(void);                                       /* borrowed: the dict of builtins */

/* Methods that C made, as the types of their tables are. */
#define PyCFunction_Check(o) PyObject_TypeCheck((o), &PyCFunction_Type)
#define PyCFunction_CheckExact(o) Py_IS_TYPE((o), &PyCFunction_Type)
#define PyCFunction_GET_FUNCTION(o) PyCFunction_GetFunction(_PyObject_CAST(o))
#define PyCFunction_GET_SELF(o) PyCFunction_GetSelf(_PyObject_CAST(o))
#define PyCFunction_GET_FLAGS(o) PyCFunction_GetFlags(_PyObject_CAST(o))
PyAPI_FUNC(PyCFunction) PyCFunction_GetFunction(PyObject *o);     /* NULL where no extension made it; SystemError for what is no built-in function */
PyAPI_FUNC(PyObject *) PyCFunction_GetSelf(PyObject *o);          /* borrowed; NULL where it has none */
PyAPI_FUNC(int) PyCFunction_GetFlags(PyObject *o);                /* METH_…; -1 with SystemError for what is no built-in function */
PyAPI_FUNC(PyObject *) PyCFunction_NewEx(PyMethodDef *definition, PyObject *self_or_null, PyObject *module_name_or_null); /* new */
#define PyCFunction_New(definition, self) PyCFunction_NewEx((definition), (self), NULL)

PyAPI_FUNC(PyObject *) Py_GenericAlias(PyObject *origin, PyObject *args);              /* new: origin[args], for __class_getitem__ */

PyAPI_FUNC(PyObject *) PyImport_AddModule(const char *name);                           /* borrowed: that of sys.modules, made where there is none */
PyAPI_FUNC(PyObject *) PyImport_GetModule(PyObject *name);                             /* new; NULL where it is not loaded */
PyAPI_FUNC(PyObject *) PyImport_GetModuleDict(void);                                   /* borrowed: sys.modules */
#define PyImport_ImportModuleNoBlock(name) PyImport_ImportModule(name)
PyAPI_FUNC(PyObject *) PyImport_AddModuleObject(PyObject *name);                       /* borrowed: that of sys.modules, made where there is none */
PyAPI_FUNC(PyObject *) PyImport_ReloadModule(PyObject *module);                        /* new */
PyAPI_FUNC(PyObject *) PyImport_ImportModuleLevel(const char *name, PyObject *globals, PyObject *locals, PyObject *from_list, int level); /* new */
PyAPI_FUNC(PyObject *) PyImport_ImportModuleLevelObject(PyObject *name, PyObject *globals, PyObject *locals, PyObject *from_list, int level); /* new */
#define PyImport_ImportModuleEx(name, globals, locals, from_list) PyImport_ImportModuleLevel((name), (globals), (locals), (from_list), 0)
PyAPI_FUNC(PyObject *) PyImport_ImportModule(const char *name);                        /* new */
PyAPI_FUNC(PyObject *) PyImport_Import(PyObject *name);                                /* new */

/* A C pointer as an object. The name is borrowed, and part of what must match. */
typedef void (*PyCapsule_Destructor)(PyObject *);
#define PyCapsule_CheckExact(o) Py_IS_TYPE((o), &PyCapsule_Type)
PyAPI_FUNC(PyObject *) PyCapsule_New(void *pointer, const char *name, PyCapsule_Destructor destructor); /* new */
PyAPI_FUNC(void *) PyCapsule_GetPointer(PyObject *capsule, const char *name);
PyAPI_FUNC(void *) PyCapsule_Import(const char *dotted_name, int no_block);              /* the pointer of the capsule module.name, which must have that name; NULL with AttributeError or ImportError */
PyAPI_FUNC(int) PyCapsule_IsValid(PyObject *capsule, const char *name);
PyAPI_FUNC(const char *) PyCapsule_GetName(PyObject *capsule);
PyAPI_FUNC(void *) PyCapsule_GetContext(PyObject *capsule);
PyAPI_FUNC(PyCapsule_Destructor) PyCapsule_GetDestructor(PyObject *capsule);
PyAPI_FUNC(int) PyCapsule_SetContext(PyObject *capsule, void *context);
PyAPI_FUNC(int) PyCapsule_SetDestructor(PyObject *capsule, PyCapsule_Destructor destructor);
PyAPI_FUNC(int) PyCapsule_SetName(PyObject *capsule, const char *name);
PyAPI_FUNC(int) PyCapsule_SetPointer(PyObject *capsule, void *pointer);

CONCH_END_C

#endif
