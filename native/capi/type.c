/*
 * C types. A type's slots are filled here, from a static PyTypeObject or a PyType_Spec, and inherited from its base; Java then makes a class of
 * it whose slots call these functions.
 */
#include "internal.h"

#include "call_in.h"
#include "strict_internal.h"
#include "structmember.h"

#define HIGHEST_SLOT Py_am_send

/* Behind conch_spec: what the type itself set, and what it keeps alive. */
struct spec {
    bool own[HIGHEST_SLOT + 1];
    PyObject *module; /* held; NULL for none */
    char *name;       /* owned copy; NULL where tp_name is the extension's */
    bool builtin;     /* the mirror of a built-in type: its objects hold no reference to it */
};

/* A type in memory of its own, with room for all that a static type has beside it. */
struct heap_type {
    struct prefix prefix;
    PyTypeObject type;
    PyNumberMethods number;
    PySequenceMethods sequence;
    PyMappingMethods mapping;
    PyAsyncMethods async;
    PyBufferProcs buffer;
};

/* ---- where each slot lies ---- */

#define IN_TYPE(X) \
    X(tp_alloc) X(tp_base) X(tp_bases) X(tp_call) X(tp_clear) X(tp_dealloc) X(tp_del) X(tp_descr_get) X(tp_descr_set) X(tp_doc) X(tp_getattr) \
    X(tp_getattro) X(tp_hash) X(tp_init) X(tp_is_gc) X(tp_iter) X(tp_iternext) X(tp_methods) X(tp_new) X(tp_repr) X(tp_richcompare) \
    X(tp_setattr) X(tp_setattro) X(tp_str) X(tp_traverse) X(tp_members) X(tp_getset) X(tp_free) X(tp_finalize)
#define IN_NUMBER(X) \
    X(nb_absolute) X(nb_add) X(nb_and) X(nb_bool) X(nb_divmod) X(nb_float) X(nb_floor_divide) X(nb_index) X(nb_inplace_add) X(nb_inplace_and) \
    X(nb_inplace_floor_divide) X(nb_inplace_lshift) X(nb_inplace_multiply) X(nb_inplace_or) X(nb_inplace_power) X(nb_inplace_remainder) \
    X(nb_inplace_rshift) X(nb_inplace_subtract) X(nb_inplace_true_divide) X(nb_inplace_xor) X(nb_int) X(nb_invert) X(nb_lshift) X(nb_multiply) \
    X(nb_negative) X(nb_or) X(nb_positive) X(nb_power) X(nb_remainder) X(nb_rshift) X(nb_subtract) X(nb_true_divide) X(nb_xor) \
    X(nb_matrix_multiply) X(nb_inplace_matrix_multiply)
#define IN_SEQUENCE(X) \
    X(sq_ass_item) X(sq_concat) X(sq_contains) X(sq_inplace_concat) X(sq_inplace_repeat) X(sq_item) X(sq_length) X(sq_repeat)
#define IN_MAPPING(X) X(mp_ass_subscript) X(mp_length) X(mp_subscript)
#define IN_ASYNC(X) X(am_await) X(am_aiter) X(am_anext) X(am_send)
#define IN_BUFFER(X) X(bf_getbuffer) X(bf_releasebuffer)

enum part { NOWHERE, TYPE, NUMBER, SEQUENCE, MAPPING, ASYNC, BUFFER };

static const struct place {
    uint8_t part;
    uint16_t offset;
} places[HIGHEST_SLOT + 1] = {
#define X(slot) [Py_##slot] = {TYPE, offsetof(PyTypeObject, slot)},
    IN_TYPE(X)
#undef X
#define X(slot) [Py_##slot] = {NUMBER, offsetof(PyNumberMethods, slot)},
    IN_NUMBER(X)
#undef X
#define X(slot) [Py_##slot] = {SEQUENCE, offsetof(PySequenceMethods, slot)},
    IN_SEQUENCE(X)
#undef X
#define X(slot) [Py_##slot] = {MAPPING, offsetof(PyMappingMethods, slot)},
    IN_MAPPING(X)
#undef X
#define X(slot) [Py_##slot] = {ASYNC, offsetof(PyAsyncMethods, slot)},
    IN_ASYNC(X)
#undef X
#define X(slot) [Py_##slot] = {BUFFER, offsetof(PyBufferProcs, slot)},
    IN_BUFFER(X)
#undef X
};

