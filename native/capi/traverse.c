/* What C holds on behalf of an object: for the cycle collector, which asks each object for what its slots hold. */
#include "internal.h"

#include "call_in.h"

struct list {
    int64_t *out;
    int32_t room, count;
};

/* Looks through a tuple or list that only C knows and that has no second holder: what it holds is held by its holder. */
static int note(PyObject *o, void *argument)
{
    struct list *list = argument;
    if (o == NULL) {
        return 0;
    } else if (is_bound(o)) {
        if (list->count < list->room)
            list->out[list->count] = WORD(o);
        list->count++;
    } else if (o->ob_refcnt == 1 && (prefix_of(o)->flags & CONCH_PAYLOAD) && (PyTuple_Check(o) || PyList_Check(o))) {
        const struct items_payload *items = &object_of(o)->items;
        for (Py_ssize_t i = 0; i < items->size; i++)
            note(items->items[i], list);
    }
    return 0;
}

static void note_class(PyObject *o, struct list *list)
{
    if (type_is_held_by_its_objects(Py_TYPE(o)))
        note((PyObject *)Py_TYPE(o), list);
}

/* Asks no function of the API: the collector also runs when the interpreter has ended. */
static bool is_module(PyObject *o)
{
    const unsigned long others = Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS;
    return (prefix_of(o)->flags & CONCH_PAYLOAD) && !(Py_TYPE(o)->tp_flags & others) && Py_TYPE(o) != &PyMemoryView_Type;
}

static void traverse_cell(PyObject *o, struct list *list)
{
    note_class(o, list);
    if (is_module(o)) {
        PyModuleDef *definition = PyModule_GetDef(o);
        if (definition->m_traverse != NULL && conch_module_has_run(definition, PyModule_GetState(o)))
            definition->m_traverse(o, note, list);
    }
}

/* A tp_traverse visits the class too, as it has to since 3.9; a type without one is taken to hold nothing but its class. */
static void traverse_instance(PyObject *o, struct list *list)
{
    traverseproc traverse = Py_TYPE(o)->tp_traverse;
    if (traverse != NULL)
        traverse(o, note, list);
    else
        note_class(o, list);
}

int32_t conch_traverse(int64_t object, int64_t *out, int32_t room)
{
    PyObject *o = (PyObject *)(intptr_t)object;
    struct list list = {out, room, 0};
    if (is_type(o))
        conch_type_traverse((PyTypeObject *)o, note, &list);
    else if (prefix_of(o)->flags & CONCH_CELL)
        traverse_cell(o, &list);
    else
        traverse_instance(o, &list);
    return list.count;
}

void conch_clear_references(int64_t object)
{
    PyObject *o = (PyObject *)(intptr_t)object;
    if (is_type(o)) {
        conch_type_clear((PyTypeObject *)o);
    } else if (prefix_of(o)->flags & CONCH_CELL) {
        PyModuleDef *definition = is_module(o) ? PyModule_GetDef(o) : NULL;
        if (definition != NULL && definition->m_clear != NULL && conch_module_has_run(definition, PyModule_GetState(o)))
            definition->m_clear(o);
    } else if (Py_TYPE(o)->tp_clear != NULL) {
        Py_TYPE(o)->tp_clear(o);
    }
}
