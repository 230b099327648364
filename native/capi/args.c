/*
 * PyArg_Parse…: takes arguments apart by a format. What a conversion acquired (a buffer, what an O& converter says it can clean up) is
 * given back when a later one fails. Messages are CPython 3.11's.
 */
#include "internal.h"
#include "red_zone.h"

#define MOST_CLEANUPS 64

/* The variable that the next argument goes to. Under AddressSanitizer it is looked whether it has the size that the letter of the format says. */
#define TARGET(type) ((type *)red_zone_target(va_arg(*targets, type *), sizeof(type)))

struct cleanup {
    int (*converter)(PyObject *, void *); /* NULL: target is a Py_buffer */
    void *target;
};

struct parse {
    const char *name;    /* behind ':' in the format; NULL for none */
    const char *message; /* behind ';': replaces every message about a wrong type */
    const char *end;     /* where the conversions end */
    struct cleanup cleanups[MOST_CLEANUPS];
    int cleanup_count;
};

static void read_tail(struct parse *p, const char *format)
{
    *p = (struct parse){.end = strpbrk(format, ":;")};
    if (p->end == NULL)
        p->end = format + strlen(format);
    else if (*p->end == ':')
        p->name = p->end + 1;
    else
        p->message = p->end + 1;
}

static bool to_clean(struct parse *p, int (*converter)(PyObject *, void *), void *target)
{
    if (p->cleanup_count == MOST_CLEANUPS) {
        PyErr_SetString(PyExc_SystemError, "too many arguments that need cleaning up");
        return false;
    }
    p->cleanups[p->cleanup_count++] = (struct cleanup){converter, target};
    return true;
}

static int finish(struct parse *p, bool ok)
{
    if (ok)
        return 1;
    while (p->cleanup_count > 0) {
        struct cleanup *c = &p->cleanups[--p->cleanup_count];
        if (c->converter == NULL)
            PyBuffer_Release(c->target);
        else
            c->converter(NULL, c->target);
    }
    return 0;
}

/* ---- messages ---- */

/* What is wrong with an argument, to stand behind "f() argument 1 ". NULL: an exception is set; "": all is well. */
struct complaint {
    char text[256];
};

static const char *const fine = "";

static const char *expected(struct complaint *c, const char *what, PyObject *o)
{
    if (*what == '(')
        snprintf(c->text, sizeof c->text, "%s", what);
    else
        snprintf(c->text, sizeof c->text, "must be %.50s, not %.50s", what, o == Py_None ? "None" : Py_TYPE(o)->tp_name);
    return c->text;
}

static bool complain(struct parse *p, int position, const char *path, const char *text)
{
    if (text == NULL || PyErr_Occurred())
        return false;
    PyObject *kind = *text == '(' ? PyExc_SystemError : PyExc_TypeError; /* a converter that fails must leave an exception */
    if (p->message != NULL)
        PyErr_SetString(kind, p->message);
    else if (position > 0)
        PyErr_Format(kind, "%.200s%sargument %d%s %.256s", p->name == NULL ? "" : p->name, p->name == NULL ? "" : "() ",
                     position, path, text);
    else
        PyErr_Format(kind, "%.200s%sargument %.256s", p->name == NULL ? "" : p->name, p->name == NULL ? "" : "() ", text);
    return false;
}

static const char *range_error(const char *text)
{
    PyErr_SetString(PyExc_OverflowError, text);
    return NULL;
}

/* ---- one conversion ---- */

/* What the object says of its buffer is the message, as in CPython. */
static const char *view(struct parse *p, PyObject *o, Py_buffer *target)
{
    return PyObject_GetBuffer(o, target, PyBUF_SIMPLE) == 0 && to_clean(p, NULL, target) ? fine : NULL;
}

/* Bytes that stay where they are after the view is released: of bytes alone, because nothing can move or change them. */
static const char *fixed_bytes(struct complaint *c, PyObject *o, const char **bytes, Py_ssize_t *count)
{
    if (!PyBytes_Check(o))
        return expected(c, "read-only bytes-like object", o);
    *bytes = PyBytes_AS_STRING(o);
    *count = PyBytes_GET_SIZE(o);
    return fine;
}