/* The slot's word in the type; NULL where the type lacks the struct that it belongs to. */
static void **word_of(const PyTypeObject *type, int slot)
{
    void *whole = NULL;
    switch ((enum part)places[slot].part) {
    case NOWHERE: return NULL;
    case TYPE: whole = (void *)type; break;
    case NUMBER: whole = type->tp_as_number; break;
    case SEQUENCE: whole = type->tp_as_sequence; break;
    case MAPPING: whole = type->tp_as_mapping; break;
    case ASYNC: whole = type->tp_as_async; break;
    case BUFFER: whole = type->tp_as_buffer; break;
    }
    return whole == NULL ? NULL : (void **)((char *)whole + places[slot].offset);
}

static void *slot_of(const PyTypeObject *type, int slot)
{
    void **word = word_of(type, slot);
    return word == NULL ? NULL : *word;
}

/* ---- ends of instances ---- */

/* What a type without a tp_dealloc does. */
static void plain_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject **dict = _PyObject_GetDictPtr(self);
    if (dict != NULL)
        Py_CLEAR(*dict);
    type->tp_free(self);
    if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
        Py_DECREF(type);
}

/* Of a class that a script derived from a C type: the C type's, and the reference to the class where that did not drop it. */
static void subtype_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self), *base = type;
    while (base->tp_dealloc == subtype_dealloc)
        base = base->tp_base;
    bool drops_type = base->tp_dealloc == plain_dealloc || (base->tp_flags & Py_TPFLAGS_HEAPTYPE);
    base->tp_dealloc(self);
    if (!drops_type)
        Py_DECREF(type);
}

void PyObject_CallFinalizer(PyObject *o)
{
    ENTER();
    WANT(o);
    if (Py_TYPE(o)->tp_finalize == NULL || PyObject_GC_IsFinalized(o))
        return;
    Py_TYPE(o)->tp_finalize(o);
    if (!is_type(o) && PyType_IS_GC(Py_TYPE(o)))
        prefix_of(o)->extra = o; /* says PyObject_GC_IsFinalized */
}

/* Of an instance of a script's class the interpreter has called it before, as it calls __del__. */
int PyObject_CallFinalizerFromDealloc(PyObject *o)
{
    ENTER();
    WANT(o);
    if (Py_TYPE(o)->tp_dealloc == subtype_dealloc)
        return 0;
    o->ob_refcnt = 1;
    PyObject_CallFinalizer(o);
    if (o->ob_refcnt != 1)
        conch_fatal(__func__, "tp_finalize brought the object back to life, which a type with a tp_dealloc of its own cannot here; leave tp_dealloc out");
    o->ob_refcnt = 0;
    return 0;
}

/* What a type takes over from its base as its end; NULL where the base is built in, and has nothing to do in C. */
static destructor dealloc_of(const PyTypeObject *base)
{
    return base->tp_dealloc == built_in_dealloc ? NULL : base->tp_dealloc;
}

PyTypeObject *built_in_below(PyTypeObject *type)
{
    for (const struct spec *spec; (spec = type->conch_spec) != NULL && !spec->builtin;)
        type = type->tp_base;
    return type;
}

/* ---- inheriting ---- */

/* Not these: they say what is new in a type, or are settled apart. */
static bool is_inherited(int slot)
{
    switch (slot) {
    case Py_tp_base: case Py_tp_bases: case Py_tp_doc: case Py_tp_methods: case Py_tp_members: case Py_tp_getset: case Py_tp_new:
    case Py_tp_hash: case Py_tp_richcompare: case Py_tp_getattr: case Py_tp_getattro: case Py_tp_setattr: case Py_tp_setattro:
    case Py_tp_dealloc: case Py_tp_del:
        return false;
    }
    return places[slot].part != NOWHERE;
}

/* The older kind of these two slots takes the name as text. */

static PyObject *get_by_text(PyObject *o, PyObject *name)
{
    const char *text = PyUnicode_AsUTF8(name);
    return text == NULL ? NULL : Py_TYPE(o)->tp_getattr(o, (char *)text);
}

