#include "internal.h"

#include "call_in.h"
#include "strict_guard.h"
#include "strict_internal.h"

struct conch_cells conch_cell_pool = {NULL, CONCH_HANDLE_FIRST_FREE};

#define BLOCK CONCH_CELLS_A_BLOCK

struct conch_cell **conch_cell_blocks;
int conch_cell_block_count;

/* Room for one more: the array doubles. */
static int note_block(struct conch_cell *block)
{
    int count = conch_cell_block_count;
    if ((count & (count - 1)) == 0) {
        void *larger = realloc(conch_cell_blocks, (count == 0 ? 1 : 2 * (size_t)count) * sizeof *conch_cell_blocks);
        if (larger == NULL)
            return -1;
        conch_cell_blocks = larger;
    }
    conch_cell_blocks[conch_cell_block_count++] = block;
    return 0;
}

_Static_assert(sizeof(struct conch_cell) == sizeof(struct prefix) + sizeof(struct object), "Java and C see the same cell");
_Static_assert(offsetof(struct conch_cell, refcnt) == sizeof(struct prefix), "the object begins behind the prefix");
_Static_assert(offsetof(struct conch_cell, payload) - sizeof(struct prefix) == offsetof(struct object, number), "payload");
_Static_assert(offsetof(struct object, real) == offsetof(PyFloatObject, ob_fval), "PyFloat_AS_DOUBLE reads the payload");
_Static_assert(offsetof(struct object, text.hash) == offsetof(PyASCIIObject, hash), "extensions read the hash of a str");
_Static_assert(sizeof(struct object) == sizeof(struct conch_extendable), "a C struct may begin with a list");
_Static_assert(offsetof(struct object, items.size) == offsetof(PyVarObject, ob_size), "the size of a tuple lies where CPython has ob_size");

int32_t conch_handles_take(int32_t count)
{
    int32_t first = conch_cell_pool.next_handle;
    conch_cell_pool.next_handle += count;
    return first;
}

/* The blocks are never given back: a program that once had a million numbers in C may have them again. */
int32_t conch_cells_grow(void)
{
    struct conch_cell *block = aligned_alloc(CONCH_CACHE_LINE, BLOCK * sizeof *block);
    if (block == NULL || note_block(block) != 0) {
        free(block);
        return -1;
    }
    int32_t handle = conch_handles_take(BLOCK);
    memset(block, 0, BLOCK * sizeof *block);
    for (int i = BLOCK - 1; i >= 0; i--) {
        block[i].handle = handle + i;
        block[i].flags = CONCH_CELL;
        block[i].payload[0] = WORD(conch_cell_pool.free);
        conch_cell_pool.free = &block[i];
    }
    return 0;
}

PyObject *mirror_new(PyTypeObject *type)
{
    if (conch_cell_pool.free == NULL && conch_cells_grow() != 0)
        return PyErr_NoMemory();
    struct conch_cell *cell = conch_cell_pool.free;
    conch_cell_pool.free = (void *)(intptr_t)cell->payload[0];
    cell->flags = CONCH_CELL;
    cell->extra = NULL;
    PyObject *o = (PyObject *)&cell->refcnt;
    o->ob_refcnt = 1;
    o->ob_type = type;
    return o;
}

void mirror_free(PyObject *o)
{
    struct conch_cell *cell = (struct conch_cell *)prefix_of(o);
    cell->flags = CONCH_CELL;
    cell->refcnt = 0;
    cell->payload[0] = WORD(conch_cell_pool.free);
    conch_cell_pool.free = cell;
}

void *payload_new(size_t bytes, bool zeroed)
{
    void *guarded = STRICT_ON ? guard_new(bytes, GUARD_TEXT) : NULL;
    return guarded != NULL ? guarded : zeroed ? calloc(Py_MAX(bytes, 1), 1) : malloc(Py_MAX(bytes, 1));
}

void payload_free(void *payload)
{
    if (STRICT_ON && guard_end(payload))
        return;
    free(payload);
}