/* s, z, y with their suffixes. */
static const char *text_argument(struct parse *p, struct complaint *c, char code, const char **format, PyObject *o, va_list *targets)
{
    bool none_allowed = code == 'z', none = none_allowed && o == Py_None, bytes = code == 'y';
    const char *data = NULL;
    Py_ssize_t count = 0;
    if (**format == '*') {
        Py_buffer *target = TARGET(Py_buffer);
        ++*format;
        if (none)
            return PyBuffer_FillInfo(target, NULL, NULL, 0, 1, 0) == 0 ? fine : NULL;
        if (bytes || !PyUnicode_Check(o))
            return view(p, o, target);
        data = PyUnicode_AsUTF8AndSize(o, &count);
        if (data == NULL || PyBuffer_FillInfo(target, o, (void *)data, count, 1, 0) != 0)
            return NULL;
        return to_clean(p, NULL, target) ? fine : NULL;
    }
    const char **target = TARGET(const char *);
    bool sized = **format == '#';
    if (sized)
        ++*format;
    if (!none) {
        const char *wrong = fine;
        if (!bytes && PyUnicode_Check(o)) {
            data = PyUnicode_AsUTF8AndSize(o, &count);
            if (data == NULL)
                return NULL;
        } else if (bytes || sized) {
            if (!PyObject_CheckBuffer(o)) {
                PyErr_Format(PyExc_TypeError, "a bytes-like object is required, not '%.100s'", Py_TYPE(o)->tp_name);
                return NULL;
            }
            wrong = fixed_bytes(c, o, &data, &count);
        } else {
            wrong = expected(c, none_allowed ? "str or None" : "str", o);
        }
        if (wrong != fine)
            return wrong;
        if (!sized && strlen(data) != (size_t)count) {
            PyErr_SetString(PyExc_ValueError, bytes ? "embedded null byte" : "embedded null character");
            return NULL;
        }
    }
    *target = data;
    if (sized)
        *TARGET(Py_ssize_t) = count;
    return fine;
}

static int free_encoded(PyObject *o, void *target)
{
    (void)o;
    PyMem_Free(*(char **)target);
    return 1;
}

/* es, et, es#, et#: encoded into a new block of PyMem_Malloc; with '#' into the caller's, where the pointer was not NULL. */
static const char *encoded_argument(struct parse *p, struct complaint *c, const char **format, PyObject *o, va_list *targets)
{
    char code = *(*format)++;
    bool sized = **format == '#', as_it_is = code == 't' && (PyBytes_Check(o) || PyByteArray_Check(o));
    if (sized)
        ++*format;
    const char *encoding = va_arg(*targets, const char *);
    char **target = TARGET(char *);
    Py_ssize_t *size = sized ? TARGET(Py_ssize_t) : NULL;
    if (!as_it_is && !PyUnicode_Check(o))
        return expected(c, code == 't' ? "str, bytes or bytearray" : "str", o);
    PyObject *encoded = as_it_is ? PyBytes_FromObject(o) : PyUnicode_AsEncodedString(o, encoding == NULL ? "utf-8" : encoding, "strict");
    if (encoded == NULL)
        return NULL;
    const char *wrong = fine, *bytes = PyBytes_AS_STRING(encoded);
    Py_ssize_t count = PyBytes_GET_SIZE(encoded);
    bool given = sized && *target != NULL;
    if (!sized && strlen(bytes) != (size_t)count) {
        wrong = expected(c, "encoded string without null bytes", o);
    } else if (given && count + 1 > *size) {
        PyErr_Format(PyExc_ValueError, "encoded string too long (%zd, maximum length %zd)", count, *size - 1);
        wrong = NULL;
    } else if (!given && (*target = PyMem_Malloc((size_t)count + 1)) == NULL) {
        PyErr_NoMemory();
        wrong = NULL;
    } else {
        memcpy(*target, bytes, (size_t)count + 1);
        if (sized)
            *size = count;
        if (!given && !to_clean(p, free_encoded, target))
            wrong = NULL;
    }
    Py_DECREF(encoded);
    return wrong;
}

