/*
 * Java calls C: one function a calling convention, with the address to call as the first argument. Addresses travel as integers, so that
 * a call allocates nothing on the Java side.
 *
 * Each looks after the call whether result and error indicator fit each other. Those that return an object return 0 when an exception is
 * set, also when there was a result besides (it is dropped, and conch_error_take tells).
 *
 * Functions and slots (conch_call_2, _3, _fast, _fast_floats, _fast_array, _keywords, _method) return an int or float that nobody else has as the address of its cell
 * with one of the bits below. The cell is free again; until the next one is taken, its payload[1] is the value.
 */
#ifndef CONCH_CALL_IN_H
#define CONCH_CALL_IN_H

#include <stdint.h>

#include "../runtime/export.h"

#define CONCH_RETURNED_FLOAT 1
#define CONCH_RETURNED_INT 2
/* Besides: C has kept a number that was lent. */
#define CONCH_KEPT 4

/* PyInit_NAME */
CONCH_API int64_t conch_call_0(int64_t function);
/* METH_NOARGS, METH_O, METH_VARARGS, binaryfunc … */
CONCH_API int64_t conch_call_1(int64_t function, int64_t self);
CONCH_API int64_t conch_call_2(int64_t function, int64_t self, int64_t x);
CONCH_API int64_t conch_call_3(int64_t function, int64_t self, int64_t x, int64_t y);
/* METH_FASTCALL with up to four arguments, and with any number. */
CONCH_API int64_t conch_call_fast(int64_t function, int64_t self, int64_t count, int64_t a, int64_t b, int64_t c, int64_t d);
CONCH_API int64_t conch_call_fast_array(int64_t function, int64_t self, int64_t args, int64_t count);
/*
 * METH_FASTCALL with two floats: `cells` is an array of two cells that nobody else uses, which are filled and passed. Their counts are 0 again
 * afterwards, or the result has CONCH_KEPT, and they are as C left them.
 */
CONCH_API int64_t conch_call_fast_floats(int64_t function, int64_t self, int64_t cells, double x, double y);
/* METH_FASTCALL | METH_KEYWORDS; kwnames 0 for none. */
CONCH_API int64_t conch_call_keywords(int64_t function, int64_t self, int64_t args, int64_t count, int64_t kwnames);
/* METH_METHOD | METH_FASTCALL | METH_KEYWORDS */
CONCH_API int64_t conch_call_method(int64_t function, int64_t self, int64_t cls, int64_t args, int64_t count, int64_t kwnames);
/* ssizeargfunc, richcmpfunc */
CONCH_API int64_t conch_call_index(int64_t function, int64_t self, int64_t index);
CONCH_API int64_t conch_call_compare(int64_t function, int64_t self, int64_t other, int32_t op);
/* lenfunc, hashfunc */
CONCH_API int64_t conch_call_number(int64_t function, int64_t self);
/* inquiry, objobjproc, objobjargproc, ssizeobjargproc: −1 for an exception */
CONCH_API int32_t conch_call_int_1(int64_t function, int64_t self);
CONCH_API int32_t conch_call_int_2(int64_t function, int64_t self, int64_t x);
CONCH_API int32_t conch_call_int_3(int64_t function, int64_t self, int64_t x, int64_t y);
CONCH_API int32_t conch_call_int_index(int64_t function, int64_t self, int64_t index, int64_t value);
/* destructor, freefunc */
CONCH_API void conch_call_void(int64_t function, int64_t self);

/* Drops a reference that C gave to Java. */
CONCH_API void conch_drop(int64_t object);

/* Loads a library and finds its PyInit function. 0 with the dynamic loader's text in *message (valid until the next call). */
CONCH_API int64_t conch_extension_open(const char *file, const char *function, const char **message);

/* What the error indicator holds; the references go to the caller. */
struct conch_error_taken {
    int64_t type, value, traceback; /* value and traceback 0 for none */
    int32_t stray_result;           /* 1: the function returned a result besides */
};
/* Empties the indicator of the calling thread. 1, or 0 when it was empty. */
CONCH_API int32_t conch_error_take(struct conch_error_taken *out);
/* Sets it; the reference to the exception instance is stolen. */
CONCH_API void conch_error_put(int64_t exception);

/* The bound objects that C holds references to on behalf of this one, an entry a reference: how many there are, of which at most `room` are
   written. For the cycle collector. */
CONCH_API int32_t conch_traverse(int64_t object, int64_t *out, int32_t room);
/* Lets go of them, as far as the extension says how (tp_clear, m_clear). */
CONCH_API void conch_clear_references(int64_t object);

