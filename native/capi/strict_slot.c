/* The functions in a type's slots: which are watched, and how they say that they failed. */
#include "strict_internal.h"

static int slot_returns(int slot)
{
    switch (slot) {
    case Py_mp_length:
    case Py_sq_length:
    case Py_tp_hash:
        return CONCH_RETURNS_SIZE;
    case Py_mp_ass_subscript:
    case Py_sq_ass_item:
    case Py_sq_contains:
    case Py_nb_bool:
    case Py_tp_init:
    case Py_tp_descr_set:
    case Py_tp_setattr:
    case Py_tp_setattro:
        return CONCH_RETURNS_INT;
    case Py_tp_iternext:
        return CONCH_RETURNS_NEXT;
    case Py_mp_subscript:
    case Py_sq_concat:
    case Py_sq_inplace_concat:
    case Py_sq_inplace_repeat:
    case Py_sq_item:
    case Py_sq_repeat:
    case Py_tp_call:
    case Py_tp_descr_get:
    case Py_tp_getattr:
    case Py_tp_getattro:
    case Py_tp_iter:
    case Py_tp_new:
    case Py_tp_repr:
    case Py_tp_richcompare:
    case Py_tp_str:
        return CONCH_RETURNS_OBJECT;
    default:
        return (slot >= Py_nb_absolute && slot <= Py_nb_xor) || slot == Py_nb_matrix_multiply || slot == Py_nb_inplace_matrix_multiply ? CONCH_RETURNS_OBJECT : 0;
    }
}

static const char *slot_name(int slot)
{
    static const char *const names[] = {
        [Py_mp_length] = "__len__", [Py_sq_length] = "__len__", [Py_tp_hash] = "__hash__", [Py_mp_ass_subscript] = "__setitem__",
        [Py_sq_ass_item] = "__setitem__", [Py_sq_contains] = "__contains__", [Py_nb_bool] = "__bool__", [Py_tp_init] = "__init__",
        [Py_tp_iternext] = "__next__", [Py_mp_subscript] = "__getitem__", [Py_sq_item] = "__getitem__", [Py_tp_call] = "__call__",
        [Py_tp_iter] = "__iter__", [Py_tp_new] = "__new__", [Py_tp_repr] = "__repr__", [Py_tp_str] = "__str__",
        [Py_tp_richcompare] = "tp_richcompare", [Py_tp_getattro] = "__getattribute__", [Py_tp_setattro] = "__setattr__",
    };
    const char *name = slot < (int)Py_ARRAY_LENGTH(names) ? names[slot] : NULL;
    return name == NULL ? "a number or sequence slot" : name;
}

int64_t strict_slot(const PyTypeObject *type, int slot, int64_t function)
{
    int returns = slot_returns(slot);
    if (function == 0 || returns == 0)
        return function;
    char name[128];
    snprintf(name, sizeof name, "%s.%s", type->tp_name, slot_name(slot));
    return conch_strict_entry(function, name, returns);
}