static const char *object_argument(struct parse *p, struct complaint *c, const char **format, PyObject *o, va_list *targets)
{
    if (**format == '!') {
        ++*format;
        PyTypeObject *type = va_arg(*targets, PyTypeObject *);
        PyObject **target = TARGET(PyObject *);
        if (!PyObject_TypeCheck(o, type))
            return expected(c, type->tp_name, o);
        *target = o;
        return fine;
    }
    if (**format == '&') {
        ++*format;
        int (*converter)(PyObject *, void *) = va_arg(*targets, int (*)(PyObject *, void *));
        void *target = va_arg(*targets, void *);
        int result = converter(o, target);
        if (result == 0)
            return expected(c, "(unspecified)", o);
        return result != Py_CLEANUP_SUPPORTED || to_clean(p, converter, target) ? fine : NULL;
    }
    *TARGET(PyObject *) = o;
    return fine;
}

static const char *number_argument(struct complaint *c, char code, PyObject *o, va_list *targets)
{
    if (code == 'f' || code == 'd') {
        double value = PyFloat_AsDouble(o);
        if (value == -1.0 && PyErr_Occurred())
            return NULL;
        if (code == 'd')
            *TARGET(double) = value;
        else
            *TARGET(float) = (float)value;
        return fine;
    }
    if (code == 'n') {
        Py_ssize_t value = -1;
        PyObject *index = PyNumber_Index(o);
        if (index != NULL) {
            value = PyLong_AsSsize_t(index);
            Py_DECREF(index);
        }
        if (value == -1 && PyErr_Occurred())
            return NULL;
        *TARGET(Py_ssize_t) = value;
        return fine;
    }
    if (code == 'L') {
        long long value = PyLong_AsLongLong(o);
        if (value == -1 && PyErr_Occurred())
            return NULL;
        *TARGET(long long) = value;
        return fine;
    }
    if (code == 'k' || code == 'K') {
        if (!PyLong_Check(o))
            return expected(c, "int", o);
        unsigned long long value = PyLong_AsUnsignedLongLongMask(o);
        if (code == 'k')
            *TARGET(unsigned long) = (unsigned long)value;
        else
            *TARGET(unsigned long long) = value;
        return fine;
    }
    bool mask = code == 'B' || code == 'H' || code == 'I';
    long value = mask ? (long)PyLong_AsUnsignedLongMask(o) : PyLong_AsLong(o);
    if (value == -1 && PyErr_Occurred())
        return NULL;
    switch (code) {
    case 'b':
        if (value < 0)
            return range_error("unsigned byte integer is less than minimum");
        if (value > UCHAR_MAX)
            return range_error("unsigned byte integer is greater than maximum");
        *TARGET(unsigned char) = (unsigned char)value;
        break;
    case 'B': *TARGET(unsigned char) = (unsigned char)value; break;
    case 'h':
        if (value < SHRT_MIN)
            return range_error("signed short integer is less than minimum");
        if (value > SHRT_MAX)
            return range_error("signed short integer is greater than maximum");
        *TARGET(short) = (short)value;
        break;
    case 'H': *TARGET(unsigned short) = (unsigned short)value; break;
    case 'i':
        if (value < INT_MIN)
            return range_error("signed integer is less than minimum");
        if (value > INT_MAX)
            return range_error("signed integer is greater than maximum");
        *TARGET(int) = (int)value;
        break;
    case 'I': *TARGET(unsigned int) = (unsigned int)value; break;
    default: *TARGET(long) = value;
    }
    return fine;
}

static const char *character_argument(struct complaint *c, char code, PyObject *o, va_list *targets)
{
    if (code == 'C') {
        int *target = TARGET(int);
        if (!PyUnicode_Check(o) || PyUnicode_GET_LENGTH(o) != 1)
            return expected(c, "a unicode character", o);
        *target = (int)PyUnicode_READ_CHAR(o, 0);
        return fine;
    }
    char *target = TARGET(char);
    if (PyBytes_Check(o) && PyBytes_GET_SIZE(o) == 1)
        *target = PyBytes_AS_STRING(o)[0];
    else if (PyByteArray_Check(o) && PyByteArray_GET_SIZE(o) == 1)
        *target = PyByteArray_AS_STRING(o)[0];
    else
        return expected(c, "a byte string of length 1", o);
    return fine;
}