/* ---- types ---- */

/* The function or pointer behind a slot number of PyType_Slot, 0 for none; whether inherited or own. */
CONCH_API int64_t conch_type_slot(int64_t type, int32_t slot);
/* The same, but only where the type itself set it, not its base. */
CONCH_API int64_t conch_type_own_slot(int64_t type, int32_t slot);

/* Above the flags of Python.h. */
#define CONCH_TYPE_WEAK (1LL << 40) /* instances can be referenced weakly */
#define CONCH_TYPE_DICT (1LL << 41) /* tp_dictoffset is set */
/* Of a class that C did not make: its methods __next__, __get__, __await__ …, and attributes that are not found or set in the usual way. */
#define CONCH_TYPE_NEXT (1LL << 42)
#define CONCH_TYPE_GET (1LL << 43)
#define CONCH_TYPE_AWAIT (1LL << 44)
#define CONCH_TYPE_AITER (1LL << 45)
#define CONCH_TYPE_ANEXT (1LL << 46)
#define CONCH_TYPE_CALL (1LL << 47)
#define CONCH_TYPE_GETATTRIBUTE (1LL << 48)
#define CONCH_TYPE_SETATTR (1LL << 49)
#define CONCH_TYPE_DICT_AT 264 /* where a PyTypeObject has tp_dict */

struct conch_type_facts {
    int64_t name;  /* tp_name, zero-ended */
    int64_t doc;   /* tp_doc, zero-ended; 0 for none */
    int64_t base;
    int64_t flags; /* tp_flags with CONCH_TYPE_WEAK, CONCH_TYPE_DICT */
    int64_t basicsize, itemsize, dictoffset, weaklistoffset; /* as the struct has them */
};
/* Where an instance of a C type has the pointer to its __dict__; 0 for nowhere. */
CONCH_API int64_t conch_dict_place(int64_t object);
CONCH_API void conch_type_describe(int64_t type, struct conch_type_facts *out);
/* A mirror for a class that C did not make; the name is copied. Layout and slots come from the base. flags: tp_flags with CONCH_TYPE_NEXT to _SETATTR. 0 when memory is short. */
CONCH_API int64_t conch_type_mirror(const char *name, int64_t metatype, int64_t base, int64_t flags, int32_t handle);
CONCH_API int32_t conch_type_handle(int64_t type);
CONCH_API void conch_type_bind(int64_t type, int32_t handle, int32_t flags);
CONCH_API int32_t conch_type_flags(int64_t type);
/* Gives the memory of a heap type back. */
CONCH_API void conch_type_free(int64_t type);
CONCH_API void conch_type_set_base(int64_t type, int64_t base);
/* What extensions read in the struct: tp_dict, the mirror of the type's own names, and where count is not 0 tp_mro. All are borrowed. */
CONCH_API void conch_type_show(int64_t type, int64_t dict, const int64_t *mro, int32_t count);

/* ---- modules ---- */

/* Makes a module of a multi-phase definition run: its functions, doc, state, and Py_mod_exec slots. 0, or −1 with an exception. */
CONCH_API int32_t conch_module_is_definition(int64_t object);
/* New reference to the module that the definition describes; 0 with an exception. */
CONCH_API int64_t conch_module_from_definition(int64_t definition, const char *name);
CONCH_API int32_t conch_module_exec(int64_t module, int64_t definition);

/* The addresses of the built-in object ends: how Java fills a str's mirror. Both copy. 0, or −1 when memory is short. */
CONCH_API int32_t conch_str_put(int64_t str, const void *data, int64_t bytes, int64_t length, int32_t kind, int32_t ascii);
CONCH_API int32_t conch_str_put_utf8(int64_t str, const void *data, int64_t bytes);
CONCH_API int32_t conch_bytes_put(int64_t bytes, int64_t address, int64_t length);
/* Memory for a view's format, shape and strides, which PyBuffer_Release frees; NULL when memory is short. */
CONCH_API void *conch_buffer_block(int64_t bytes);
/* The memory of an instance of a C type, into a Py_buffer. 1; 0 where the type shows none; −1 with an exception. The view does not count as a reference
   to the instance: the caller keeps that alive until conch_buffer_release. */
CONCH_API int32_t conch_buffer_get(int64_t object, void *view, int32_t flags);
CONCH_API void conch_buffer_release(int64_t object, void *view);
/* Room for a tuple's items, which Java fills with new references; 0 when memory is short. */
CONCH_API int64_t conch_tuple_room(int64_t tuple, int64_t size);

#endif