static int set_by_text(PyObject *o, PyObject *name, PyObject *value)
{
    const char *text = PyUnicode_AsUTF8(name);
    return text == NULL ? -1 : Py_TYPE(o)->tp_setattr(o, (char *)text, value);
}

static void inherit(PyTypeObject *type)
{
    PyTypeObject *base = type->tp_base;
    if (type->tp_getattr != NULL && type->tp_getattro == NULL)
        type->tp_getattro = get_by_text;
    if (type->tp_setattr != NULL && type->tp_setattro == NULL)
        type->tp_setattro = set_by_text;
#define WHOLE(member)             \
    if (type->member == NULL)     \
        type->member = base->member;
    WHOLE(tp_as_number)
    WHOLE(tp_as_sequence)
    WHOLE(tp_as_mapping)
    WHOLE(tp_as_buffer)
    WHOLE(tp_as_async)
#undef WHOLE
    for (int slot = 0; slot <= HIGHEST_SLOT; slot++) {
        if (!is_inherited(slot))
            continue;
        void **word = word_of(type, slot), *inherited = slot_of(base, slot);
        if (word != NULL && *word == NULL && WORD(inherited) != WORD(built_in_traverse) && WORD(inherited) != WORD(built_in_clear))
            *word = inherited;
    }
    if (type->tp_hash == NULL && type->tp_richcompare == NULL) {
        type->tp_hash = base->tp_hash;
        type->tp_richcompare = base->tp_richcompare;
    }
    if (type->tp_getattr == NULL && type->tp_getattro == NULL) {
        type->tp_getattr = base->tp_getattr;
        type->tp_getattro = base->tp_getattro;
    }
    if (type->tp_setattr == NULL && type->tp_setattro == NULL) {
        type->tp_setattr = base->tp_setattr;
        type->tp_setattro = base->tp_setattro;
    }
    if (type->tp_dealloc == NULL)
        type->tp_dealloc = dealloc_of(base) == NULL ? plain_dealloc : base->tp_dealloc;
    if (type->tp_basicsize == 0)
        type->tp_basicsize = base->tp_basicsize;
    if (type->tp_weaklistoffset == 0)
        type->tp_weaklistoffset = base->tp_weaklistoffset;
    if (type->tp_dictoffset == 0)
        type->tp_dictoffset = base->tp_dictoffset;
    if (type->tp_itemsize == 0)
        type->tp_itemsize = base->tp_itemsize;
    if (type->tp_vectorcall_offset == 0)
        type->tp_vectorcall_offset = base->tp_vectorcall_offset;
    type->tp_flags |= base->tp_flags
        & (Py_TPFLAGS_LONG_SUBCLASS | Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS | Py_TPFLAGS_UNICODE_SUBCLASS
           | Py_TPFLAGS_DICT_SUBCLASS | Py_TPFLAGS_BASE_EXC_SUBCLASS | Py_TPFLAGS_TYPE_SUBCLASS);
    type->conch_flags |= base->conch_flags & CONCH_EXTENDED;
}

/* A negative offset counts from the end of an object of variable size. (Rule: tp_dictoffset in the manual.) */
PyObject **_PyObject_GetDictPtr(PyObject *o)
{
    WANT(o);
    PyTypeObject *type = Py_TYPE(o);
    Py_ssize_t offset = type->tp_dictoffset;
    if (offset == 0 || (!is_type(o) && (prefix_of(o)->flags & CONCH_CELL)))
        return NULL;
    if (offset < 0) {
        Py_ssize_t count = Py_SIZE(o) < 0 ? -Py_SIZE(o) : Py_SIZE(o), size = type->tp_basicsize + count * type->tp_itemsize;
        offset += (size + (Py_ssize_t)sizeof(void *) - 1) / (Py_ssize_t)sizeof(void *) * (Py_ssize_t)sizeof(void *);
    }
    return (PyObject **)((char *)o + offset);
}

int64_t conch_dict_place(int64_t object)
{
    return WORD(_PyObject_GetDictPtr((PyObject *)(intptr_t)object));
}