static const char *typed_argument(struct complaint *c, PyObject *o, bool right, const char *what, va_list *targets)
{
    PyObject **target = TARGET(PyObject *);
    if (!right)
        return expected(c, what, o);
    *target = o;
    return fine;
}

static const char *convert_one(struct parse *p, struct complaint *c, const char **format, PyObject *o, va_list *targets)
{
    char code = *(*format)++;
    switch (code) {
    case 's': case 'z': case 'y': return text_argument(p, c, code, format, o, targets);
    case 'e': return encoded_argument(p, c, format, o, targets);
    case 'O': return object_argument(p, c, format, o, targets);
    case 'D': {
        Py_complex value = PyComplex_AsCComplex(o), *target = TARGET(Py_complex);
        if (PyErr_Occurred())
            return NULL;
        *target = value;
        return fine;
    }
    case 'c': case 'C': return character_argument(c, code, o, targets);
    case 'U': return typed_argument(c, o, PyUnicode_Check(o), "str", targets);
    case 'S': return typed_argument(c, o, PyBytes_Check(o), "bytes", targets);
    case 'Y': return typed_argument(c, o, PyByteArray_Check(o), "bytearray", targets);
    case 'p': {
        int value = PyObject_IsTrue(o);
        int *target = TARGET(int);
        if (value < 0)
            return NULL;
        *target = value;
        return fine;
    }
    case 'w': {
        Py_buffer *target = TARGET(Py_buffer);
        if (**format != '*')
            break;
        ++*format;
        if (PyObject_GetBuffer(o, target, PyBUF_WRITABLE) != 0) {
            PyErr_Clear();
            return expected(c, "read-write bytes-like object", o);
        }
        return to_clean(p, NULL, target) ? fine : NULL;
    }
    case 'b': case 'B': case 'h': case 'H': case 'i': case 'I': case 'l': case 'k': case 'L': case 'K': case 'n': case 'f': case 'd':
        return number_argument(c, code, o, targets);
    }
    return expected(c, code == 'w' ? "(invalid use of 'w' format character)" : "(impossible<bad format char>)", o);
}

static const char *skip_group(const char *at)
{
    int depth = 0;
    do {
        if (*at == '(')
            depth++;
        else if (*at == ')')
            depth--;
        if (*at == 0)
            return at;
        at++;
    } while (depth > 0);
    return at;
}

/* Passes a character of a format; whether it stands for an argument. "es" and "et" are one. */
static bool takes_one(const char **at)
{
    char code = *(*at)++;
    if (code == 'e' && (**at == 's' || **at == 't'))
        ++*at;
    return isalpha((unsigned char)code) != 0;
}

/* How many arguments a format takes up to `end`; *min: how many of them stand before '|'. */
static int count_arguments(const char *at, const char *end, int *min)
{
    int count = 0;
    *min = -1;
    while (at < end && *at != ')') {
        if (*at == '|') {
            *min = count;
            at++;
        } else if (*at == '(') {
            count++;
            at = skip_group(at);
        } else {
            count += takes_one(&at);
        }
    }
    if (*min < 0)
        *min = count;
    return count;
}

/* An argument or a group of them in brackets, which wants a sequence. `path` says where inside outer groups it stands. */
static bool convert(struct parse *p, const char **format, PyObject *o, va_list *targets, int position, const char *path)
{
    struct complaint c;
    if (**format != '(') {
        const char *wrong = convert_one(p, &c, format, o, targets);
        return wrong == fine || complain(p, position, path, wrong);
    }
    int min, count = count_arguments(*format + 1, skip_group(*format), &min);
    if (!PySequence_Check(o) || PyBytes_Check(o)) {
        snprintf(c.text, sizeof c.text, "must be %d-item sequence, not %.50s", count, o == Py_None ? "None" : Py_TYPE(o)->tp_name);
        return complain(p, position, path, c.text);
    }
    Py_ssize_t size = PySequence_Size(o);
    if (size < 0)
        return false;
    if (size != count) {
        snprintf(c.text, sizeof c.text, "must be sequence of length %d, not %zd", count, size);
        return complain(p, position, path, c.text);
    }
    ++*format;
    for (int i = 0; i < count; i++) {
        char deeper[64];
        snprintf(deeper, sizeof deeper, "%.40s, item %d", path, i);
        PyObject *item = PySequence_GetItem(o, i);
        if (item == NULL)
            return false;
        bool ok = convert(p, format, item, targets, position, deeper);
        Py_DECREF(item);
        if (!ok)
            return false;
    }
    if (**format == ')')
        ++*format;
    return true;
}

