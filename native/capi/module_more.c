/* Modules, imports and sys: what is put together of the functions in module.c. */
#include "internal.h"

PyObject *PyImport_AddModuleObject(PyObject *name)
{
    ENTER();
    const char *utf8 = PyUnicode_AsUTF8(name);
    return utf8 == NULL ? NULL : PyImport_AddModule(utf8);
}

PyObject *PyImport_ReloadModule(PyObject *module)
{
    ENTER();
    if (module == NULL || !PyModule_Check(module)) {
        PyErr_SetString(PyExc_TypeError, "reload() argument must be a module");
        return NULL;
    }
    return conch_ask("importlib", "reload", "(O)", module);
}

PyObject *PyImport_ImportModuleLevelObject(PyObject *name, PyObject *globals, PyObject *locals, PyObject *from_list, int level)
{
    ENTER();
    if (name == NULL || !PyUnicode_Check(name)) {
        PyErr_SetString(name == NULL ? PyExc_ValueError : PyExc_TypeError, name == NULL ? "Empty module name" : "module name must be a string");
        return NULL;
    }
    if (level < 0 || (level == 0 && PyUnicode_GET_LENGTH(name) == 0)) {
        PyErr_SetString(PyExc_ValueError, level < 0 ? "level must be >= 0" : "Empty module name");
        return NULL;
    }
    PyObject *empty = PyDict_New();
    PyObject *module = empty == NULL ? NULL
        : conch_ask("builtins", "__import__", "(OOOOi)", name, globals == NULL ? empty : globals, locals == NULL ? Py_None : locals,
                    from_list == NULL ? Py_None : from_list, level);
    Py_XDECREF(empty);
    return module;
}

PyObject *PyImport_ImportModuleLevel(const char *name, PyObject *globals, PyObject *locals, PyObject *from_list, int level)
{
    ENTER();
    PyObject *text = PyUnicode_FromString(name);
    PyObject *module = text == NULL ? NULL : PyImport_ImportModuleLevelObject(text, globals, locals, from_list, level);
    Py_XDECREF(text);
    return module;
}

PyObject *PyModule_NewObject(PyObject *name)
{
    ENTER();
    const char *utf8 = PyUnicode_AsUTF8(name);
    return utf8 == NULL ? NULL : PyModule_New(utf8);
}

PyObject *PyModule_GetFilenameObject(PyObject *module)
{
    ENTER();
    if (module == NULL || !PyModule_Check(module)) {
        PyErr_BadArgument();
        return NULL;
    }
    PyObject *file = PyDict_GetItemString(PyModule_GetDict(module), "__file__");
    if (file != NULL && PyUnicode_Check(file))
        return Py_NewRef(file);
    PyErr_SetString(PyExc_SystemError, "module filename missing");
    return NULL;
}

const char *PyModule_GetFilename(PyObject *module)
{
    PyObject *file = PyModule_GetFilenameObject(module);
    Py_XDECREF(file);
    return file == NULL ? NULL : PyUnicode_AsUTF8(file);
}

int PySys_Audit(const char *event, const char *format, ...)
{
    WANT(event);
    (void)format;
    return 0;
}

/* ---- files ---- */

PyObject *PyFile_GetLine(PyObject *file, int most)
{
    ENTER();
    if (file == NULL) {
        PyErr_BadInternalCall();
        return NULL;
    }
    PyObject *line = most <= 0 ? PyObject_CallMethod(file, "readline", NULL) : PyObject_CallMethod(file, "readline", "(i)", most);
    if (line != NULL && !PyUnicode_Check(line) && !PyBytes_Check(line)) {
        PyErr_SetString(PyExc_TypeError, "object.readline() returned non-string");
        Py_CLEAR(line);
    }
    if (line == NULL || most >= 0)
        return line;
    Py_ssize_t length = PyObject_Length(line);
    if (length == 0) {
        Py_DECREF(line);
        PyErr_SetString(PyExc_EOFError, "EOF when reading a line");
        return NULL;
    }
    bool ended = PyUnicode_Check(line) ? PyUnicode_ReadChar(line, length - 1) == '\n' : PyBytes_AS_STRING(line)[length - 1] == '\n';
    if (ended)
        Py_SETREF(line, PySequence_GetSlice(line, 0, length - 1));
    return line;
}

PyObject *PyFile_FromFd(int fd, const char *name, const char *mode, int buffering, const char *encoding, const char *errors, const char *newline, int close_fd)
{
    ENTER();
    (void)name;
    return conch_ask("builtins", "open", "(isizzzO)", fd, mode, buffering, encoding, errors, newline, close_fd ? Py_True : Py_False);
}

/* ---- the process ---- */

#define MOST_ENDS 32

int Py_AtExit(void (*function)(void))
{
    static int registered;
    WANT(function);
    if (registered == MOST_ENDS || atexit(function) != 0)
        return -1;
    registered++;
    return 0;
}

static const char *text_of(const char *module, const char *name, const char *otherwise)
{
    PyObject *from = PyImport_ImportModule(module);
    PyObject *value = from == NULL ? NULL : conch_borrow(PyObject_GetAttrString(from, name));
    const char *text = value != NULL && PyUnicode_Check(value) ? PyUnicode_AsUTF8(value) : NULL;
    Py_XDECREF(from);
    if (text == NULL)
        PyErr_Clear();
    return text == NULL ? otherwise : text;
}

const char *Py_GetVersion(void)
{
    ENTER();
    return text_of("sys", "version", PY_VERSION);
}

void Py_GetArgcArgv(int *argc, wchar_t ***argv)
{
    *argc = 0;
    *argv = NULL;
}