/* NULL with AttributeError. */
static PyObject **dict_place(PyObject *o)
{
    PyObject **place = _PyObject_GetDictPtr(o);
    if (place == NULL)
        PyErr_SetString(PyExc_AttributeError, "This object has no __dict__");
    return place;
}

PyObject *PyObject_GenericGetDict(PyObject *o, void *context)
{
    ENTER();
    (void)context;
    PyObject **place = dict_place(o);
    if (place != NULL && *place == NULL)
        *place = PyDict_New();
    return place == NULL ? NULL : Py_XNewRef(*place);
}

int PyObject_GenericSetDict(PyObject *o, PyObject *value, void *context)
{
    ENTER();
    (void)context;
    PyObject **place = dict_place(o);
    if (place == NULL)
        return -1;
    if (value == NULL) {
        PyErr_SetString(PyExc_TypeError, "cannot delete __dict__");
        return -1;
    }
    if (!PyDict_Check(value)) {
        PyErr_Format(PyExc_TypeError, "__dict__ must be set to a dictionary, not a '%.200s'", Py_TYPE(value)->tp_name);
        return -1;
    }
    PyObject *old = *place;
    *place = Py_NewRef(value);
    Py_XDECREF(old);
    return 0;
}

static struct spec *note_own(PyTypeObject *type)
{
    struct spec *spec = calloc(1, sizeof *spec);
    if (spec == NULL)
        return (struct spec *)PyErr_NoMemory();
    for (int slot = 0; slot <= HIGHEST_SLOT; slot++)
        spec->own[slot] = slot_of(type, slot) != NULL;
    type->conch_spec = spec;
    return spec;
}

/*
 * Instances of what derives from a built-in type other than object are that type's, and the interpreter's. Where the struct goes on behind what C sees of them, their
 * mirrors are structs of that size instead of cells, made with the object and ended with it. What has a variable size has no fixed place for more.
 */
static bool layout_fits(PyTypeObject *type)
{
    PyTypeObject *built_in = built_in_below(type);
    if (built_in == &PyBaseObject_Type || type->tp_basicsize <= built_in->tp_basicsize)
        return true;
    if (built_in->tp_basicsize == sizeof(struct object)) {
        type->conch_flags |= CONCH_EXTENDED;
        return true;
    }
    PyErr_Format(PyExc_TypeError, "type '%s': a C struct cannot extend the built-in type '%s'", type->tp_name, built_in->tp_name);
    return false;
}

/* That of the base, where the type does not say. A static type lives for good, and so does what it is made of. */
static bool settle_metatype(PyTypeObject *type)
{
    if (Py_TYPE(type) == NULL)
        Py_SET_TYPE(type, Py_TYPE(type->tp_base));
    PyTypeObject *metatype = Py_TYPE(type);
    if (metatype == &PyType_Type)
        return true;
    if (PyType_Ready(metatype) != 0)
        return false;
    if (!(metatype->tp_flags & Py_TPFLAGS_TYPE_SUBCLASS)) {
        PyErr_Format(PyExc_TypeError, "type '%s' cannot be an instance of '%s', which is no metaclass", type->tp_name, metatype->tp_name);
        return false;
    }
    Py_INCREF(metatype);
    return true;
}

int PyType_Ready(PyTypeObject *type)
{
    ENTER();
    WANT(type);
    if (type->tp_flags & Py_TPFLAGS_READY)
        return 0;
    if (type->tp_name == NULL) {
        PyErr_SetString(PyExc_SystemError, "Type does not define the tp_name field.");
        return -1;
    }
    if (type->tp_base == NULL)
        type->tp_base = &PyBaseObject_Type;
    if (PyType_Ready(type->tp_base) != 0 || !settle_metatype(type) || note_own(type) == NULL)
        return -1;
    /* A static type over object makes no instances unless it says how. */
    if (type->tp_new == NULL && type->tp_base != &PyBaseObject_Type)
        type->tp_new = type->tp_base->tp_new;
    if (type->tp_new == NULL)
        type->tp_flags |= Py_TPFLAGS_DISALLOW_INSTANTIATION;
    inherit(type);
    if (!layout_fits(type))
        return -1;
    type->tp_flags |= Py_TPFLAGS_READY | Py_TPFLAGS_IMMUTABLETYPE;
    if (HOST(TYPE_READY, type, 0, 0, 0) == 0)
        return 0;
    type->tp_flags &= ~Py_TPFLAGS_READY;
    return -1;
}