/* Passes an argument that is absent: its targets stay as they are. */
static void skip_one(const char **format, va_list *targets)
{
    if (**format == '(') {
        const char *end = skip_group(*format);
        ++*format;
        while (*format < end - 1)
            skip_one(format, targets);
        *format = end;
        return;
    }
    char code = *(*format)++;
    (void)va_arg(*targets, void *);
    if (code == 'e') {
        ++*format;
        (void)va_arg(*targets, void *);
    }
    if (code == 'O' && (**format == '!' || **format == '&')) {
        ++*format;
        (void)va_arg(*targets, void *);
    } else if (**format == '#') {
        ++*format;
        (void)va_arg(*targets, void *);
    } else if (**format == '*') {
        ++*format;
    }
}

/* ---- positional ---- */

static bool wrong_count(struct parse *p, Py_ssize_t given, int min, int max)
{
    if (p->message != NULL) {
        PyErr_SetString(PyExc_TypeError, p->message);
        return false;
    }
    const char *how = min == max ? "exactly" : given < min ? "at least" : "at most";
    int bound = given < min ? min : max;
    PyErr_Format(PyExc_TypeError, "%.150s%s takes %s %d argument%s (%zd given)", p->name == NULL ? "function" : p->name,
                 p->name == NULL ? "" : "()", how, bound, bound == 1 ? "" : "s", given);
    return false;
}

static int parse_positional(PyObject *const *args, Py_ssize_t given, const char *format, va_list *targets)
{
    struct parse p;
    int min, max;
    const char *whole = format;
    read_tail(&p, format);
    max = count_arguments(format, p.end, &min);
    if (given < min || given > max)
        return finish(&p, wrong_count(&p, given, min, max));
    bool ok = true;
    for (Py_ssize_t i = 0; ok && i < given; i++) {
        if (*format == '|')
            format++;
        ok = convert(&p, &format, args[i], targets, (int)i + 1, "");
    }
    if (ok && *format != 0 && !isalpha((unsigned char)*format) && strchr("(|:;", *format) == NULL) {
        PyErr_Format(PyExc_SystemError, "bad format string: %.200s", whole);
        ok = false;
    }
    return finish(&p, ok);
}

int PyArg_VaParse(PyObject *args, const char *format, va_list targets)
{
    ENTER();
    WANT(format);
    if (args == NULL || !PyTuple_Check(args)) {
        PyErr_SetString(PyExc_SystemError, "new style getargs format but argument is not a tuple");
        return 0;
    }
    va_list copy;
    va_copy(copy, targets);
    int result = parse_positional(conch_tuple_items(args), PyTuple_GET_SIZE(args), format, &copy);
    va_end(copy);
    return result;
}

int PyArg_ParseTuple(PyObject *args, const char *format, ...)
{
    va_list targets;
    va_start(targets, format);
    int result = PyArg_VaParse(args, format, targets);
    va_end(targets);
    return result;
}

int PyArg_Parse(PyObject *arg, const char *format, ...)
{
    ENTER();
    WANT(format);
    struct parse p;
    va_list targets;
    va_start(targets, format);
    read_tail(&p, format);
    bool ok = convert(&p, &format, arg, &targets, 0, "");
    va_end(targets);
    return finish(&p, ok);
}

int _PyArg_CheckPositional(const char *name, Py_ssize_t given, Py_ssize_t min, Py_ssize_t max)
{
    ENTER();
    if (given >= min && given <= max)
        return 1;
    Py_ssize_t bound = given < min ? min : max;
    const char *how = min == max ? "" : given < min ? "at least " : "at most ";
    if (name != NULL)
        PyErr_Format(PyExc_TypeError, "%.200s expected %s%zd argument%s, got %zd", name, how, bound, bound == 1 ? "" : "s", given);
    else
        PyErr_Format(PyExc_TypeError, "unpacked tuple should have %s%zd element%s, but has %zd", how, bound, bound == 1 ? "" : "s", given);
    return 0;
}

