/*
 * C calls Java: one function, which Java sets when the first extension is loaded. One stub instead of one for each operation keeps the
 * first import short, and puts the rule that nothing may be thrown through C into one place (conch.capi.HostCalls).
 */
#ifndef CONCH_HOST_TABLE_H
#define CONCH_HOST_TABLE_H

#include <stdint.h>

#include "../runtime/export.h"

/*
 * The operations, and what each returns when it failed and left an exception: NULL or -1. conch.capi.HostOp lists them in this order.
 * Pointers to objects are borrowed, results that are objects are new references, except where it says otherwise. TEXT: pointer, bytes.
 */
#define CONCH_HOST_OPS(X)                                                                                             \
    X(DEALLOC, 0)            /* object whose count reached zero → 1, or 0: C had no reference any more */ \
    X(REFERENCES, 0)         /* object → its count as scripts see it */                                                \
    X(GET_ATTR, 0)           /* object, name */                                                                        \
    X(GET_ATTR_TEXT, 0)      /* object, TEXT */                                                                        \
    X(SET_ATTR, -1)          /* object, name, value or NULL */                                                         \
    X(SET_ATTR_TEXT, -1)     /* object, TEXT, value or NULL */                                                         \
    X(HAS_ATTR, 0)           /* object, name; never fails */                                                           \
    X(GENERIC_GET_ATTR, 0)   /* object, name */                                                                        \
    X(GENERIC_SET_ATTR, -1)  /* object, name, value or NULL */                                                         \
    X(COMPARE, 0)            /* a, b, op */                                                                            \
    X(COMPARE_BOOL, -1)      /* a, b, op */                                                                            \
    X(REPR, 0)               /* object */                                                                              \
    X(STR, 0)                /* object */                                                                              \
    X(ASCII, 0)              /* object */                                                                              \
    X(HASH, -1)              /* object */                                                                              \
    X(IS_TRUE, -1)           /* object */                                                                              \
    X(IS_INSTANCE, -1)       /* object, type or tuple */                                                               \
    X(IS_SUBCLASS, -1)       /* type, type or tuple */                                                                 \
    X(IS_SUBTYPE, 0)         /* type, type; by the method resolution order; never fails */                             \
    X(BINARY, 0)             /* a, b, BinaryOp */                                                                      \
    X(IN_PLACE, 0)           /* a, b, BinaryOp */                                                                      \
    X(POWER, 0)              /* a, b, modulus */                                                                       \
    X(UNARY, 0)              /* object, '-' '+' '~' 'a'(bs) 'i'(ndex) 'l'(int) 'f'(loat) 'p'lain int of an int */      \
    X(CHECK, 0)              /* object, 'n'umber 'i'ndex 'c'allable 's'equence 'm'apping i't'erator 'b'uffer; never fails */ \
    X(LONG_VALUE, -1)        /* object, pointer to { value, overflow }: clipped, overflow −1, 0, 1 */                  \
    X(LONG_UNSIGNED, -1)     /* object, pointer to { value, overflow }: low 64 bits, overflow 0, 1, −1 negative */     \
    X(LONG_FROM_UNSIGNED, 0) /* 64 bits */                                                                             \
    X(LONG_FROM_DOUBLE, 0)   /* bits of the double */                                                                  \
    X(LONG_FROM_TEXT, 0)     /* TEXT, base */                                                                          \
    X(LONG_FROM_BYTES, 0)    /* pointer, count, flags: 1 little-endian, 2 signed */                                    \
    X(FLOAT_VALUE, -1)       /* object, pointer to double */                                                           \
    X(FLOAT_FROM_TEXT, 0)    /* str object */                                                                          \
    X(STR_FROM_UTF8, 0)      /* TEXT, errors TEXT ended by zero or NULL */                                             \
    X(STR_INTERN, 0)         /* TEXT */                                                                                \
    X(STR_INTERN_OBJECT, 0)  /* str object */                                                                          \
    X(STR_FILL, -1)          /* str object: puts length, data, kind into the mirror */                                 \
    X(STR_UTF8, -1)          /* str object: puts utf8 and its length into the mirror */                                \
    X(BYTES_FROM, 0)         /* object → bytes */                                                                      \
    X(BYTES_FILL, -1)        /* bytes object: puts length and data into the mirror */                                  \
    X(BYTEARRAY_NEW, 0)      /* pointer or NULL, count */                                                              \
    X(BYTEARRAY_DATA, 0)     /* bytearray → address */                                                                 \
    X(BYTEARRAY_RESIZE, -1)  /* bytearray, length */                                                                   \
    X(TUPLE_FILL, -1)        /* tuple object: puts size and items into the mirror */                                   \
    X(LIST_GET, 0)           /* list, index → borrowed */                                                              \
    X(LIST_SET, -1)          /* list, index, item */                                                                   \
    X(LIST_APPEND, -1)       /* list, item */                                                                          \
    X(LIST_INSERT, -1)       /* list, index, item */                                                                   \
    X(LIST_OF, 0)            /* iterable → list */                                                                     \
    X(TUPLE_OF, 0)           /* iterable → tuple */                                                                    \
    X(SLICE, 0)              /* sequence, low, high */                                                                 \
    X(DICT_NEW, 0)           /**/                                                                                      \
    X(DICT_GET, 0)           /* dict, key → borrowed, or NULL, with or without an exception */                         \
    X(DICT_GET_TEXT, 0)      /* dict, TEXT → borrowed */                                                               \
    X(DICT_SET, -1)          /* dict, key, value */                                                                    \
    X(DICT_SET_TEXT, -1)     /* dict, TEXT, value */                                                                   \
    X(DICT_DELETE, -1)       /* dict, key */                                                                           \
    X(DICT_CLEAR, 0)         /* dict */                                                                                \
    X(DICT_NEXT, 0)          /* dict, pointer to { position, key, value } → 1, 0 at the end; borrowed */               \
    X(SET_NEW, 0)            /* iterable or NULL, 1: frozenset */                                                      \
    X(SET_CHANGE, -1)        /* set, item, 'a'dd 'd'iscard */                                                          \
    X(LENGTH, -1)            /* object */                                                                              \
    X(GET_ITEM, 0)           /* object, key */                                                                         \
    X(SET_ITEM, -1)          /* object, key, value or NULL */                                                          \
    X(SEQUENCE_GET, 0)       /* object, index */                                                                       \
    X(SEQUENCE_SET, -1)      /* object, index, value or NULL */                                                        \
    X(CONTAINS, -1)          /* container, item */                                                                     \
    X(ITER, 0)               /* object, 0; object, 1: by index; callable, 2, sentinel */                               \
    X(NEXT, 0)               /* iterator → item, or NULL, with or without an exception */                              \
    X(CALL, 0)               /* callable, array of arguments, how many in all, tuple of keyword names or NULL */       \
    X(CALL_TUPLE, 0)         /* callable, tuple or NULL, dict or NULL */ \
    X(CALL_METHOD, 0)        /* object, name, array, how many */                                                       \
    X(NORMALIZE, 0)          /* type, value or NULL → exception instance */                                            \
    X(EXCEPTION_NEW, 0)      /* dotted name (zero-ended), doc or NULL, base or NULL, dict or NULL */                   \
    X(EXCEPTION_TRACEBACK, 0) /* exception → traceback or NULL */                                                      \
    X(EXCEPTION_SET, -1)     /* exception, 'c'ause conte'x't 't'raceback, value or NULL */                             \
    X(UNRAISABLE, 0)         /* exception, where or NULL */                                                            \
    X(PRINT, 0)              /* exception instance, 1: sys.last_value holds it */                                     \
    X(WARN, -1)              /* category, message, stack level, source or NULL */                                     \
    X(WARN_EXPLICIT, -1)     /* category, tuple of message, file name, module and registry, line */                   \
    X(CHECK_SIGNALS, -1)     /**/                                                                                      \
    X(OS_ERROR, 0)           /* type, errno, file name (zero-ended) or NULL → exception instance */                    \
    X(TYPE_READY, -1)        /* static type */                                                                         \
    X(TYPE_FROM_SPEC, -1)    /* heap type with its slots filled, bases tuple or NULL */                                \
    X(TYPE_BASES, 0)         /* bases tuple → borrowed: the base whose layout counts, or NULL */                       \
    X(MODULE_NEW, 0)         /* name (zero-ended) */                                                                   \
    X(MODULE_ADD_FUNCTIONS, -1) /* module, PyMethodDef array */                                                        \
    X(MODULE_DICT, 0)        /* module or type → its dictionary, borrowed */                                           \
    X(IMPORT, 0)             /* name */                                                                                \
    X(BUFFER_GET, -1)        /* object, Py_buffer, flags */                                                            \
    X(BUFFER_RELEASE, 0)     /* object, Py_buffer */                                                                   \
    X(MEMORYVIEW, 0)         /* object */                                                                              \
    X(MEMORYVIEW_OF_MEMORY, 0) /* address, bytes, 1: writable */                                                       \
    X(MEMORYVIEW_CONTIGUOUS, 0) /* object, 1: for writing, order */                                                    \
    X(STRICT_CALLS, 0)       /* → the open calls of the script, zero-ended, from malloc; NULL when memory is short */   \
    X(STRICT_STOP, 0)        /* struct conch_stop; does not return; without the GIL, too */                            \
    X(MEMORYVIEW_DESCRIBE, -1) /* memoryview, Py_buffer → obj borrowed, internal a block to free */                    \
    X(FUNCTION_PART, 0)      /* built-in function, 'f'unction 's'elf (borrowed) f'l'ags */                             \
    X(FUNCTION_NEW, 0)       /* PyMethodDef, self or NULL, name of the module or NULL */                               \
    X(WEAKREF_NEW, 0)        /* object, callback or NULL */                                                            \
    X(WEAKREF_GET, 0)        /* reference → its object, borrowed, or None */                                           \
    X(GENERIC_ALIAS, 0)      /* origin, argument or tuple of them */                                                   \
    X(METHOD_NEW, 0)         /* type, PyMethodDef, 1: a class method */                                                \
    X(TYPE_LOOKUP, 0)        /* type, name → what the method resolution order finds, borrowed, or NULL */ \
    X(DATES, -1)             /* the classes date, datetime, time, timedelta: from now on their mirrors show what an instance consists of */ \
    X(TYPE_MODIFIED, 0)      /* type whose dict C has changed */ \
    X(NEW, 0)                /* built-in type, type that stands on it, tuple or NULL, dict or NULL → instance of the second */

enum conch_host_op {
#define X(name, failure) CONCH_OP_##name,
    CONCH_HOST_OPS(X)
#undef X
    CONCH_OP_COUNT
};

struct conch_host {
    int64_t (*call)(int32_t op, int64_t a, int64_t b, int64_t c, int64_t d);
};

/* Makes the table known. With the GIL held. */
CONCH_API void conch_host_set(struct conch_host *host);

/* The names of the operations in order, each followed by a space: what the Java side is checked against. */
CONCH_API const char *conch_host_op_names(void);

#endif