/* ---- heap types ---- */

static struct heap_type *heap_type(const char *name)
{
    struct heap_type *heap = calloc(1, sizeof *heap);
    struct spec *spec = calloc(1, sizeof *spec);
    char *copy = strdup(name);
    if (heap == NULL || spec == NULL || copy == NULL) {
        free(heap);
        free(spec);
        free(copy);
        return (struct heap_type *)PyErr_NoMemory();
    }
    spec->name = copy;
    PyTypeObject *type = &heap->type;
    type->ob_base.ob_base = (PyObject){1, &PyType_Type};
    type->tp_name = copy;
    type->tp_as_number = &heap->number;
    type->tp_as_sequence = &heap->sequence;
    type->tp_as_mapping = &heap->mapping;
    type->tp_as_async = &heap->async;
    type->tp_as_buffer = &heap->buffer;
    type->conch_spec = spec;
    return heap;
}

void conch_type_free(int64_t address)
{
    PyTypeObject *type = (PyTypeObject *)(intptr_t)address;
    struct spec *spec = type->conch_spec;
    PyTypeObject *base = type->tp_base;
    Py_XDECREF(spec->module);
    free(spec->name);
    free(spec);
    if (type->tp_mro != NULL) {
        free(object_of(type->tp_mro)->items.items);
        mirror_free(type->tp_mro);
    }
    free((char *)type - offsetof(struct heap_type, type));
    Py_XDECREF(base);
}

_Static_assert(offsetof(PyTypeObject, tp_dict) == CONCH_TYPE_DICT_AT, "Java reads it there");

PyObject *type_descriptor_get(PyObject *self, PyObject *object, PyObject *type)
{
    ENTER();
    WANT(self);
    PyObject *get = PyObject_GetAttrString((PyObject *)Py_TYPE(self), "__get__");
    PyObject *found = get == NULL ? NULL : PyObject_CallFunctionObjArgs(get, self, object == NULL ? Py_None : object, type == NULL ? Py_None : type, NULL);
    Py_XDECREF(get);
    return found;
}

#define MARKS                                                                                                                    \
    (CONCH_TYPE_NEXT | CONCH_TYPE_GET | CONCH_TYPE_AWAIT | CONCH_TYPE_AITER | CONCH_TYPE_ANEXT | CONCH_TYPE_CALL | CONCH_TYPE_GETATTRIBUTE | \
     CONCH_TYPE_SETATTR)

#define CLASS_SLOT(name, method)                            \
    static PyObject *name(PyObject *self)                   \
    {                                                       \
        return PyObject_CallMethod(self, method, NULL);     \
    }
CLASS_SLOT(class_await, "__await__")
CLASS_SLOT(class_aiter, "__aiter__")
CLASS_SLOT(class_anext, "__anext__")

/* The slots of a class that C did not make: what extensions call without asking for the type. */
static void set_marked_slots(PyTypeObject *type, int64_t flags)
{
    if (flags & CONCH_TYPE_NEXT)
        type->tp_iternext = PyIter_Next; /* of what PyObject_GetIter gave, extensions call the slot itself */
    if (flags & CONCH_TYPE_GET)
        type->tp_descr_get = type_descriptor_get;
    if (flags & CONCH_TYPE_CALL)
        type->tp_call = PyObject_Call;
    if (flags & CONCH_TYPE_GETATTRIBUTE)
        type->tp_getattro = PyObject_GetAttr;
    if (flags & CONCH_TYPE_SETATTR)
        type->tp_setattro = PyObject_SetAttr;
    if (flags & CONCH_TYPE_AWAIT)
        type->tp_as_async->am_await = class_await;
    if (flags & CONCH_TYPE_AITER)
        type->tp_as_async->am_aiter = class_aiter;
    if (flags & CONCH_TYPE_ANEXT)
        type->tp_as_async->am_anext = class_anext;
}