int PyArg_UnpackTuple(PyObject *args, const char *name, Py_ssize_t min, Py_ssize_t max, ...)
{
    ENTER();
    WANT(args);
    if (!PyTuple_Check(args)) {
        PyErr_SetString(PyExc_SystemError, "PyArg_UnpackTuple() argument list is not a tuple");
        return 0;
    }
    Py_ssize_t given = PyTuple_GET_SIZE(args);
    if (!_PyArg_CheckPositional(name, given, min, max))
        return 0;
    va_list targets;
    va_start(targets, max);
    for (Py_ssize_t i = 0; i < given; i++)
        *va_arg(targets, PyObject **) = PyTuple_GET_ITEM(args, i);
    va_end(targets);
    return 1;
}

/* ---- keywords ---- */

struct counts {
    int total, min, max_positional, positional_only; /* min: before '|'; max_positional: before '$' */
};

static bool malformed(const char *why)
{
    PyErr_SetString(PyExc_SystemError, why);
    return false;
}

static bool count_names(struct counts *c, const char *format, const char *end, char **names)
{
    *c = (struct counts){0, -1, -1, 0};
    while (names[c->positional_only] != NULL && *names[c->positional_only] == 0)
        c->positional_only++;
    for (c->total = c->positional_only; names[c->total] != NULL; c->total++)
        if (*names[c->total] == 0)
            return malformed("Empty keyword parameter name");
    int arguments = 0;
    for (const char *at = format; at < end;) {
        if (*at == '|') {
            if (c->min >= 0)
                return malformed("Invalid format string (| specified twice)");
            if (c->max_positional >= 0)
                return malformed("Invalid format string ($ before |)");
            c->min = arguments;
            at++;
        } else if (*at == '$') {
            if (c->max_positional >= 0)
                return malformed("Invalid format string ($ specified twice)");
            c->max_positional = arguments;
            at++;
        } else if (*at == '(') {
            arguments++;
            at = skip_group(at);
        } else {
            arguments += takes_one(&at);
        }
    }
    if (c->min < 0 || c->min > c->total)
        c->min = c->total;
    if (c->max_positional < 0 || c->max_positional > c->total)
        c->max_positional = c->total;
    return true;
}

#define NAME(p, otherwise) ((p)->name == NULL ? (otherwise) : (p)->name), ((p)->name == NULL ? "" : "()")

static bool too_many(struct parse *p, const char *how, int bound, Py_ssize_t given, Py_ssize_t keywords)
{
    PyErr_Format(PyExc_TypeError, "%.200s%s takes %s %d %sargument%s (%zd given)", NAME(p, "function"), how, bound,
                 given == 0 ? "keyword " : "", bound == 1 ? "" : "s", given + keywords);
    return false;
}

static bool positional_fit(struct parse *p, const struct counts *c, Py_ssize_t given)
{
    if (given <= c->max_positional)
        return true;
    if (c->max_positional == 0)
        PyErr_Format(PyExc_TypeError, "%.200s%s takes no positional arguments", NAME(p, "function"));
    else
        PyErr_Format(PyExc_TypeError, "%.200s%s takes %s %d positional argument%s (%zd given)", NAME(p, "function"),
                     c->min < c->max_positional ? "at most" : "exactly", c->max_positional, c->max_positional == 1 ? "" : "s", given);
    return false;
}

/* The first keyword that no parameter has. */
static void name_the_stranger(struct parse *p, PyObject *keywords, char **names, int positional_only)
{
    PyObject *key;
    Py_ssize_t position = 0;
    while (PyDict_Next(keywords, &position, &key, NULL)) {
        if (!PyUnicode_Check(key)) {
            PyErr_SetString(PyExc_TypeError, "keywords must be strings");
            return;
        }
        bool known = false;
        for (int i = positional_only; names[i] != NULL; i++)
            known |= PyUnicode_CompareWithASCIIString(key, names[i]) == 0;
        if (!known) {
            PyErr_Format(PyExc_TypeError, "'%U' is an invalid keyword argument for %.200s%s", key, NAME(p, "this function"));
            return;
        }
    }
}