/* Of a bound tuple the Java object holds the items, and the payload borrows them; they may be gone by now. */
static void clear_items(struct items_payload *payload, bool owns)
{
    PyObject **items = payload->items;
    Py_ssize_t size = payload->size;
    payload->items = NULL;
    payload->size = 0;
    for (Py_ssize_t i = 0; owns && i < size; i++)
        Py_XDECREF(items[i]);
    free(items);
}

void conch_module_end(struct prefix *module);
void conch_memoryview_end(struct prefix *view);

void conch_mirror_clear(void *object)
{
    PyObject *o = object;
    struct prefix *prefix = prefix_of(o);
    unsigned long flags = o->ob_type->tp_flags;
    if (!(prefix->flags & CONCH_PAYLOAD))
        return;
    prefix->flags &= ~CONCH_PAYLOAD;
    if (flags & (Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_LIST_SUBCLASS)) {
        clear_items(&object_of(o)->items, !(prefix->flags & CONCH_BOUND));
    } else if (flags & (Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS)) {
        struct text_payload *text = &object_of(o)->text;
        if (text->utf8 != text->data)
            payload_free(text->utf8);
        if (!(flags & Py_TPFLAGS_BYTES_SUBCLASS) || prefix->extra == NULL)
            payload_free(text->data);
        text->data = text->utf8 = NULL;
    } else if (o->ob_type == &PyMemoryView_Type) {
        conch_memoryview_end(prefix);
    } else {
        conch_module_end(prefix);
    }
}

/* An unbound object of C's: nobody else knows it. */
static void end_own(PyObject *o)
{
    if (prefix_of(o)->flags & CONCH_CELL) {
        PyTypeObject *type = o->ob_type;
        conch_mirror_clear(o);
        mirror_free(o);
        if (type->tp_flags & Py_TPFLAGS_HEAPTYPE) /* of a PyStructSequence */
            Py_DECREF(type);
    } else {
        o->ob_type->tp_dealloc(o);
    }
}

void _Py_Dealloc(PyObject *o)
{
    ENTER();
    if (CONCH_UNLIKELY(is_bound(o))) {
        /* A destructor runs with an exception on its way, too. */
        PyObject *type, *value, *traceback;
        PyErr_Fetch(&type, &value, &traceback);
        if (HOST(DEALLOC, o, 0, 0, 0) == 0) {
            if (STRICT_ON)
                conch_strict_negative(o);
            conch_fatal("Py_DECREF", "C released a reference that it did not own");
        }
        PyErr_Restore(type, value, traceback);
        return;
    }
    end_own(o);
}

/*
 * Many sources give away a reference that they only borrowed, and take the one that they owe behind the call: in CPython the count is one too low
 * for a moment, and others hold the object. Here it is the Java object that holds it, and the count of the linked mirror may be 0 meanwhile; what is never paid
 * back is told when the object ends (MirrorEnds.keepAlive). A strict run stops at once.
 */
void release_stolen(PyObject *o)
{
    if (o != NULL && o->ob_refcnt == 1 && is_bound(o) && !is_type(o) && !(prefix_of(o)->flags & (CONCH_OWNED | CONCH_STATIC)) && !STRICT_ON)
        o->ob_refcnt = 0;
    else
        Py_XDECREF(o);
}

void conch_drop(int64_t object)
{
    /* Java releases it, so what C called last has nothing to do with it. */
    if (STRICT_ON)
        strict_me()->last_api = NULL;
    Py_DECREF((PyObject *)(intptr_t)object);
}

void Py_IncRef(PyObject *o)
{
    Py_XINCREF(o);
}

void Py_DecRef(PyObject *o)
{
    Py_XDECREF(o);
}

Py_ssize_t(Py_REFCNT)(PyObject *o)
{
    ENTER();
    WANT(o);
    if (is_bound(o))
        return HOST(REFERENCES, o, 0, 0, 0);
    return o->ob_refcnt;
}