int64_t conch_type_mirror(const char *name, int64_t metatype, int64_t base, int64_t flags, int32_t handle)
{
    struct heap_type *heap = heap_type(name);
    if (heap == NULL)
        return 0;
    PyTypeObject *type = &heap->type;
    Py_SET_TYPE(type, (PyTypeObject *)(intptr_t)metatype);
    type->tp_base = (PyTypeObject *)(intptr_t)base;
    Py_INCREF(type->tp_base);
    type->tp_flags = (unsigned long)(flags & ~MARKS) | Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_READY;
    ((struct spec *)type->conch_spec)->builtin = (flags & Py_TPFLAGS_IMMUTABLETYPE) != 0;
    if (!(flags & Py_TPFLAGS_IMMUTABLETYPE))
        type->tp_flags |= Py_TPFLAGS_HAVE_GC; /* as every class of a script */
    type->tp_new = type->tp_base->tp_new;
    inherit(type);
    if (dealloc_of(type->tp_base) != NULL)
        type->tp_dealloc = subtype_dealloc;
    if (!(flags & Py_TPFLAGS_IMMUTABLETYPE))
        set_class_slots(type);
    set_marked_slots(type, flags);
    type->conch_handle = handle;
    heap->prefix.handle = handle;
    return WORD(type);
}

static bool fill(PyTypeObject *type, const PyType_Spec *from)
{
    struct spec *spec = type->conch_spec;
    for (const PyType_Slot *s = from->slots; s->slot != 0; s++) {
        if (s->slot < 0 || s->slot > HIGHEST_SLOT || places[s->slot].part == NOWHERE) {
            PyErr_SetString(PyExc_RuntimeError, "invalid slot offset");
            return false;
        }
        *word_of(type, s->slot) = s->pfunc;
        spec->own[s->slot] = true;
    }
    return true;
}

/* The one base whose layout counts, borrowed. */
static PyTypeObject *base_of(const PyTypeObject *type, PyObject *bases)
{
    if (bases == NULL)
        bases = type->tp_bases;
    if (bases == NULL)
        return type->tp_base == NULL ? &PyBaseObject_Type : type->tp_base;
    if (PyType_Check(bases))
        return (PyTypeObject *)bases;
    if (PyTuple_Check(bases))
        return (PyTypeObject *)HOST_OBJECT(TYPE_BASES, bases, 0, 0, 0);
    PyErr_SetString(PyExc_SystemError, "Py_tp_bases is not a tuple");
    return NULL;
}

static bool complete(PyTypeObject *type, const PyType_Spec *from, PyObject *bases)
{
    PyTypeObject *base = base_of(type, bases);
    if (base == NULL || PyType_Ready(base) != 0)
        return false;
    type->tp_base = base;
    Py_INCREF(base);
    if (!(base->tp_flags & Py_TPFLAGS_BASETYPE)) {
        PyErr_Format(PyExc_TypeError, "type '%.100s' is not an acceptable base type", base->tp_name);
        return false;
    }
    type->tp_basicsize = from->basicsize;
    type->tp_itemsize = from->itemsize;
    type->tp_flags = from->flags | Py_TPFLAGS_HEAPTYPE;
    for (const PyMemberDef *member = type->tp_members; member != NULL && member->name != NULL; member++)
        if (strcmp(member->name, "__weaklistoffset__") == 0)
            type->tp_weaklistoffset = member->offset;
        else if (strcmp(member->name, "__dictoffset__") == 0)
            type->tp_dictoffset = member->offset;
        else if (strcmp(member->name, "__vectorcalloffset__") == 0)
            type->tp_vectorcall_offset = member->offset;
    if (from->flags & Py_TPFLAGS_DISALLOW_INSTANTIATION)
        type->tp_new = NULL;
    else if (type->tp_new == NULL)
        type->tp_new = base == &PyBaseObject_Type ? PyType_GenericNew : base->tp_new;
    inherit(type);
    type->tp_flags |= Py_TPFLAGS_READY;
    return layout_fits(type);
}