static bool missing_argument(struct parse *p, const struct counts *c, int i, Py_ssize_t given, const char *name)
{
    if (i < c->positional_only) {
        int least = c->positional_only < c->min ? c->positional_only : c->min;
        PyErr_Format(PyExc_TypeError, "%.200s%s takes %s %d positional argument%s (%zd given)", NAME(p, "function"),
                     least < c->max_positional ? "at least" : "exactly", least, least == 1 ? "" : "s", given);
    } else {
        PyErr_Format(PyExc_TypeError, "%.200s%s missing required argument '%s' (pos %d)", NAME(p, "function"), name, i + 1);
    }
    return false;
}

static bool parse_named(struct parse *p, PyObject *const *args, Py_ssize_t given, PyObject *keywords, const char *format, char **names, va_list *targets)
{
    struct counts c;
    Py_ssize_t left = keywords == NULL ? 0 : PyDict_Size(keywords);
    if (!count_names(&c, format, p->end, names))
        return false;
    if (given + left > c.total)
        return too_many(p, "at most", c.total, given, left);
    for (int i = 0; i < c.total; i++) {
        if (*format == '|')
            format++;
        if (*format == '$') {
            format++;
            if (!positional_fit(p, &c, given))
                return false;
        }
        if (format >= p->end) {
            PyErr_Format(PyExc_SystemError, "More keyword list entries (%d) than format specifiers (%d)", c.total, i);
            return false;
        }
        PyObject *value = NULL;
        if (i < given) {
            value = args[i];
        } else if (left > 0 && i >= c.positional_only) {
            value = PyDict_GetItemString(keywords, names[i]);
            left -= value != NULL;
        }
        if (value != NULL && !convert(p, &format, value, targets, i + 1, ""))
            return false;
        if (value == NULL && i < c.min)
            return missing_argument(p, &c, i, given, names[i]);
        if (value == NULL)
            skip_one(&format, targets);
    }
    while (*format == '|' || *format == '$')
        format++;
    if (format < p->end) {
        PyErr_Format(PyExc_SystemError, "more argument specifiers than keyword list entries (remaining format:'%s')", format);
        return false;
    }
    if (left == 0)
        return true;
    for (Py_ssize_t i = c.positional_only; i < given; i++) {
        if (PyDict_GetItemString(keywords, names[i]) != NULL) {
            PyErr_Format(PyExc_TypeError, "argument for %.200s%s given by name ('%s') and position (%d)", NAME(p, "function"), names[i], (int)i + 1);
            return false;
        }
    }
    name_the_stranger(p, keywords, names, c.positional_only);
    return !PyErr_Occurred();
}

int PyArg_VaParseTupleAndKeywords(PyObject *args, PyObject *keywords, const char *format, char **names, va_list targets)
{
    ENTER();
    struct parse p;
    if (args == NULL || !PyTuple_Check(args) || (keywords != NULL && !PyDict_Check(keywords)) || format == NULL || names == NULL) {
        PyErr_BadInternalCall();
        return 0;
    }
    va_list copy;
    va_copy(copy, targets);
    read_tail(&p, format);
    bool ok = parse_named(&p, conch_tuple_items(args), PyTuple_GET_SIZE(args), keywords, format, names, &copy);
    va_end(copy);
    return finish(&p, ok);
}

int PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *keywords, const char *format, char **names, ...)
{
    va_list targets;
    va_start(targets, names);
    int result = PyArg_VaParseTupleAndKeywords(args, keywords, format, names, targets);
    va_end(targets);
    return result;
}

void _PyArg_BadArgument(const char *name, const char *argument, const char *expected, PyObject *o)
{
    ENTER();
    WANT(o);
    PyErr_Format(PyExc_TypeError, "%.200s() %.200s must be %.50s, not %.50s", name, argument, expected, o == Py_None ? "None" : Py_TYPE(o)->tp_name);
}

