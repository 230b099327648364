#include "call_in.h"

#include "internal.h"

#define O(x) ((PyObject *)(intptr_t)(x))
#define F(type, function) ((type)(intptr_t)(function))

static CONCH_COLD int64_t stray(struct conch_thread *t, PyObject *result)
{
    t->stray_result = 1;
    Py_DECREF(result);
    return 0;
}

/* The function may have changed which thread state is the current one only by a mistake that is fatal elsewhere. */
static inline int64_t checked(PyObject *result)
{
    struct conch_thread *t = conch_enter("the return of an extension function");
    if (CONCH_UNLIKELY(t->type != NULL) && result != NULL)
        return stray(t, result);
    return WORD(result);
}

/*
 * The result of a function or slot. An int or float that nobody else has ends here, because its cell is in the cache here: the value goes behind the
 * link of the free cell, and the address travels with a bit that no address has (call_in.h).
 */
static inline int64_t returned(PyObject *result)
{
    int64_t word = checked(result);
    if (word == 0 || result->ob_refcnt != 1)
        return word;
    int64_t kind = result->ob_type == &PyFloat_Type ? CONCH_RETURNED_FLOAT : result->ob_type == &PyLong_Type ? CONCH_RETURNED_INT : 0;
    if (kind == 0 || prefix_of(result)->flags != CONCH_CELL)
        return word;
    struct conch_cell *cell = (struct conch_cell *)prefix_of(result);
    cell->payload[1] = cell->payload[0];
    mirror_free(result);
    return word | kind;
}

int64_t conch_call_0(int64_t function)
{
    return checked(F(PyObject *(*)(void), function)());
}

int64_t conch_call_1(int64_t function, int64_t self)
{
    return checked(F(unaryfunc, function)(O(self)));
}

int64_t conch_call_2(int64_t function, int64_t self, int64_t x)
{
    return returned(F(binaryfunc, function)(O(self), O(x)));
}

int64_t conch_call_3(int64_t function, int64_t self, int64_t x, int64_t y)
{
    return returned(F(ternaryfunc, function)(O(self), O(x), O(y)));
}

int64_t conch_call_fast(int64_t function, int64_t self, int64_t count, int64_t a, int64_t b, int64_t c, int64_t d)
{
    PyObject *args[] = {O(a), O(b), O(c), O(d)};
    return returned(F(_PyCFunctionFast, function)(O(self), args, count));
}

static inline PyObject *lend(PyObject *cell, double value)
{
    cell->ob_refcnt = 1;
    ((PyFloatObject *)cell)->ob_fval = value;
    return cell;
}

static inline bool is_back(const PyObject *cell)
{
    return cell->ob_refcnt == 1 && (prefix_of(cell)->flags & CONCH_LENT);
}

int64_t conch_call_fast_floats(int64_t function, int64_t self, int64_t cells, double x, double y)
{
    PyObject **lent = (PyObject **)(intptr_t)cells;
    PyObject *a = lend(lent[0], x), *b = lend(lent[1], y);
    int64_t word = returned(F(_PyCFunctionFast, function)(O(self), lent, 2));
    if (CONCH_UNLIKELY(!is_back(a) || !is_back(b)))
        return word | CONCH_KEPT;
    a->ob_refcnt = b->ob_refcnt = 0;
    return word;
}

int64_t conch_call_fast_array(int64_t function, int64_t self, int64_t args, int64_t count)
{
    return returned(F(_PyCFunctionFast, function)(O(self), (PyObject **)(intptr_t)args, count));
}

int64_t conch_call_keywords(int64_t function, int64_t self, int64_t args, int64_t count, int64_t kwnames)
{
    return returned(F(_PyCFunctionFastWithKeywords, function)(O(self), (PyObject **)(intptr_t)args, count, O(kwnames)));
}

int64_t conch_call_method(int64_t function, int64_t self, int64_t cls, int64_t args, int64_t count, int64_t kwnames)
{
    return returned(F(PyCMethod, function)(O(self), (PyTypeObject *)(intptr_t)cls, (PyObject **)(intptr_t)args, count, O(kwnames)));
}

int64_t conch_call_index(int64_t function, int64_t self, int64_t index)
{
    return checked(F(ssizeargfunc, function)(O(self), index));
}

int64_t conch_call_compare(int64_t function, int64_t self, int64_t other, int32_t op)
{
    return checked(F(richcmpfunc, function)(O(self), O(other), op));
}

int64_t conch_call_number(int64_t function, int64_t self)
{
    return F(lenfunc, function)(O(self));
}

int32_t conch_call_int_1(int64_t function, int64_t self)
{
    return F(inquiry, function)(O(self));
}

int32_t conch_call_int_2(int64_t function, int64_t self, int64_t x)
{
    return F(objobjproc, function)(O(self), O(x));
}

int32_t conch_call_int_3(int64_t function, int64_t self, int64_t x, int64_t y)
{
    return F(objobjargproc, function)(O(self), O(x), O(y));
}

int32_t conch_call_int_index(int64_t function, int64_t self, int64_t index, int64_t value)
{
    return F(ssizeobjargproc, function)(O(self), index, O(value));
}

void conch_call_void(int64_t function, int64_t self)
{
    F(destructor, function)(O(self));
}