PyObject *PyType_FromModuleAndSpec(PyObject *module, PyType_Spec *from, PyObject *bases)
{
    ENTER();
    WANT(from);
    struct heap_type *heap = heap_type(from->name);
    if (heap == NULL)
        return NULL;
    PyTypeObject *type = &heap->type;
    struct spec *spec = type->conch_spec;
    spec->module = Py_XNewRef(module);
    PyObject *all = bases != NULL && PyTuple_Check(bases) ? bases : NULL;
    if (!fill(type, from) || !complete(type, from, bases) || HOST(TYPE_FROM_SPEC, type, all, 0, 0) != 0) {
        conch_type_free(WORD(type));
        return NULL;
    }
    return (PyObject *)type;
}

PyObject *PyType_FromSpecWithBases(PyType_Spec *spec, PyObject *bases)
{
    return PyType_FromModuleAndSpec(NULL, spec, bases);
}

PyObject *PyType_FromSpec(PyType_Spec *spec)
{
    WANT(spec);
    return PyType_FromModuleAndSpec(NULL, spec, NULL);
}

PyObject *PyType_GenericNew(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    WANT(type);
    (void)args;
    (void)keywords;
    ENTER();
    return type->tp_alloc(type, 0);
}

/* ---- questions ---- */

/* Along the bases, as far as C knows them; a class of a script may have several, which the interpreter knows. */
int PyType_IsSubtype(PyTypeObject *type, PyTypeObject *of)
{
    ENTER();
    WANT(type);
    WANT(of);
    for (PyTypeObject *t = type; t != NULL; t = t->tp_base)
        if (t == of)
            return 1;
    if (of == &PyBaseObject_Type)
        return 1;
    return (type->tp_flags & Py_TPFLAGS_HEAPTYPE) && is_bound((PyObject *)type) && is_bound((PyObject *)of)
        && HOST(IS_SUBTYPE, type, of, 0, 0) == 1;
}

unsigned long PyType_GetFlags(PyTypeObject *type)
{
    WANT(type);
    return type->tp_flags;
}

void PyType_Modified(PyTypeObject *type)
{
    ENTER();
    WANT(type);
    if (is_bound((PyObject *)type))
        HOST(TYPE_MODIFIED, type, 0, 0, 0);
}

void *PyType_GetSlot(PyTypeObject *type, int slot)
{
    ENTER();
    WANT(type);
    if (slot <= 0 || slot > HIGHEST_SLOT || places[slot].part == NOWHERE) {
        PyErr_BadInternalCall();
        return NULL;
    }
    return slot_of(type, slot);
}

PyObject *PyType_GetName(PyTypeObject *type)
{
    WANT(type);
    return PyObject_GetAttrString((PyObject *)type, "__name__");
}

PyObject *PyType_GetQualName(PyTypeObject *type)
{
    WANT(type);
    return PyObject_GetAttrString((PyObject *)type, "__qualname__");
}

PyObject *PyType_GetModule(PyTypeObject *type)
{
    ENTER();
    WANT(type);
    struct spec *spec = type->conch_spec;
    if (spec != NULL && spec->module != NULL)
        return spec->module;
    PyErr_Format(PyExc_TypeError, type->tp_flags & Py_TPFLAGS_HEAPTYPE && !(spec != NULL && spec->builtin)
                     ? "PyType_GetModule: Type '%s' has no associated module" : "PyType_GetModule: Type '%s' is not a heap type", type->tp_name);
    return NULL;
}

void *PyType_GetModuleState(PyTypeObject *type)
{
    WANT(type);
    PyObject *module = PyType_GetModule(type);
    return module == NULL ? NULL : PyModule_GetState(module);
}

static PyObject *module_of(const PyTypeObject *type, const PyModuleDef *definition)
{
    const struct spec *spec = type->conch_spec;
    return spec != NULL && spec->module != NULL && PyModule_GetDef(spec->module) == definition ? spec->module : NULL;
}

/* Mostly the type itself or one of the bases that give it its layout; a type of C without a layout of its own may stand beside them. */
PyObject *PyType_GetModuleByDef(PyTypeObject *type, PyModuleDef *definition)
{
    ENTER();
    WANT(type);
    PyObject *found = NULL;
    for (PyTypeObject *at = type; at != NULL && found == NULL; at = at->tp_base)
        found = module_of(at, definition);
    if (found != NULL)
        return found;
    PyObject *order = PyObject_GetAttrString((PyObject *)type, "__mro__");
    for (Py_ssize_t i = 0; order != NULL && found == NULL && i < PyTuple_GET_SIZE(order); i++)
        found = module_of((PyTypeObject *)PyTuple_GET_ITEM(order, i), definition);
    Py_XDECREF(order);
    if (found != NULL)
        return found;
    PyErr_Clear();
    PyErr_Format(PyExc_TypeError, "PyType_GetModuleByDef: No superclass of '%s' has the given module", type->tp_name);
    return NULL;
}