int _Py_convert_optional_to_ssize_t(PyObject *o, void *target)
{
    ENTER();
    WANT(o);
    WANT(target);
    if (o == Py_None)
        return 1;
    if (!PyIndex_Check(o)) {
        PyErr_Format(PyExc_TypeError, "argument should be integer or None, not %.200s", Py_TYPE(o)->tp_name);
        return 0;
    }
    Py_ssize_t value = PyNumber_AsSsize_t(o, PyExc_OverflowError);
    if (value == -1 && PyErr_Occurred())
        return 0;
    *(Py_ssize_t *)target = value;
    return 1;
}

/* ---- Argument Clinic ---- */

static int find_name(PyObject *name, const char *const *names, int from)
{
    for (int i = from; names[i] != NULL; i++)
        if (PyUnicode_CompareWithASCIIString(name, names[i]) == 0)
            return i;
    return -1;
}

static void parser_name(struct _PyArg_Parser *parser)
{
    if (parser->fname == NULL && parser->format != NULL) {
        const char *colon = strchr(parser->format, ':');
        parser->fname = colon == NULL ? NULL : colon + 1;
    }
    parser->pos = 0;
    while (parser->keywords[parser->pos] != NULL && *parser->keywords[parser->pos] == 0)
        parser->pos++;
}

PyObject *const *_PyArg_UnpackKeywords(PyObject *const *args, Py_ssize_t count, PyObject *keywords, PyObject *kwnames, struct _PyArg_Parser *parser,
                                       int minpos, int maxpos, int minkw, PyObject **buffer)
{
    ENTER();
    WANT(parser);
    WANT(buffer);
    parser_name(parser);
    struct parse p = {.name = parser->fname};
    int total = 0;
    while (parser->keywords[total] != NULL)
        total++;
    Py_ssize_t named = kwnames != NULL ? PyTuple_GET_SIZE(kwnames) : keywords != NULL ? PyDict_Size(keywords) : 0;
    struct counts c = {total, minpos + minkw, maxpos, parser->pos};
    int required = minkw > 0 ? maxpos + minkw : minpos;
    if (count + named > total || count > maxpos) {
        c.min = required;
        if (count + named > total)
            too_many(&p, c.min == c.total ? "exactly" : "at most", c.total, count, named);
        else
            positional_fit(&p, &c, count);
        return NULL;
    }
    for (int i = 0; i < total; i++)
        buffer[i] = i < count ? args[i] : NULL;
    PyObject *key, *value;
    Py_ssize_t position = 0;
    for (Py_ssize_t i = 0; i < named; i++) {
        if (kwnames != NULL) {
            key = PyTuple_GET_ITEM(kwnames, i);
            value = args[count + i];
        } else if (!PyDict_Next(keywords, &position, &key, &value)) {
            break;
        }
        int at = PyUnicode_Check(key) ? find_name(key, parser->keywords, parser->pos) : -1;
        if (at < 0) {
            if (PyUnicode_Check(key))
                PyErr_Format(PyExc_TypeError, "'%U' is an invalid keyword argument for %.200s%s", key, NAME(&p, "this function"));
            else
                PyErr_SetString(PyExc_TypeError, "keywords must be strings");
            return NULL;
        }
        if (at < count) {
            PyErr_Format(PyExc_TypeError, "argument for %.200s%s given by name ('%s') and position (%d)", NAME(&p, "function"),
                         parser->keywords[at], at + 1);
            return NULL;
        }
        buffer[at] = value;
    }
    for (int i = 0; i < total; i++) {
        bool needed = i < minpos || (i >= maxpos && i < maxpos + minkw);
        if (needed && buffer[i] == NULL) {
            missing_argument(&p, &c, i, count, parser->keywords[i]);
            return NULL;
        }
    }
    return buffer;
}

int PyArg_ValidateKeywordArguments(PyObject *keywords)
{
    ENTER();
    PyObject *key, *value;
    Py_ssize_t position = 0;
    if (keywords == NULL || !PyDict_Check(keywords)) {
        PyErr_BadInternalCall();
        return 0;
    }
    while (PyDict_Next(keywords, &position, &key, &value)) {
        if (!PyUnicode_Check(key)) {
            PyErr_SetString(PyExc_TypeError, "keywords must be strings");
            return 0;
        }
    }
    return 1;
}