const char *Py_GetPlatform(void)
{
    ENTER();
    return text_of("sys", "platform", "unknown");
}

const char *Py_GetCompiler(void)
{
    return "[C compiler of the extension]";
}

const char *Py_GetBuildInfo(void)
{
    return PY_VERSION " (Conch)";
}

/* ---- numbers, text and hashes ---- */

/* The value of a digit in any base; 37 for what is none. */
static unsigned digit(char c)
{
    return Py_ISDIGIT(c) ? (unsigned)(c - '0') : Py_ISALPHA(c) ? (unsigned)(Py_TOLOWER(c) - 'a' + 10) : 37;
}

/* Where the digits start. Base 0 is chosen by the prefixes 0x, 0o and 0b, else 10; NULL where no digit follows the prefix, or zeros of base 0 end it. */
static const char *digits_of(const char *text, int *base, const char **stop)
{
    int named = text[0] != '0' ? 0 : Py_TOLOWER(text[1]) == 'x' ? 16 : Py_TOLOWER(text[1]) == 'o' ? 8 : Py_TOLOWER(text[1]) == 'b' ? 2 : 0;
    if (named != 0 && (*base == 0 || *base == named)) {
        *stop = text + 1;
        *base = named;
        return digit(text[2]) < (unsigned)named ? text + 2 : NULL;
    }
    if (*base != 0)
        return text;
    *base = 10;
    if (text[0] != '0')
        return text;
    while (*text == '0')
        text++;
    while (Py_ISSPACE(*text))
        text++;
    *stop = text;
    return NULL;
}

unsigned long PyOS_strtoul(const char *text, char **end, int base)
{
    WANT(text);
    const char *stop = text;
    while (Py_ISSPACE(*text))
        text++;
    unsigned long value = 0;
    bool overflow = false;
    const char *at = base < 0 || base == 1 || base > 36 ? NULL : digits_of(text, &base, &stop);
    for (; at != NULL && digit(*at) < (unsigned)base; at++) {
        overflow = overflow || value > (ULONG_MAX - digit(*at)) / (unsigned long)base;
        value = overflow ? ULONG_MAX : value * (unsigned long)base + digit(*at);
    }
    if (end != NULL)
        *end = (char *)(at != NULL ? at : stop);
    if (overflow)
        errno = ERANGE;
    return value;
}

long PyOS_strtol(const char *text, char **end, int base)
{
    WANT(text);
    while (Py_ISSPACE(*text))
        text++;
    bool negative = *text == '-';
    unsigned long size = PyOS_strtoul(*text == '-' || *text == '+' ? text + 1 : text, end, base);
    if (size <= (unsigned long)LONG_MAX)
        return negative ? -(long)size : (long)size;
    if (negative && size == (unsigned long)LONG_MAX + 1)
        return LONG_MIN;
    errno = ERANGE;
    return LONG_MAX;
}

wchar_t *Py_DecodeLocale(const char *text, size_t *length)
{
    WANT(text);
    size_t count = strlen(text), made = 0;
    wchar_t *wide = PyMem_RawMalloc((count + 1) * sizeof *wide);
    mbstate_t state = {0};
    for (size_t at = 0; wide != NULL && at < count;) {
        size_t used = mbrtowc(&wide[made], text + at, count - at, &state);
        if (used == (size_t)-1 || used == (size_t)-2) {
            wide[made] = (wchar_t)(0xdc00 + (unsigned char)text[at]);
            used = 1;
            memset(&state, 0, sizeof state);
        }
        made++;
        at += used;
    }
    if (wide != NULL)
        wide[made] = 0;
    if (length != NULL)
        *length = wide == NULL ? (size_t)-1 : made;
    return wide;
}

char *Py_EncodeLocale(const wchar_t *text, size_t *error_at)
{
    WANT(text);
    size_t count = wcslen(text), made = 0;
    char *bytes = PyMem_Malloc(count * MB_CUR_MAX + 1);
    mbstate_t state = {0};
    if (error_at != NULL)
        *error_at = (size_t)-1;
    for (size_t at = 0; bytes != NULL && at < count; at++) {
        bool escaped = text[at] >= 0xdc80 && text[at] <= 0xdcff;
        size_t used = escaped ? 1 : wcrtomb(bytes + made, text[at], &state);
        if (escaped)
            bytes[made] = (char)(text[at] - 0xdc00);
        if (used == (size_t)-1) {
            if (error_at != NULL)
                *error_at = at;
            PyMem_Free(bytes);
            return NULL;
        }
        made += used;
    }
    if (bytes != NULL)
        bytes[made] = 0;
    return bytes;
}

Py_hash_t _Py_HashDouble(PyObject *o, double value)
{
    ENTER();
    if (isnan(value))
        return _Py_HashPointer(o);
    PyObject *number = PyFloat_FromDouble(value);
    Py_hash_t hash = number == NULL ? -1 : PyObject_Hash(number);
    Py_XDECREF(number);
    return hash;
}

/* The low bits of an address say little, so they become the high ones. */
Py_hash_t _Py_HashPointer(const void *pointer)
{
    size_t bits = (size_t)pointer;
    Py_hash_t hash = (Py_hash_t)(bits >> 4 | bits << (8 * sizeof bits - 4));
    return hash == -1 ? -2 : hash;
}

Py_hash_t _Py_HashBytes(const void *bytes, Py_ssize_t count)
{
    ENTER();
    PyObject *object = PyBytes_FromStringAndSize(bytes, count);
    Py_hash_t hash = object == NULL ? -1 : PyObject_Hash(object);
    Py_XDECREF(object);
    return hash;
}