void conch_type_traverse(PyTypeObject *type, visitproc visit, void *argument)
{
    const struct spec *spec = type->conch_spec;
    if (!(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
        return;
    visit(spec->module, argument);
    visit((PyObject *)type->tp_base, argument);
}

bool type_is_held_by_its_objects(const PyTypeObject *type)
{
    const struct spec *spec = type->conch_spec;
    return (type->tp_flags & Py_TPFLAGS_HEAPTYPE) && !(spec != NULL && spec->builtin);
}

void conch_type_clear(PyTypeObject *type)
{
    struct spec *spec = type->conch_spec;
    if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
        Py_CLEAR(spec->module);
}

/* ---- for Java ---- */

int64_t conch_type_slot(int64_t type, int32_t slot)
{
    int64_t function = WORD(slot_of((PyTypeObject *)(intptr_t)type, slot));
    return STRICT_ON ? strict_slot((PyTypeObject *)(intptr_t)type, slot, function) : function;
}

int64_t conch_type_own_slot(int64_t type, int32_t slot)
{
    const struct spec *spec = ((PyTypeObject *)(intptr_t)type)->conch_spec;
    return spec != NULL && spec->own[slot] ? conch_type_slot(type, slot) : 0;
}

void conch_type_describe(int64_t address, struct conch_type_facts *out)
{
    PyTypeObject *type = (PyTypeObject *)(intptr_t)address;
    int64_t flags = (int64_t)type->tp_flags | (type->tp_weaklistoffset != 0 ? CONCH_TYPE_WEAK : 0) | (type->tp_dictoffset != 0 ? CONCH_TYPE_DICT : 0);
    *out = (struct conch_type_facts){WORD(type->tp_name), WORD(type->tp_doc), WORD(type->tp_base), flags,
                                     type->tp_basicsize, type->tp_itemsize, type->tp_dictoffset, type->tp_weaklistoffset};
}

int32_t conch_type_handle(int64_t type)
{
    return ((PyTypeObject *)(intptr_t)type)->conch_handle;
}

int32_t conch_type_flags(int64_t type)
{
    return (int32_t)((PyTypeObject *)(intptr_t)type)->conch_flags;
}

void conch_type_bind(int64_t address, int32_t handle, int32_t flags)
{
    PyTypeObject *type = (PyTypeObject *)(intptr_t)address;
    type->conch_handle = handle;
    type->conch_flags = (uint32_t)flags | (type->conch_flags & CONCH_EXTENDED);
    if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
        *prefix_of(type) = (struct prefix){handle, (uint32_t)flags, NULL}; /* where the metaclass is not type, Java looks there */
}

/* The tuple is for looking through: it lives and dies with the type, and its items are borrowed, as all of them are held by the type's bases. */
void conch_type_show(int64_t address, int64_t dict, const int64_t *mro, int32_t count)
{
    PyTypeObject *type = (PyTypeObject *)(intptr_t)address;
    type->tp_dict = (PyObject *)(intptr_t)dict;
    PyObject **items = count == 0 ? NULL : malloc((size_t)count * sizeof *items), *tuple = items == NULL ? NULL : mirror_new(&PyTuple_Type);
    if (tuple == NULL) {
        free(items);
        return;
    }
    for (int32_t i = 0; i < count; i++)
        items[i] = (PyObject *)(intptr_t)mro[i];
    object_of(tuple)->items = (struct items_payload){count, items};
    prefix_of(tuple)->flags |= CONCH_PAYLOAD;
    tuple->ob_refcnt = CONCH_STATIC_REFCNT;
    type->tp_mro = tuple;
}

void conch_type_set_base(int64_t type, int64_t base)
{
    ((PyTypeObject *)(intptr_t)type)->tp_base = (PyTypeObject *)(intptr_t)base;
}
